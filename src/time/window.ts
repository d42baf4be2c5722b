import { viewOf } from "../text/view.ts";
import { addDays, dayOf, endOfMonth, type IsoDate, localDate, monthOf, yearOf } from "./date.ts";
import type { DayRange, TimeExpression } from "./expression.ts";
import { readTimes } from "./read.ts";
import { formatWhen } from "./when.ts";

/** A stretch of days that somebody asks about. */
export interface TimeWindow {
  /** First and last day, both inclusive. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** In plain Chinese: 2025年1月, 2025年1月31日前. */
  readonly label: string;
  /** Where its words stand in the text that was read, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/**
 * The first stretch of days that a message names, or null. `now` is epoch milliseconds; days are China's.
 * 月底前 begins today; 3月起 lasts a year. A date without a year that is long past means the coming one.
 */
export function readWindow(text: string, now: number): TimeWindow | null {
  const today = localDate(now);
  const view = viewOf(text, { blanks: "between-digits" });
  const found = readTimes(view.text, { today, style: "chat" }).find((one) => one.range !== null);
  if (!found?.range) return null;
  const range = windowOf(found, found.range, today);
  return { ...range, label: labelOf(found, range), ...view.source(found.start, found.end) };
}

/** The ISO 8601 period of a recurrence that a message names (每季度 is `P3M`), or null. */
export function readPeriod(text: string): string | null {
  const view = viewOf(text, { blanks: "between-digits" });
  const when = readTimes(view.text, { today: "2000-01-01", style: "chat" }).find((one) => one.when?.kind === "every")?.when;
  return when ? (/^every:(P\d+[YMWD])/.exec(formatWhen(when))?.[1] ?? null) : null;
}

function windowOf(found: TimeExpression, range: DayRange, today: IsoDate): DayRange {
  if (found.edge === "from") return { from: range.from, to: addDays(range.from, 365) };
  if (found.edge !== "before" || found.rule.endsWith("inside")) return range;
  return { from: range.to < today ? range.to : today, to: range.to };
}

function labelOf(found: TimeExpression, range: DayRange): string {
  if (found.edge === "from") return `${day(range.from)}起`;
  if (found.edge === "before" && !found.rule.endsWith("inside")) return `${day(range.to)}前`;
  return rangeLabel(range);
}

/** A range in plain Chinese, as short as it can be said: 2025年, 2025年第一季度, 2025年1月, 2025年1月6日至12日. */
export function rangeLabel({ from, to }: DayRange): string {
  const year = yearOf(from);
  if (from === to) return day(from);
  const whole = dayOf(from) === 1 && to === endOfMonth(yearOf(to), monthOf(to)) && yearOf(to) === year;
  if (whole) return `${year}年${monthsLabel(monthOf(from), monthOf(to))}`;
  if (dayOf(from) === 1 && monthOf(from) === 1 && to.endsWith("-12-31")) return `${year}年至${yearOf(to)}年`;
  if (yearOf(to) !== year) return `${day(from)}至${day(to)}`;
  return `${day(from)}至${monthOf(from) === monthOf(to) ? "" : `${monthOf(to)}月`}${dayOf(to)}日`;
}

function monthsLabel(first: number, last: number): string {
  if (first === 1 && last === 12) return "";
  if (first === last) return `${first}月`;
  if (last - first === 2 && last % 3 === 0) return `第${"一二三四"[last / 3 - 1]}季度`;
  if (last - first === 5 && last % 6 === 0) return last === 6 ? "上半年" : "下半年";
  return `${first}月至${last}月`;
}

function day(date: IsoDate): string {
  return `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`;
}
