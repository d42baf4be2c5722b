import { Temporal } from "temporal-polyfill";

/** A calendar day, `YYYY-MM-DD`. Plain strings compare, sort and store as they are. */
export type IsoDate = string;

/** All of China keeps one clock. */
const TIME_ZONE = "Asia/Shanghai";

/** True for a day that exists: 2023-02-29 does not. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

/** `month` and `day` start at 1; a day past the end of its month becomes the month's last. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  return Temporal.PlainDate.from({ year, month, day }).toString();
}

/** Plain arithmetic, like the rest that is called for every day of a plan: a tenth of Temporal's time. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateAt(dayNumber(date) + days);
}

/** Adds whole months; 2024-01-31 plus one is 2024-02-29. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: IsoDate): number {
  // Day 0, 1970-01-01, was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** 1 to 12. */
export function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7));
}

export function dayOf(date: IsoDate): number {
  return Number(date.slice(8, 10));
}

export function endOfMonth(year: number, month: number): IsoDate {
  return Temporal.PlainYearMonth.from({ year, month }).toPlainDate({ day: 31 }).toString();
}

/** The day that `now` (epoch milliseconds) falls on in China. */
export function localDate(now: number): IsoDate {
  return now < lastSummerTime ? zoned(now).toPlainDate().toString() : dateAt(Math.floor((now + offset) / dayLength));
}

/** The wall clock in China at `now` (epoch milliseconds), `HH:MM`. */
export function localTime(now: number): string {
  return zoned(now).toPlainTime().toString({ smallestUnit: "minute" });
}

/** Epoch milliseconds of a wall clock in China; `time` is `HH:MM`. */
export function instantOf(date: IsoDate, time = "00:00"): number {
  const now = dayNumber(date) * dayLength + Date.parse(`1970-01-01T${time}Z`) - offset;
  if (Number.isNaN(now)) throw new RangeError(`not a time: ${time}`);
  return now < lastSummerTime ? Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(TIME_ZONE).epochMilliseconds : now;
}

const dayLength = 86_400_000;
/** China had summer time from 1986 to 1991, and has kept UTC+8 since. */
const lastSummerTime = Date.UTC(1992, 0, 1);
const offset = 8 * 3_600_000;

/** Days since 1970-01-01. Throws a RangeError on what is no day. */
function dayNumber(date: IsoDate): number {
  const day = Date.parse(`${date}T00:00:00Z`) / dayLength;
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(day) || (date.slice(8) > "28" && dateAt(day) !== date)) throw new RangeError(`not a date: ${date}`);
  return day;
}

function dateAt(day: number): IsoDate {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

function zoned(now: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(TIME_ZONE);
}
