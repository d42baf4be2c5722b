import type { Context } from "../context.ts";
import { type FollowUpState, isSettled } from "../obligation/follow-up.ts";
import { occurrencesWithMoved } from "../obligation/moved.ts";
import { deadlineKey, isHistory } from "../obligation/occurrences.ts";
import type { Occurrence } from "../obligation/types.ts";
import type { FollowUp } from "../store/follow-up-store.ts";
import { addDays, type IsoDate } from "../time/date.ts";
import type { Unit } from "../unit/types.ts";
import { pushableDuties } from "./duties.ts";

/** How long after its due date something still waits to be dealt with, and how long before it can be. */
const BACK_DAYS = 120;
const AHEAD_DAYS = 45;

export interface Tracked {
  readonly unit: Unit;
  readonly occurrence: Occurrence;
  readonly key: string;
  readonly followUp: FollowUp | null;
}

/** What a unit has to follow up around a day: in force, reviewed, not history. Settled ones too. */
export async function trackedOccurrences(context: Context, unit: Unit, today: IsoDate): Promise<readonly Tracked[]> {
  const range = { from: addDays(today, -BACK_DAYS), to: addDays(today, AHEAD_DAYS) };
  const duties = await pushableDuties(context, unit);
  const known = await context.store.followUps.of([unit.id]);
  const moved = await context.store.extensions.moved(unit.id);
  return occurrencesWithMoved(duties, range, { calendar: context.calendar, moved, routine: false })
    .filter((occurrence) => !isHistory(occurrence) && (!occurrence.afterPeriod || occurrence.obligation.plan.continued))
    .map((occurrence) => {
      const key = deadlineKey(occurrence.obligation.plan, occurrence.deadline);
      const followUp = known.find((one) => one.deadline === key && one.due === occurrence.due) ?? null;
      return { unit, occurrence, key, followUp };
    });
}

export function stateOf({ followUp }: Tracked): FollowUpState | null {
  return followUp?.state ?? null;
}

export function isOpen(tracked: Tracked): boolean {
  return !isSettled(stateOf(tracked));
}
