import { and, eq, gt, lte, or } from "drizzle-orm";
import type { Database } from "./database.ts";
import { leases } from "./schema/reminders.ts";

/** Who does a job that only one process may do. */
export interface LeaseStore {
  hold(name: string, by: { owner: string; now: number; until: number }): Promise<boolean>;
  drop(name: string, owner: string): Promise<void>;
}

export function createLeaseStore(database: Database): LeaseStore {
  return {
    hold: (name, by) => holdLease(database, name, by),
    drop: (name, owner) => dropLease(database, name, owner),
  };
}

/**
 * True while `owner` leads: it did so before, or nobody does. A leader renews well before `until`; when it is gone, another takes over
 * after that. A lease further ahead than any could be was taken by a clock that has been set back since.
 */
export async function holdLease({ query }: Database, name: string, by: { owner: string; now: number; until: number }): Promise<boolean> {
  const { owner, now, until } = by;
  const free = or(eq(leases.owner, owner), lte(leases.until, now), gt(leases.until, until + (until - now)));
  const { changes } = query
    .insert(leases)
    .values({ name, owner, until })
    .onConflictDoUpdate({ target: leases.name, set: { owner, until }, setWhere: free })
    .run();
  return changes > 0;
}

/** Lets the next process take over at once. */
export async function dropLease({ query }: Database, name: string, owner: string): Promise<void> {
  query
    .delete(leases)
    .where(and(eq(leases.name, name), eq(leases.owner, owner)))
    .run();
}
