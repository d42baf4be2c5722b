import { and, desc, eq, inArray, lt, ne, sql } from "drizzle-orm";
import type { StoredPlan } from "../obligation/types.ts";
import { applyDecisions } from "../plan/corrections.ts";
import type { Decision } from "../plan/findings.ts";
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

/** A decision, and who took it when (epoch milliseconds). */
export interface DecisionRecord extends Decision {
  readonly reviewer: string;
  readonly decidedAt: number;
}

/** What is known of one stored plan. Its `plan` is what people are told: as read, with every decision applied. */
export interface PlanRecord extends StoredPlan {
  readonly series: string;
  readonly version: number;
  readonly digest: string;
  readonly ordinal: number;
  readonly fileName: string;
  /** The plan that took this one's place. */
  readonly supersededBy: number | null;
  /** As the parser read it; the keys of decisions are of this. */
  readonly read: Plan;
  readonly decisions: readonly DecisionRecord[];
  /** Keys of what `plan` holds and a person stands for. */
  readonly accepted: ReadonlySet<string>;
}

export interface PlanStore {
  /** Changes with every write to plans or findings, whichever process made it. */
  revision(): Promise<string>;
  /** Every plan that is not retired, oldest first. */
  current(): Promise<readonly PlanRecord[]>;
  /** Every plan, oldest first. */
  all(): Promise<readonly PlanRecord[]>;
  byId(id: number): Promise<PlanRecord | null>;
  bySource(digest: string, ordinal: number): Promise<PlanRecord | null>;
  sourceText(id: number): Promise<string | null>;
  /** The newest version of a plan. */
  latest(series: string): Promise<PlanRecord | null>;
  /**
   * Adds a version, with decisions taken over. The series' earlier versions that are not in force are retired; the one in force stays
   * until the new one is published. Returns the new one's id.
   */
  add(plan: NewPlan, decisions?: readonly DecisionRecord[]): Promise<number>;
  /** Replaces what the parser read in an unchanged text, and takes over decisions under their new keys. */
  reread(id: number, parsed: Plan, decisions?: readonly DecisionRecord[]): Promise<void>;
  /** Puts a version in force; it supersedes the series' earlier ones. */
  publish(id: number, day: IsoDate): Promise<void>;
  retire(id: number, supersededBy: number | null): Promise<void>;
  setContinued(id: number, continued: boolean): Promise<void>;
  decide(id: number, decisions: readonly DecisionRecord[]): Promise<void>;
  /** As `decide`, but leaves alone what somebody has decided on. */
  decideWhereOpen(id: number, decisions: readonly DecisionRecord[]): Promise<void>;
}

export function createPlanStore({ query }: Database): PlanStore {
  const load = async (rows: readonly PlanRow[]): Promise<PlanRecord[]> => {
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id);
    const found = query.select().from(findings).where(inArray(findings.planId, ids)).all();
    const byPlan = groupDecisions(found);
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
    async all() {
      return load(query.select().from(plans).orderBy(plans.id).all());
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
    async latest(series) {
      return (
        (await load(query.select().from(plans).where(eq(plans.series, series)).orderBy(desc(plans.version)).limit(1).all()))[0] ?? null
      );
    },
    async add(plan, decisions = []) {
      return write((tx) => {
        const last = tx.select().from(plans).where(eq(plans.series, plan.series)).orderBy(desc(plans.version)).get();
        const version = (last?.version ?? 0) + 1;
        const { id } = tx
          .insert(plans)
          .values({ ...plan, version, state: "imported" })
          .returning({ id: plans.id })
          .get();
        const waiting = and(eq(plans.series, plan.series), lt(plans.version, version), eq(plans.state, "imported"));
        tx.update(plans).set({ state: "retired", supersededBy: id }).where(waiting).run();
        keepDecisions(tx, id, decisions);
        return id;
      });
    },
    async reread(id, parsed, decisions = []) {
      write((tx) => {
        tx.update(plans).set({ parsed }).where(eq(plans.id, id)).run();
        keepDecisions(tx, id, decisions);
      });
    },
    async publish(id, publishedOn) {
      write((tx) => {
        const plan = tx
          .update(plans)
          .set({ state: "published", publishedOn, supersededBy: null })
          .where(eq(plans.id, id))
          .returning()
          .get();
        if (!plan) return;
        const earlier = and(eq(plans.series, plan.series), lt(plans.version, plan.version), ne(plans.state, "retired"));
        tx.update(plans).set({ state: "retired", publishedOn: null, supersededBy: id }).where(earlier).run();
      });
    },
    async retire(id, supersededBy) {
      write((tx) => tx.update(plans).set({ state: "retired", publishedOn: null, supersededBy }).where(eq(plans.id, id)).run());
    },
    async setContinued(id, continued) {
      write((tx) => tx.update(plans).set({ continued }).where(eq(plans.id, id)).run());
    },
    async decide(id, decisions) {
      write((tx) => {
        for (const { key, ...word } of decisions) {
          tx.insert(findings)
            .values({ planId: id, key, ...word })
            .onConflictDoUpdate({ target: [findings.planId, findings.key], set: word })
            .run();
        }
      });
    },
    async decideWhereOpen(id, decisions) {
      write((tx) => keepDecisions(tx, id, decisions));
    },
  };
}

function keepDecisions(tx: Transaction, planId: number, decisions: readonly DecisionRecord[]): void {
  for (const { key, decision, correction, reviewer, decidedAt } of decisions) {
    tx.insert(findings).values({ planId, key, decision, correction, reviewer, decidedAt }).onConflictDoNothing().run();
  }
}

const REVISION = "plans-revision";

type Transaction = Parameters<Parameters<Database["query"]["transaction"]>[0]>[0];
type PlanRow = typeof plans.$inferSelect;
type FindingRow = typeof findings.$inferSelect;

function groupDecisions(rows: readonly FindingRow[]): Map<number, DecisionRecord[]> {
  const groups = new Map<number, DecisionRecord[]>();
  for (const { planId, ...decision } of rows) {
    const group = groups.get(planId) ?? [];
    group.push(decision);
    groups.set(planId, group);
  }
  return groups;
}

function toRecord({ parsed, sourceText: _, importedAt: __, ...row }: PlanRow, decisions: readonly DecisionRecord[]): PlanRecord {
  return { ...row, read: parsed, decisions, ...applyDecisions(parsed, decisions) };
}
