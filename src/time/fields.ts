import { addDays, addMonths, dayOf, endOfMonth, type IsoDate, isoDate, monthOf, weekday, yearOf } from "./date.ts";
import type { DayRange, Grain } from "./expression.ts";

/** What the words of a date say; what they leave out is taken from the context. */
export interface DateFields {
  readonly year?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly quarter?: number;
  readonly half?: number;
  readonly day?: number;
  /** 初, 中, 底 of the smallest unit said. */
  readonly part?: "start" | "middle" | "end";
  /** 上旬, 中旬, 下旬. */
  readonly third?: number;
  readonly pick?: Pick;
}

/** 第2周, 前五个月, 最后三天, 第一个星期一 of what is said before. */
export interface Pick {
  readonly unit: "day" | "week" | "month" | "weekday";
  /** Counted from 1; from the end where `last`. */
  readonly from: number;
  readonly count: number;
  readonly last: boolean;
  /** 1 Monday to 7 Sunday, for `weekday`. */
  readonly weekday?: number;
}

export interface DateContext {
  readonly today: IsoDate;
  /** Year and month said just before, as in 2023年6月底前…,12月底前…. */
  readonly year?: number;
  readonly month?: number;
  /** A date without a year that has passed means the coming one. */
  readonly future?: boolean;
}

/** More days ago than this, a date without a year means the coming one: in November 1月31日 is next January's. */
const LONG_AGO = 170;

/** The days that the fields mean; null for a date that does not exist (2023年2月30日). */
export function resolve(fields: DateFields, context: DateContext): { range: DayRange; grain: Grain; implied: boolean } | null {
  if (fields.year !== undefined) return within(fields, { ...context, year: fields.year }, false);
  if (context.year !== undefined) return within(fields, { ...context, year: context.year }, true);
  const year = yearOf(context.today);
  const here = within(fields, { ...context, year }, true);
  if (here === null) return null;
  const passed =
    fields.month === undefined && fields.day !== undefined
      ? here.range.to < context.today && context.future === true
      : isPast(here.range.to, context);
  if (!passed) return here;
  if (fields.month === undefined && fields.day !== undefined) {
    const next = addMonths(context.today, 1);
    return within(fields, { ...context, year: yearOf(next), month: monthOf(next) }, true);
  }
  return within(fields, { ...context, year: year + 1 }, true);
}

function isPast(to: IsoDate, context: DateContext): boolean {
  return to < (context.future ? context.today : addDays(context.today, -LONG_AGO));
}

function within(
  fields: DateFields,
  context: DateContext & { year: number },
  implied: boolean,
): { range: DayRange; grain: Grain; implied: boolean } | null {
  const year = context.year;
  if (year < 1900 || year > 2200) return null;
  const needsMonth =
    fields.month === undefined && (fields.day !== undefined || (fields.third !== undefined && fields.quarter === undefined));
  const month = fields.month ?? (needsMonth ? (context.month ?? monthOf(context.today)) : undefined);
  const base = unit(year, month, fields);
  const narrowed = narrow(base, fields, month);
  return narrowed && { ...narrowed, implied };
}

type Unit = { range: DayRange; grain: Grain };

function unit(year: number, month: number | undefined, fields: DateFields): Unit {
  if (month !== undefined) return { range: { from: isoDate(year, month, 1), to: endOfMonth(year, month) }, grain: "month" };
  if (fields.quarter !== undefined) {
    return { range: { from: isoDate(year, fields.quarter * 3 - 2, 1), to: endOfMonth(year, fields.quarter * 3) }, grain: "quarter" };
  }
  if (fields.half !== undefined) {
    return { range: { from: isoDate(year, fields.half * 6 - 5, 1), to: endOfMonth(year, fields.half * 6) }, grain: "half" };
  }
  return { range: { from: isoDate(year, 1, 1), to: isoDate(year, 12, 31) }, grain: "year" };
}

function narrow(base: Unit, fields: DateFields, month: number | undefined): Unit | null {
  if (fields.day !== undefined) {
    const date = addDays(base.range.from, fields.day - 1);
    return date > base.range.to || month === undefined ? null : { range: { from: date, to: date }, grain: "day" };
  }
  if (fields.third !== undefined) {
    const from = addDays(base.range.from, fields.third * 10 - 10);
    return { range: { from, to: fields.third === 3 ? base.range.to : addDays(from, 9) }, grain: "third" };
  }
  if (fields.pick) return pick(base.range, fields.pick);
  return fields.part ? partOf(base, fields.part) : base;
}

/** 月底 and 年底 are a last day; 季度末 is a last month, 年初 a first one. */
function partOf(base: Unit, part: "start" | "middle" | "end"): Unit {
  const { from, to } = base.range;
  if (base.grain === "month") {
    if (part === "end") return { range: { from: to, to }, grain: "day" };
    const start = part === "start" ? from : addDays(from, 10);
    return { range: { from: start, to: addDays(start, 9) }, grain: "third" };
  }
  if (part === "end")
    return base.grain === "year"
      ? { range: { from: to, to }, grain: "day" }
      : { range: { from: isoDate(yearOf(to), monthOf(to), 1), to }, grain: "month" };
  const start = part === "start" ? from : addMonths(from, 5);
  return { range: { from: start, to: endOfMonth(yearOf(start), monthOf(start)) }, grain: "month" };
}

function pick(range: DayRange, chosen: Pick): Unit | null {
  const { from, count, last } = chosen;
  if (chosen.unit === "day") {
    const start = last ? addDays(range.to, -(from + count - 2)) : addDays(range.from, from - 1);
    const end = addDays(start, count - 1);
    return start < range.from || end > range.to ? null : { range: { from: start, to: end }, grain: count === 1 ? "day" : "span" };
  }
  if (chosen.unit === "month") {
    const start = addMonths(range.from, from - 1);
    const end = addMonths(start, count - 1);
    return { range: { from: start, to: endOfMonth(yearOf(end), monthOf(end)) }, grain: count === 1 ? "month" : "span" };
  }
  const wanted = chosen.unit === "week" ? 1 : (chosen.weekday ?? 1);
  const first = addDays(range.from, (wanted - weekday(range.from) + 7) % 7);
  const final = addDays(range.to, -((weekday(range.to) - wanted + 7) % 7));
  const start = last ? addDays(final, -7 * (from - 1)) : addDays(first, 7 * (from - 1));
  if (start > range.to || start < range.from) return null;
  return chosen.unit === "week"
    ? { range: { from: start, to: addDays(start, 6) }, grain: "week" }
    : { range: { from: start, to: start }, grain: "day" };
}

/** True for a day and month that some year has. */
export function isMonthDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= dayOf(endOfMonth(2024, month));
}
