import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { PlanState, StoredPlan } from "../obligation/types.ts";
import type { Plan } from "../plan/types.ts";
import type { IsoDate } from "../time/date.ts";
import type { Database } from "./database.ts";
import { facts } from "./schema/people.ts";
import { findings, plans } from "./schema/plans.ts";

export interface NewPlan {
  readonly series: string;
  readonly digest: string;
  readonly ordinal: number;
  readonly fileName: string;
  readonly regionCode: string | null;
  readonly parsed: Plan;
  readonly sourceText: string;
  readonly importedAt: number;
}

export interface Finding {
  readonly key: string;
  readonly decision: "accepted" | "rejected";
}

/** What is known of one stored plan besides what was read in it. */
export interface PlanRecord extends StoredPlan {
  readonly series: string;
  readonly version: number;
  readonly digest: string;
  readonly ordinal: number;
  readonly fileName: string;
  readonly findings: readonly Finding[];
}

export interface PlanStore {
  /** Changes with every write to plans or findings, whichever process made it. */
  revision(): Promise<string>;
  /** Every plan that is not retired, oldest first. */
  current(): Promise<readonly PlanRecord[]>;
  byId(id: number): Promise<PlanRecord | null>;
  bySource(digest: string, ordinal: number): Promise<PlanRecord | null>;
  sourceText(id: number): Promise<string | null>;
  /** Adds a version; the series' earlier ones are retired. Returns its id. */
  add(plan: NewPlan): Promise<number>;
  /** Replaces what the parser read in an unchanged text. */
  reread(id: number, parsed: Plan): Promise<void>;
  setState(id: number, state: PlanState, publishedOn: IsoDate | null): Promise<void>;
  setContinued(id: number, continued: boolean): Promise<void>;
  decide(id: number, decisions: readonly Finding[], by: { readonly reviewer: string; readonly at: number }): Promise<void>;
}

export function createPlanStore({ query }: Database): PlanStore {
  const load = async (rows: readonly PlanRow[]): Promise<PlanRecord[]> => {
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id);
    const found = query.select().from(findings).where(inArray(findings.planId, ids)).all();
    const byPlan = groupFindings(found);
    return rows.map((row) => toRecord(row, byPlan.get(row.id) ?? []));
  };
  /** One write and the new revision, together. */
  const write = <T>(work: (tx: Transaction) => T): T =>
    query.transaction((tx) => {
      tx.insert(facts)
        .values({ name: REVISION, value: "1" })
        .onConflictDoUpdate({ target: facts.name, set: { value: sql`${facts.value} + 1` } })
        .run();
      return work(tx);
    });
  return {
    async revision() {
      return query.select().from(facts).where(eq(facts.name, REVISION)).get()?.value ?? "0";
    },
    async current() {
      return load(query.select().from(plans).where(ne(plans.state, "retired")).orderBy(plans.id).all());
    },
    async byId(id) {
      return (await load(query.select().from(plans).where(eq(plans.id, id)).all()))[0] ?? null;
    },
    async bySource(digest, ordinal) {
      const rows = query
        .select()
        .from(plans)
        .where(and(eq(plans.digest, digest), eq(plans.ordinal, ordinal)))
        .all();
      return (await load(rows))[0] ?? null;
    },
    async sourceText(id) {
      return query.select({ text: plans.sourceText }).from(plans).where(eq(plans.id, id)).get()?.text ?? null;
    },
    async add(plan) {
      return write((tx) => {
        const last = tx.select().from(plans).where(eq(plans.series, plan.series)).orderBy(desc(plans.version)).get();
        tx.update(plans).set({ state: "retired" }).where(eq(plans.series, plan.series)).run();
        const version = (last?.version ?? 0) + 1;
        const row = tx
          .insert(plans)
          .values({ ...plan, version, state: "imported" })
          .returning({ id: plans.id })
          .get();
        return row.id;
      });
    },
    async reread(id, parsed) {
      write((tx) => tx.update(plans).set({ parsed }).where(eq(plans.id, id)).run());
    },
    async setState(id, state, publishedOn) {
      write((tx) => tx.update(plans).set({ state, publishedOn }).where(eq(plans.id, id)).run());
    },
    async setContinued(id, continued) {
      write((tx) => tx.update(plans).set({ continued }).where(eq(plans.id, id)).run());
    },
    async decide(id, decisions, { reviewer, at }) {
      write((tx) => {
        for (const { key, decision } of decisions) {
          tx.insert(findings)
            .values({ planId: id, key, decision, reviewer, decidedAt: at })
            .onConflictDoUpdate({ target: [findings.planId, findings.key], set: { decision, reviewer, decidedAt: at } })
            .run();
        }
      });
    },
  };
}

const REVISION = "plans-revision";

type Transaction = Parameters<Parameters<Database["query"]["transaction"]>[0]>[0];
type PlanRow = typeof plans.$inferSelect;
type FindingRow = typeof findings.$inferSelect;

function groupFindings(rows: readonly FindingRow[]): Map<number, Finding[]> {
  const groups = new Map<number, Finding[]>();
  for (const { planId, key, decision } of rows) {
    const group = groups.get(planId) ?? [];
    group.push({ key, decision });
    groups.set(planId, group);
  }
  return groups;
}

function toRecord(row: PlanRow, decisions: readonly Finding[]): PlanRecord {
  const { id, regionCode, state, publishedOn, continued, series, version, digest, ordinal, fileName } = row;
  return {
    id,
    plan: row.parsed,
    regionCode,
    state,
    publishedOn,
    continued,
    series,
    version,
    digest,
    ordinal,
    fileName,
    findings: decisions,
  };
}
