import type { Context } from "../context.ts";
import { countOfKey, deadlineKey, isHistory, occurrenceKey, occurrencesOf } from "../obligation/occurrences.ts";
import { addMonths, type IsoDate } from "../time/date.ts";
import type { Unit } from "../unit/types.ts";
import { pushableDuties } from "./duties.ts";
import type { Tracked } from "./open-occurrences.ts";

/** How many occasions were held, by `occurrenceKey`. */
export async function countedOf({ store }: Pick<Context, "store">, unitId: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { deadline, due } of await store.occasions.of([unitId])) {
    const key = occurrenceKey(deadline, due);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Keys of what needs no reminder any more: done, not applicable, or with all its occasions held. */
export async function settledOf(context: Pick<Context, "store">, unitId: string): Promise<ReadonlySet<string>> {
  const settled = new Set(await context.store.followUps.settled(unitId));
  for (const [key, held] of await countedOf(context, unitId)) {
    const asked = countOfKey(key.slice(0, key.lastIndexOf("@")));
    if (asked !== null && held >= asked) settled.add(key);
  }
  return settled;
}

/** The duties with a number of occasions, each in the period that holds the day. */
export async function countersOn(context: Context, unit: Unit, day: IsoDate): Promise<readonly Tracked[]> {
  const duties = await pushableDuties(context, unit);
  const counting = duties
    .map((duty) => ({ ...duty, deadlines: duty.deadlines.filter(({ when }) => when.includes("*")) }))
    .filter(({ deadlines }) => deadlines.length > 0);
  const known = await context.store.followUps.of([unit.id]);
  const next = new Map<string, Tracked>();
  for (const occurrence of occurrencesOf(counting, { from: day, to: addMonths(day, LONGEST_PERIOD) }, context.calendar)) {
    const key = deadlineKey(occurrence.obligation.plan, occurrence.deadline);
    if (next.has(key) || isHistory(occurrence) || (occurrence.afterPeriod && !occurrence.obligation.plan.continued)) continue;
    const followUp = known.find((one) => one.deadline === key && one.due === occurrence.due) ?? null;
    next.set(key, { unit, occurrence, key, followUp });
  }
  return [...next.values()];
}

const LONGEST_PERIOD = 24;
