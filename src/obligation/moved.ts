import type { Calendar } from "../time/calendar.ts";
import type { IsoDate } from "../time/date.ts";
import { lastWorkdayOnOrBefore } from "../time/workdays.ts";
import { type DateRange, deadlineKey, type OccurrenceOptions, occurrenceKey, occurrencesOf } from "./occurrences.ts";
import type { Obligation, Occurrence } from "./types.ts";

/** Later dates that were granted, by `occurrenceKey` of the date that the plan gives. */
export type MovedDates = ReadonlyMap<string, IsoDate>;

/** As `occurrencesOf`, with each occurrence on the date that it was moved to, whatever range the plan's own date lies in. */
export function occurrencesWithMoved(
  obligations: readonly Obligation[],
  range: DateRange,
  { calendar, moved, ...options }: OccurrenceOptions & { readonly calendar: Calendar; readonly moved: MovedDates },
): readonly Occurrence[] {
  const own = occurrencesOf(obligations, range, calendar, options);
  if (moved.size === 0) return own;
  const kept = own.filter((occurrence) => !moved.has(keyOf(occurrence)));
  const come = [...moved].flatMap(([key, due]) =>
    due >= range.from && due <= range.to ? movedOccurrence(obligations, { key, due, calendar }) : [],
  );
  return [...kept, ...come].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

interface Move {
  readonly key: string;
  readonly due: IsoDate;
  readonly calendar: Calendar;
}

function movedOccurrence(obligations: readonly Obligation[], { key, due, calendar }: Move): readonly Occurrence[] {
  const at = key.lastIndexOf("@");
  const was = key.slice(at + 1);
  return obligations.flatMap((obligation) => {
    const deadlines = obligation.deadlines.filter((deadline) => deadlineKey(obligation.plan, deadline) === key.slice(0, at));
    if (deadlines.length === 0) return [];
    return occurrencesOf([{ ...obligation, deadlines }], { from: was, to: was }, calendar).map((occurrence) => {
      const lastWorkday = lastWorkdayOnOrBefore(calendar, due);
      const provisional = calendar.day(due).provisional || calendar.day(lastWorkday).provisional;
      return { ...occurrence, obligation, due, lastWorkday, provisional, movedFrom: was };
    });
  });
}

function keyOf({ obligation, deadline, due }: Occurrence): string {
  return occurrenceKey(deadlineKey(obligation.plan, deadline), due);
}
