import type { Deadline } from "../plan/types.ts";
import type { Calendar } from "../time/calendar.ts";
import { dayOf, daysBetween, type IsoDate, monthOf, weekday, yearOf } from "../time/date.ts";
import { workdaysAfter } from "../time/workdays.ts";
import type { Occurrence } from "./types.ts";

/** 绿: more than seven days to the last working day; 黄: seven or fewer; 红: the legal date has passed. */
export type Colour = "green" | "yellow" | "red";

export interface DateExplanation {
  readonly colour: Colour;
  /** 黄灯. */
  readonly light: string;
  /** 还剩2个工作日(26日周日补班), or 已逾期3天. */
  readonly left: string;
  /** 1月31日在春节假期内,最后一个工作日是1月27日(周一). */
  readonly reason: string;
  /** All of it in one line. */
  readonly text: string;
}

const lights: Record<Colour, string> = { green: "绿灯", yellow: "黄灯", red: "红灯" };

/** Why this day, and how long there is still, in plain words; `today` is the day it is said on. */
export function explainDate(occurrence: Occurrence, calendar: Calendar, today: IsoDate): DateExplanation {
  const colour = colourOf(occurrence, today);
  const left = leftUntil(occurrence, calendar, today);
  const reason = reasonOf(occurrence, calendar, today);
  return { colour, light: lights[colour], left, reason, text: `${lights[colour]}·${left}:${reason}` };
}

export function colourOf(occurrence: Pick<Occurrence, "due" | "lastWorkday">, today: IsoDate): Colour {
  if (today > occurrence.due) return "red";
  return daysBetween(today, occurrence.lastWorkday) > 7 ? "green" : "yellow";
}

/** Where the text names a period and no day, its end is our reading, and that is said. */
export function inferredNote({ when, time }: Pick<Deadline, "when" | "time">): readonly string[] | null {
  return /^every:[^@]+$/.test(when) ? [`原文只写“${time}”,没有写日期,按期末计`] : null;
}

/** 1月31日(周五). */
export function spokenDate(date: IsoDate): string {
  return `${monthDay(date)}(${spokenWeekday(date)})`;
}

function leftUntil({ due, lastWorkday }: Occurrence, calendar: Calendar, today: IsoDate): string {
  if (today > due) return `已逾期${daysBetween(due, today)}天`;
  if (today > lastWorkday) return today === due ? "今天到期,最后一个工作日已过" : `还剩${daysBetween(today, due)}天,最后一个工作日已过`;
  if (today === lastWorkday) return due === today ? "今天到期" : "今天是最后一个工作日";
  const days = workdaysAfter(calendar, today, lastWorkday);
  const madeUp = daysBetween(today, lastWorkday) > 31 ? [] : days.filter((day) => calendar.day(day).kind === "make-up");
  return `还剩${days.length}个工作日${madeUp.length > 0 ? `(${madeUp.map(madeUpDay).join("、")}补班)` : ""}`;
}

function reasonOf({ due, lastWorkday, provisional }: Occurrence, calendar: Calendar, today: IsoDate): string {
  const when = `${yearOf(due) === yearOf(today) ? "" : `${yearOf(due)}年`}${monthDay(due)}`;
  const doubt = provisional ? provisionalNote(due, calendar) : "";
  if (due === lastWorkday) {
    const { kind } = calendar.day(due);
    return `截止${when}(${spokenWeekday(due)}${kind === "make-up" ? ",补班" : ""})${doubt}`;
  }
  const { name } = calendar.day(due);
  const dayOff = name ? `在${name}假期内` : `是${spokenWeekday(due)}`;
  return `${when}${dayOff},最后一个工作日是${yearOf(lastWorkday) === yearOf(due) ? "" : `${yearOf(lastWorkday)}年`}${spokenDate(lastWorkday)}${doubt}`;
}

function provisionalNote(due: IsoDate, calendar: Calendar): string {
  if (calendar.day(due).provisional) return `(${yearOf(due)}年放假安排未公布,日期暂定)`;
  return "(学期结束日按常例估计,日期暂定)";
}

function madeUpDay(date: IsoDate): string {
  return `${dayOf(date)}日${spokenWeekday(date)}`;
}

function monthDay(date: IsoDate): string {
  return `${monthOf(date)}月${dayOf(date)}日`;
}

function spokenWeekday(date: IsoDate): string {
  return `周${"一二三四五六日"[weekday(date) - 1]}`;
}
