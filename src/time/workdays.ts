import type { Calendar } from "./calendar.ts";
import { addDays, type IsoDate } from "./date.ts";

/** True on ordinary workdays and on make-up workdays. */
export function isWorkday(calendar: Calendar, date: IsoDate): boolean {
  const { kind } = calendar.day(date);
  return kind === "workday" || kind === "make-up";
}

export function lastWorkdayOnOrBefore(calendar: Calendar, date: IsoDate): IsoDate {
  let day = date;
  while (!isWorkday(calendar, day)) day = addDays(day, -1);
  return day;
}

export function firstWorkdayOnOrAfter(calendar: Calendar, date: IsoDate): IsoDate {
  let day = date;
  while (!isWorkday(calendar, day)) day = addDays(day, 1);
  return day;
}

/**
 * The `count`-th working day after `date`, which itself does not count (民法典 第二百零一条: 开始的当日不计入). A negative count goes back;
 * zero gives `date` as it is.
 */
export function addWorkdays(calendar: Calendar, date: IsoDate, count: number): IsoDate {
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (isWorkday(calendar, day)) left--;
  }
  return day;
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. `addWorkdays` turns it round. */
export function workdaysBetween(calendar: Calendar, from: IsoDate, to: IsoDate): number {
  if (to < from) return -workdaysBetween(calendar, addDays(to, -1), addDays(from, -1));
  return workdaysAfter(calendar, from, to).length;
}

/** The working days after `from` up to and with `to`, in order; none when `to` is not later. */
export function workdaysAfter(calendar: Calendar, from: IsoDate, to: IsoDate): readonly IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(calendar, day)) days.push(day);
  return days;
}

/** Earliest and latest day of a limit such as 5–15 个工作日 that starts on `from`; null where that side is open. */
export function workdayWindow(
  calendar: Calendar,
  from: IsoDate,
  limit: { readonly min?: number; readonly max?: number },
): { readonly earliest: IsoDate | null; readonly latest: IsoDate | null } {
  return {
    earliest: limit.min === undefined ? null : addWorkdays(calendar, from, limit.min),
    latest: limit.max === undefined ? null : addWorkdays(calendar, from, limit.max),
  };
}
