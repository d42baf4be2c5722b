import type { Calendar, CalendarDay } from "../time/calendar.ts";
import { addDays, type IsoDate, localDate, localTime, monthOf, weekday } from "../time/date.ts";

/** Opening hours, read from words by `parseHours` in hours-text.ts. */
export interface Hours {
  readonly rules: readonly HoursRule[];
  /** Days or half days on which it is shut every week. */
  readonly rests: readonly HoursRule[];
  readonly closures: readonly Closure[];
  /** What the text says of public holidays; null where it says nothing. */
  readonly holidays: "closed" | "open" | null;
  /** A self-service area that never closes (24小时自助). */
  readonly selfService: boolean;
  /** Words that were not understood; with any, the answer is to call first. */
  readonly leftover: string;
}

export interface HoursRule {
  /** Null where no day is named. */
  readonly days: ReadonlySet<HoursDay> | null;
  readonly season: Season | null;
  readonly spans: readonly MinuteSpan[];
}

/** 1 Monday to 7 Sunday, a public holiday, or a working day of the calendar (工作日). */
export type HoursDay = 1 | 2 | 3 | 4 | 5 | 6 | 7 | "holiday" | "workday";

/** `MM-DD` to `MM-DD`, both included; or a season that has no dates in the text. */
export type Season = { readonly from: string; readonly to: string } | "summer" | "winter";

/** Minutes of the day, the end not included. */
export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

/** Both days included; null is open-ended. */
export interface Closure {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

export interface OpenState {
  /** Null: not known. */
  readonly open: boolean | null;
  readonly reason: "unrecorded" | "open" | "lunch" | "before" | "after" | "day-off" | "holiday" | "closure" | "unclear";
  /** Open: when it closes, `HH:MM`; `24:00` at the end of the day. */
  readonly until: string | null;
  /** Shut: when it opens next, within two weeks. */
  readonly next: { readonly date: IsoDate; readonly time: string } | null;
  readonly selfService: boolean;
  /** Where the hours are unknown, unclear or rest on a calendar not yet announced. */
  readonly callFirst: boolean;
}

/** Whether it is open at `now` (epoch milliseconds), by the clock and the holidays of China. Null hours are 未登记. */
export function openState(hours: Hours | null, now: number, calendar: Calendar): OpenState {
  if (hours === null) return { open: null, reason: "unrecorded", until: null, next: null, selfService: false, callFirst: true };
  const date = localDate(now);
  const time = minutes(localTime(now));
  const day = dayPlan(hours, date, calendar);
  const callFirst = hours.leftover !== "" || day.spans === null || calendar.day(date).provisional;
  const common = { selfService: hours.selfService, callFirst };
  if (day.spans === null) return { ...common, open: null, reason: "unclear", until: null, next: null };
  const current = day.spans.find((span) => span.from <= time && time < span.to);
  if (current) return { ...common, open: true, reason: "open", until: clock(current.to), next: null };
  return { ...common, open: false, reason: reasonOf(day, time), until: null, next: nextOpening({ hours, date, time }, calendar) };
}

interface DayPlan {
  /** In order; empty is shut, null not known. */
  readonly spans: readonly MinuteSpan[] | null;
  readonly shut: "day-off" | "holiday" | "closure";
}

function dayPlan(hours: Hours, date: IsoDate, calendar: Calendar): DayPlan {
  const day = calendar.day(date);
  if (hours.closures.some(({ from, to }) => (from === null || from <= date) && (to === null || date <= to))) {
    return { spans: [], shut: "closure" };
  }
  const shut = day.kind === "holiday" ? "holiday" : "day-off";
  if (day.kind === "holiday" && hours.holidays === "closed") return { spans: [], shut };
  const variants = seasonsOf(hours).map((season) => spansOn(hours, { date, day, season }));
  const [first = null] = variants;
  const agree = variants.every((spans) => JSON.stringify(spans) === JSON.stringify(first));
  return { spans: agree ? first : null, shut };
}

/** A text that says 夏季 and 冬季 without dates leaves open which holds; both are tried. */
function seasonsOf({ rules }: Hours): readonly ("summer" | "winter" | null)[] {
  return rules.some(({ season }) => typeof season === "string") ? ["summer", "winter"] : [null];
}

interface Day {
  readonly date: IsoDate;
  readonly day: CalendarDay;
  readonly season: "summer" | "winter" | null;
}

function spansOn(hours: Hours, day: Day): readonly MinuteSpan[] | null {
  const rules = hours.rules.filter(({ season }) => inSeason(season, day));
  const applying = rules.map((rule) => ({ rule, applies: applies(rule, day, hours.holidays) }));
  if (applying.some(({ applies: answer }) => answer === true)) {
    const spans = applying.filter(({ applies: answer }) => answer === true).flatMap(({ rule }) => rule.spans);
    const rests = hours.rests.filter((rest) => applies(rest, day, "open") === true).flatMap((rest) => rest.spans);
    return without(spans, rests).toSorted((a, b) => a.from - b.from);
  }
  return applying.some(({ applies: answer }) => answer === null) ? null : [];
}

function inSeason(season: Season | null, { date, season: assumed }: Day): boolean {
  if (season === null) return true;
  if (typeof season === "string") return season === assumed;
  const day = date.slice(5);
  return season.from <= season.to ? season.from <= day && day <= season.to : day >= season.from || day <= season.to;
}

/** Null where the text does not tell. Monday to Friday is the office week: it follows the holidays and the make-up days. */
function applies({ days }: HoursRule, { date, day }: Day, holidays: Hours["holidays"]): boolean | null {
  const isWorkday = day.kind === "workday" || day.kind === "make-up";
  if (days === null) return isWorkday ? true : null;
  if (day.kind === "holiday") {
    if (days.has("holiday") || holidays === "open") return days.has("holiday") || has(days, date);
    return isOfficeWeek(days) || !has(days, date) ? false : null;
  }
  if (days.has("workday") && isWorkday) return true;
  if (day.kind === "make-up" && isOfficeWeek(days)) return true;
  return has(days, date);
}

function isOfficeWeek(days: ReadonlySet<HoursDay>): boolean {
  return days.has("workday") || (([1, 2, 3, 4, 5] as const).every((day) => days.has(day)) && !days.has(6) && !days.has(7));
}

function has(days: ReadonlySet<HoursDay>, date: IsoDate): boolean {
  return days.has(weekday(date) as HoursDay);
}

function without(spans: readonly MinuteSpan[], rests: readonly MinuteSpan[]): MinuteSpan[] {
  return rests.reduce<MinuteSpan[]>(
    (left, rest) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, rest.from) },
          { from: Math.max(from, rest.to), to },
        ].filter((span) => span.from < span.to),
      ),
    [...spans],
  );
}

