import type { Calendar } from "../time/calendar.ts";
import { addDays, type IsoDate, instantOf, localDate, localTime } from "../time/date.ts";
import { firstWorkdayOnOrAfter, isWorkday } from "../time/workdays.ts";

/** Reminders go out from nine to six on working days. */
const opening = "09:00";
const closing = "18:00";

/** The moment at which a step of that day is told. */
export function stepInstant(date: IsoDate): number {
  return instantOf(date, opening);
}

export function isOpen(calendar: Calendar, now: number): boolean {
  const time = localTime(now);
  return time >= opening && time < closing && isWorkday(calendar, localDate(now));
}

/** The next opening after `now`. */
export function nextOpening(calendar: Calendar, now: number): number {
  const today = localDate(now);
  const first = firstWorkdayOnOrAfter(calendar, localTime(now) < opening ? today : addDays(today, 1));
  return instantOf(first, opening);
}
