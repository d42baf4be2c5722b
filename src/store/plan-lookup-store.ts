import { and, eq, inArray, ne, or, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { plans } from "./schema/plans.ts";

export interface PlanTitle {
  readonly id: number;
  readonly title: string;
  readonly regionCode: string | null;
}

/** Finds plans without reading them. */
export interface PlanLookup {
  /** Numbers of the plans of these places that answers are given from (published, or drafts), in order. */
  readableIn(regionCodes: readonly string[]): Promise<readonly number[]>;
  /** Of every plan that answers are given from. */
  titles(): Promise<readonly PlanTitle[]>;
}

export function createPlanLookup({ query }: Database): PlanLookup {
  const title = sql<string>`json_extract(${plans.parsed}, '$.title')`;
  const isDraft = eq(sql`json_extract(${plans.parsed}, '$.status')`, "draft");
  const readable = and(ne(plans.state, "retired"), or(eq(plans.state, "published"), isDraft));
  return {
    async readableIn(regionCodes) {
      const rows = query
        .select({ id: plans.id })
        .from(plans)
        .where(and(inArray(plans.regionCode, [...regionCodes]), readable))
        .orderBy(plans.id)
        .all();
      return rows.map(({ id }) => id);
    },
    async titles() {
      return query.select({ id: plans.id, title, regionCode: plans.regionCode }).from(plans).where(readable).orderBy(plans.id).all();
    },
  };
}