function reasonOf({ spans, shut }: DayPlan, time: number): OpenState["reason"] {
  const list = spans ?? [];
  if (list.length === 0) return shut;
  if (list.every(({ from }) => time < from)) return "before";
  return list.every(({ to }) => time >= to) ? "after" : "lunch";
}

function nextOpening(from: { hours: Hours; date: IsoDate; time: number }, calendar: Calendar): OpenState["next"] {
  for (let ahead = 0; ahead <= 14; ahead++) {
    const date = addDays(from.date, ahead);
    const { spans } = dayPlan(from.hours, date, calendar);
    if (spans === null) return null;
    const span = spans.find((candidate) => ahead > 0 || candidate.from > from.time);
    if (span) return { date, time: clock(span.from) };
  }
  return null;
}

/** `9:05` or `09:05` to minutes. */
function minutes(time: string): number {
  const [hour = "0", minute = "0"] = time.split(":");
  return Number(hour) * 60 + Number(minute);
}

export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

const REASONS: Readonly<Record<OpenState["reason"], string>> = {
  unrecorded: "开放时间未登记",
  open: "现在开门",
  lunch: "午休",
  before: "还没开门",
  after: "今天已下班",
  "day-off": "今天休息",
  holiday: "节假日休息",
  closure: "暂停服务",
  unclear: "今天是否开门不确定",
};

/** 现在开门,12:00 关 · 午休,14:30 开 · 开放时间未登记,请先打电话. `today` is the local date of the state. */
export function openText(state: OpenState, today: IsoDate): string {
  const parts = [REASONS[state.reason]];
  if (state.until !== null) parts.push(state.until === "24:00" ? "全天" : `${state.until}关门`);
  if (state.next !== null) parts.push(`${dayName(state.next.date, today)}${state.next.time}开门`);
  if (state.selfService) parts.push("24小时自助区可用");
  if (state.callFirst) parts.push("请先打电话问清");
  return parts.join(",");
}

function dayName(date: IsoDate, today: IsoDate): string {
  if (date === today) return "今天";
  if (date === addDays(today, 1)) return "明天";
  return `${monthOf(date)}月${Number(date.slice(8))}日(周${"一二三四五六日"[weekday(date) - 1]})`;
}
