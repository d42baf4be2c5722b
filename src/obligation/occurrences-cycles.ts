import { addDays, dayOf, daysBetween, endOfMonth, type IsoDate, isoDate, monthOf, weekday, yearOf } from "../time/date.ts";
import type { MonthDay, Period } from "../time/when.ts";

/** One round of a period: the third quarter of 2025. */
export interface Cycle {
  readonly start: IsoDate;
  readonly end: IsoDate;
  /** 2024年度, 2025年第一季度. */
  readonly label: string;
  /** Its length in months; null for weeks, days and terms. */
  readonly months: number | null;
  previous(): Cycle;
}

/** Days on which school terms end, `MM-DD`; the autumn term ends in the next year. */
export interface SchoolTerms {
  readonly autumnEnd: MonthDay;
  readonly springEnd: MonthDay;
}

/** Schools set their own days; most provinces end the autumn term between 10 and 25 January, the spring term between 1 and 15 July. */
export const defaultTerms: SchoolTerms = { autumnEnd: "01-20", springEnd: "07-10" };

/**
 * The rounds of `period` that touch the range. Quarters, halves and months follow the calendar year; rounds of several years, and
 * others that do not fit a year, are counted from the plan's first year.
 */
export function cyclesBetween(
  period: Period,
  range: { readonly from: IsoDate; readonly to: IsoDate },
  { planYear, terms }: { readonly planYear: number; readonly terms: SchoolTerms },
): readonly Cycle[] {
  const cycleAt = cycleMaker(period, planYear, terms);
  const cycles: Cycle[] = [];
  for (let cycle = cycleAt(range.from); cycle.start <= range.to; cycle = cycleAt(addDays(cycle.end, 1))) cycles.push(cycle);
  return cycles;
}

/** The end of the round, or the day in it that `on` names: `MM-DD` in its last year, `DD` in its last month, `1` to `7` in its last week. */
export function dueIn(cycle: Cycle, on: MonthDay | undefined): IsoDate {
  if (!on) return cycle.end;
  const day = Number(on.slice(-2));
  // Rounds of weeks end on a Sunday.
  if (on.length === 1) return addDays(cycle.end, day - 7);
  if (!on.includes("-")) return dayInMonth(yearOf(cycle.end), monthOf(cycle.end), day);
  const month = Number(on.slice(0, 2));
  if (cycle.months === null || cycle.months >= 12) return dayInMonth(yearOf(cycle.end), month, day);
  // Half-yearly on 01-31 falls on 07-31 too.
  const index = yearOf(cycle.start) * 12 + monthOf(cycle.start) - 1 + ((month - 1) % cycle.months);
  return dayInMonth(Math.floor(index / 12), (index % 12) + 1, day);
}

function dayInMonth(year: number, month: number, day: number): IsoDate {
  const end = endOfMonth(year, month);
  return day > dayOf(end) ? end : isoDate(year, month, day);
}

/** Gives the round that a day lies in. */
function cycleMaker(period: Period, planYear: number, terms: SchoolTerms): (date: IsoDate) => Cycle {
  if (period === "semester") return (date) => semesterAt(date, terms);
  const amount = Math.max(1, Number(/\d+/.exec(period)?.[0]));
  const unit = period.at(-1);
  if (unit === "Y") return (date) => monthsAt(date, amount * 12, amount === 1 ? 0 : planYear * 12);
  if (unit === "M") return (date) => monthsAt(date, amount, 12 % amount === 0 ? 0 : planYear * 12);
  const anchor = isoDate(planYear, 1, 1);
  if (unit === "W") return (date) => daysAt(date, amount * 7, addDays(anchor, 1 - weekday(anchor)));
  return (date) => daysAt(date, amount, anchor);
}

/** `anchor` is a month counted from year 0 at which a round starts. */
function monthsAt(date: IsoDate, months: number, anchor: number): Cycle {
  const index = yearOf(date) * 12 + monthOf(date) - 1;
  const first = anchor + Math.floor((index - anchor) / months) * months;
  const last = first + months - 1;
  const start = isoDate(Math.floor(first / 12), (first % 12) + 1, 1);
  return {
    start,
    end: endOfMonth(Math.floor(last / 12), (last % 12) + 1),
    label: monthsLabel(first, months),
    months,
    previous: () => monthsAt(addDays(start, -1), months, anchor),
  };
}

function monthsLabel(first: number, months: number): string {
  const year = Math.floor(first / 12);
  const month = (first % 12) + 1;
  const last = first + months - 1;
  if (months === 12 && month === 1) return `${year}年度`;
  if (months % 12 === 0 && month === 1) return `${year}—${Math.floor(last / 12)}年度`;
  if (months === 6) return `${year}年${month === 1 ? "上半年" : "下半年"}`;
  if (months === 3) return `${year}年第${"一二三四"[(month - 1) / 3]}季度`;
  if (months === 1) return `${year}年${month}月`;
  return `${year}年${month}月至${(last % 12) + 1}月`;
}

function daysAt(date: IsoDate, days: number, anchor: IsoDate): Cycle {
  const start = addDays(anchor, Math.floor(daysBetween(anchor, date) / days) * days);
  const end = addDays(start, days - 1);
  return {
    start,
    end,
    label: days === 1 ? chineseDay(start) : `${chineseDay(start)}至${chineseDay(end).slice(5)}`,
    months: null,
    previous: () => daysAt(addDays(start, -1), days, anchor),
  };
}

function chineseDay(date: IsoDate): string {
  return `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`;
}

function semesterAt(date: IsoDate, terms: SchoolTerms): Cycle {
  const year = yearOf(date);
  const ends = [`${year}-${terms.autumnEnd}`, `${year}-${terms.springEnd}`, `${year + 1}-${terms.autumnEnd}`];
  const index = ends.findIndex((end) => date <= end);
  const end = ends[index] ?? `${year + 1}-${terms.autumnEnd}`;
  const before = index === 0 ? `${year - 1}-${terms.springEnd}` : (ends[index - 1] ?? "");
  const start = addDays(before, 1);
  // A school year is named after the autumn in which it begins.
  const schoolYear = index === 2 ? year : year - 1;
  return {
    start,
    end,
    label: `${schoolYear}—${schoolYear + 1}学年第${index === 1 ? "二" : "一"}学期`,
    months: null,
    previous: () => semesterAt(before, terms),
  };
}
