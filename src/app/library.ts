import type { StoredPlan } from "../obligation/types.ts";
import { deadlineKey, partiesKey } from "../plan/findings.ts";
import type { Clause, Deadline } from "../plan/types.ts";
import type { PlanTitle } from "../store/plan-lookup-store.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import type { Store } from "../store/store.ts";

/** The plans that were asked for, in memory, and read again when the database changed. The same record, and list, is the same object until then. */
export interface PlanLibrary {
  /** Every plan that is not retired. Reads all of them: where a place or a number is known, the others are for it. */
  all(): Promise<readonly PlanRecord[]>;
  /** Those that answers are given from: published ones, and drafts, which are marked as such. Reads all, too. */
  readable(): Promise<readonly PlanRecord[]>;
  /** Readable plans that can bind somebody in the place of that code: its own and those of the places around it. */
  forRegion(code: string): Promise<readonly PlanRecord[]>;
  /** One readable plan. */
  byId(id: number): Promise<PlanRecord | null>;
  /** Titles of the readable plans, without reading them. */
  titles(): Promise<readonly PlanTitle[]>;
}

type LibraryStore = Pick<Store, "plans" | "planLookup">;

export function createLibrary(store: LibraryStore): PlanLibrary {
  let revision = "";
  let shelf = createShelf(store);
  const current = async () => {
    const now = await store.plans.revision();
    if (now !== revision || shelf.isFull()) {
      shelf = createShelf(store);
      revision = now;
    }
    return shelf;
  };
  return {
    all: async () => (await current()).all(),
    readable: async () => (await current()).readable(),
    forRegion: async (code) => (await current()).forRegion(code),
    byId: async (id) => (await current()).byId(id),
    titles: async () => (await current()).titles(),
  };
}

/** Some 200 MB of plans; a question about all of them loads them all the same. */
const PLANS_KEPT = 1000;
const REGIONS_KEPT = 10_000;

interface Shelf extends PlanLibrary {
  isFull(): boolean;
}

/** What was read of one state of the database. */
function createShelf({ plans, planLookup }: LibraryStore): Shelf {
  const records = new Map<number, Promise<PlanRecord | null>>();
  const byRegion = new Map<string, Promise<readonly PlanRecord[]>>();
  const everything = once(async () => {
    const known = await plans.current();
    for (const record of known) if (!records.has(record.id)) records.set(record.id, Promise.resolve(record));
    return Promise.all(known.map(async (record) => (await records.get(record.id)) ?? record));
  });
  const byId = keep(records, (id: number) => plans.byId(id));
  const lists = keep(byRegion, async (code: string) => {
    const found = await Promise.all((await planLookup.readableIn(placesAround(code))).map(byId));
    return found.filter((record) => record !== null);
  });
  let hasAll = false;
  return {
    all: () => {
      hasAll = true;
      return everything();
    },
    readable: once(async () => {
      hasAll = true;
      return (await everything()).filter(isReadable);
    }),
    forRegion: lists,
    byId: async (id) => {
      const record = await byId(id);
      return record && record.state !== "retired" && isReadable(record) ? record : null;
    },
    titles: once(() => planLookup.titles()),
    isFull: () => byRegion.size > REGIONS_KEPT || (!hasAll && records.size > PLANS_KEPT),
  };
}

function isReadable({ state, plan }: PlanRecord): boolean {
  return state === "published" || plan.status === "draft";
}

/** The place itself and those that contain it: codes of a province, city, county and town have 2, 4, 6 and 9 digits. */
function placesAround(code: string): readonly string[] {
  return [...new Set([2, 4, 6, 9].filter((length) => length < code.length).map((length) => code.slice(0, length))).add(code)];
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  const get = keep(new Map<null, Promise<T>>(), make);
  return () => get(null);
}

/** What could not be read is tried again the next time. */
function keep<K, V>(kept: Map<K, Promise<V>>, make: (key: K) => Promise<V>): (key: K) => Promise<V> {
  return (key) => {
    const known = kept.get(key);
    if (known) return known;
    const made = make(key);
    kept.set(key, made);
    made.catch(() => kept.delete(key));
    return made;
  };
}

/** True where a reviewer stands for what the plan holds: accepted as read, or corrected. */
export function isReviewed(record: PlanRecord, finding: { readonly deadline: Deadline } | { readonly clause: Clause }): boolean {
  const key = "deadline" in finding ? deadlineKey(finding.deadline) : partiesKey(finding.clause);
  return record.accepted.has(key);
}

/** What people are told of a plan's standing, or null where it is plainly in force. */
export function standingOf({ plan, continued }: StoredPlan, year: number): string | null {
  if (plan.status === "draft") return "征求意见稿,尚未生效,仅供参考";
  if (plan.period && year > plan.period.to)
    return continued ? "规划期已满,主管部门已确认继续执行" : `规划期已满(${plan.period.to}年),仅供参考`;
  return null;
}
