import type { Calendar } from "../time/calendar.ts";
import { addDays, addMonths, type IsoDate, instantOf, localDate } from "../time/date.ts";
import { type Limit, parseWhen } from "../time/when.ts";
import { addWorkdays, firstWorkdayOnOrAfter, lastWorkdayOnOrBefore } from "../time/workdays.ts";

/** When a limit that an event started begins to be met, and ends; null where that side is open. */
export type TimerSpan =
  | { readonly kind: "days"; readonly earliest: IsoDate | null; readonly latest: IsoDate | null }
  /** Epoch milliseconds, for limits in hours and minutes. */
  | { readonly kind: "clock"; readonly earliest: number | null; readonly latest: number | null };

/**
 * The span of a `within` code that was started at `startedAt`. The day or hour of the start does not count (民法典 第二百零一条).
 * Throws a RangeError on any other code.
 */
export function timerSpan(code: string, startedAt: number, calendar: Calendar): TimerSpan {
  const when = parseWhen(code);
  if (when.kind !== "within") throw new RangeError(`expected a within code, not ${code}`);
  const { min, max } = when;
  const first = max ?? min;
  if (first && (first.unit === "H" || first.unit === "MIN")) {
    return { kind: "clock", earliest: min ? after(startedAt, min) : null, latest: max ? after(startedAt, max) : null };
  }
  const start = localDate(startedAt);
  return { kind: "days", earliest: min ? dayAfter(start, min, calendar) : null, latest: max ? dayAfter(start, max, calendar) : null };
}

/** One thing that a timer tells, and when. */
export interface TimerNotice {
  readonly step: TimerStep;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** From now on it may be done; three and one working days are left; the last day, hour; it is over. */
export type TimerStep = "earliest" | "3" | "1" | "0" | "over";

/** What a timer tells, earliest first; nothing that lies before its start. Days are told at nine, hours and minutes at their minute. */
export function timerNotices(span: TimerSpan, startedAt: number, calendar: Calendar): readonly TimerNotice[] {
  const all = span.kind === "days" ? dayNotices(span, calendar) : clockNotices(span, startedAt);
  return all.filter(({ at }) => at > startedAt).sort((a, b) => a.at - b.at);
}

function dayNotices({ earliest, latest }: Extract<TimerSpan, { kind: "days" }>, calendar: Calendar): TimerNotice[] {
  const nine = (date: IsoDate) => instantOf(date, "09:00");
  const notices: TimerNotice[] = [];
  if (earliest !== null && earliest !== latest) notices.push({ step: "earliest", at: nine(firstWorkdayOnOrAfter(calendar, earliest)) });
  if (latest === null) return notices;
  const last = lastWorkdayOnOrBefore(calendar, latest);
  for (const days of [3, 1, 0] as const) notices.push({ step: `${days}`, at: nine(addWorkdays(calendar, last, -days)) });
  return [...notices, { step: "over", at: nine(firstWorkdayOnOrAfter(calendar, addDays(latest, 1))) }];
}

/** A fifth of the time before the end, ten minutes at least and an hour at most. */
function clockNotices({ earliest, latest }: Extract<TimerSpan, { kind: "clock" }>, startedAt: number): TimerNotice[] {
  const notices: TimerNotice[] = earliest !== null && earliest !== latest ? [{ step: "earliest", at: earliest }] : [];
  if (latest === null) return notices;
  const ahead = Math.min(60 * MINUTE, Math.max(10 * MINUTE, (latest - startedAt) / 5));
  return [...notices, { step: "0", at: latest - ahead }, { step: "over", at: latest }];
}

const MINUTE = 60_000;

function after(start: number, { amount, unit }: Limit): number {
  return start + amount * (unit === "H" ? 60 * MINUTE : MINUTE);
}

function dayAfter(start: IsoDate, { amount, unit }: Limit, calendar: Calendar): IsoDate {
  switch (unit) {
    case "WD":
      return addWorkdays(calendar, start, amount);
    case "M":
      return addMonths(start, amount);
    case "Y":
      return addMonths(start, amount * 12);
    default:
      return addDays(start, amount);
  }
}
