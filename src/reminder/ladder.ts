import type { Occurrence } from "../obligation/types.ts";
import type { Calendar } from "../time/calendar.ts";
import { addDays, type IsoDate } from "../time/date.ts";
import { parseWhen, type When } from "../time/when.ts";
import { firstWorkdayOnOrAfter, lastWorkdayOnOrBefore } from "../time/workdays.ts";

/** How often a duty comes, as far as reminders tell the difference. */
export type Cadence = "yearly" | "half-yearly" | "quarterly" | "monthly" | "weekly" | "daily";

export interface LadderRow {
  /** For people: 每年及更长. */
  readonly name: string;
  /** Days before the last working day. */
  readonly before: readonly number[];
  /** Days after the legal date. */
  readonly overdue: readonly number[];
  /** From the last overdue step on, every so many days; null for no more. */
  readonly overdueEvery: number | null;
}

export type Ladder = Readonly<Record<Cadence, LadderRow>>;

/**
 * Single dates and yearly duties are long in the making; short cycles would drown the rest. Weekly and daily duties are shown when
 * asked for and never pushed.
 */
export const defaultLadder: Ladder = {
  yearly: { name: "一次性、每年及更长", before: [30, 7, 3, 1, 0], overdue: [1, 7], overdueEvery: 7 },
  "half-yearly": { name: "每半年、每学期", before: [14, 3, 0], overdue: [1, 7], overdueEvery: 7 },
  quarterly: { name: "每季度", before: [14, 3, 0], overdue: [1, 7], overdueEvery: 7 },
  monthly: { name: "每月", before: [3, 0], overdue: [1, 7], overdueEvery: 7 },
  weekly: { name: "每周", before: [], overdue: [], overdueEvery: null },
  daily: { name: "每日", before: [], overdue: [], overdueEvery: null },
};

/** After so many days an overdue duty is left to the supervisor's list, and the unit hears no more of it. */
export const overdueLimit = 91;

/** One rung: days before the last working day, or, negative, days after the legal date. */
export interface Step {
  readonly step: number;
  /** A working day. */
  readonly on: IsoDate;
}

/**
 * The days on which an occurrence is told, in order. A step on a day off moves to the working day before, an overdue one to the
 * working day after; of two that meet on one day the later step stays.
 */
export function stepsOf(occurrence: Occurrence, ladder: Ladder, calendar: Calendar): readonly Step[] {
  const row = ladder[cadenceOf(parseWhen(occurrence.deadline.when))];
  const before = row.before.map((step) => ({ step, on: lastWorkdayOnOrBefore(calendar, addDays(occurrence.lastWorkday, -step)) }));
  const after = overdueDays(row).map((days) => ({ step: -days, on: firstWorkdayOnOrAfter(calendar, addDays(occurrence.due, days)) }));
  const byDay = new Map<IsoDate, Step>();
  for (const step of [...before, ...after].sort((a, b) => b.step - a.step)) byDay.set(step.on, step);
  return [...byDay.values()];
}

/** Days around the due date within which its steps lie, with room for the longest holiday. */
export function reachOf(ladders: readonly Ladder[]): { readonly before: number; readonly after: number } {
  const rows = ladders.flatMap((ladder) => Object.values(ladder));
  const before = Math.max(0, ...rows.flatMap((row) => row.before));
  const after = Math.max(0, ...rows.flatMap(overdueDays));
  return { before: before + longestHoliday * 2, after: after + longestHoliday };
}

export function cadenceOf(when: When): Cadence {
  if (when.kind !== "every") return "yearly";
  if (when.period === "semester") return "half-yearly";
  const amount = Number(/\d+/.exec(when.period)?.[0]);
  const unit = when.period.at(-1);
  if (unit === "D") return amount < 7 ? "daily" : "weekly";
  if (unit === "W") return "weekly";
  const months = unit === "Y" ? amount * 12 : amount;
  return months >= 12 ? "yearly" : months >= 6 ? "half-yearly" : months >= 2 ? "quarterly" : "monthly";
}

function overdueDays(row: LadderRow): readonly number[] {
  const days = [...row.overdue];
  const last = days.at(-1);
  if (last === undefined || row.overdueEvery === null || row.overdueEvery < 1) return days;
  for (let day = last + row.overdueEvery; day <= overdueLimit; day += row.overdueEvery) days.push(day);
  return days;
}

/** The arrangements of 2015 to 2026 have ten days off in a row at most (春节 2020). */
const longestHoliday = 12;
