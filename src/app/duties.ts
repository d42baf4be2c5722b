import type { Context } from "../context.ts";
import { obligationsOf } from "../obligation/tiers.ts";
import type { Obligation } from "../obligation/types.ts";
import type { Unit } from "../unit/types.ts";
import { isReviewed } from "./library.ts";

/** Everything the readable plans make a unit do, strongest tier first. */
export async function dutiesOf(context: Pick<Context, "library" | "directory">, unit: Unit): Promise<readonly Obligation[]> {
  return obligationsOf(unit, await context.library.forRegion(unit.region), context.directory);
}

/**
 * What may be pushed to a unit: published plans, duties it surely has, and of their deadlines those that a reviewer accepted and that
 * can be read in one way only.
 */
export async function pushableDuties(context: Pick<Context, "library" | "directory">, unit: Unit): Promise<readonly Obligation[]> {
  const records = new Map((await context.library.forRegion(unit.region)).map((record) => [record.id, record]));
  const duties = await dutiesOf(context, unit);
  return duties.flatMap((duty) => {
    const record = records.get(duty.plan.id);
    if (record?.state !== "published" || record.plan.status === "draft" || duty.tier === "possible") return [];
    if (!isReviewed(record, { clause: duty.clause })) return [];
    const deadlines = duty.deadlines.filter((deadline) => !deadline.ambiguous && isReviewed(record, { deadline }));
    return deadlines.length > 0 ? [{ ...duty, deadlines }] : [];
  });
}
