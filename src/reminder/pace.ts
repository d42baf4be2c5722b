import { deadlineKey, occurrenceKey, occurrencesOf } from "../obligation/occurrences.ts";
import type { Obligation, Occurrence } from "../obligation/types.ts";
import type { Calendar } from "../time/calendar.ts";
import { addDays, daysBetween, type IsoDate, isoDate, yearOf } from "../time/date.ts";
import { lastWorkdayOnOrBefore } from "../time/workdays.ts";
import { stepInstant } from "./hours.ts";
import { canRemind, mayTell } from "./may-tell.ts";
import type { NewReminder, Subscription } from "./ports.ts";

export interface PaceOptions {
  readonly calendar: Calendar;
  readonly window: { readonly from: IsoDate; readonly to: IsoDate };
  /** Occasions held, by `occurrenceKey`. */
  readonly counted: ReadonlyMap<string, number>;
}

/**
 * For duties that ask for so many occasions a year: a reminder on the last working day of each of the first three quarters in which
 * fewer were held than an even pace would have made, rounded down. Its step counts days as the ladder does.
 */
export function paceReminders(
  subscription: Pick<Subscription, "chat" | "unitId" | "since">,
  obligations: readonly Obligation[],
  { calendar, window, counted }: PaceOptions,
): readonly NewReminder[] {
  const counting = obligations
    .filter(canRemind)
    .map((duty) => ({ ...duty, deadlines: duty.deadlines.filter(({ when }) => YEARLY.test(when)) }))
    .filter(({ deadlines }) => deadlines.length > 0);
  return occurrencesOf(counting, { from: window.from, to: addDays(window.to, 366) }, calendar).flatMap((occurrence) => {
    const deadline = deadlineKey(occurrence.obligation.plan, occurrence.deadline);
    const held = counted.get(occurrenceKey(deadline, occurrence.due)) ?? 0;
    return quarterEnds(occurrence).flatMap(({ end, share }) => {
      const on = lastWorkdayOnOrBefore(calendar, end);
      const step = daysBetween(on, occurrence.lastWorkday);
      if (on < window.from || on > window.to || held >= Math.floor((occurrence.count ?? 0) * share)) return [];
      const plannedAt = stepInstant(on);
      if (plannedAt < subscription.since || !mayTell(occurrence, { step, on }, null)) return [];
      const { chat, unitId } = subscription;
      return [{ chat, unitId, deadline, due: occurrence.due, step, plannedAt }];
    });
  });
}

const YEARLY = /^every:P1Y(?:@12-31)?\*\d+$/;

function quarterEnds({ due }: Occurrence): readonly { readonly end: IsoDate; readonly share: number }[] {
  const year = yearOf(due);
  return [
    { end: isoDate(year, 3, 31), share: 0.25 },
    { end: isoDate(year, 6, 30), share: 0.5 },
    { end: isoDate(year, 9, 30), share: 0.75 },
  ];
}
