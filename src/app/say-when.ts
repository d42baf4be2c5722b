import { dayOf, type IsoDate, monthOf, yearOf } from "../time/date.ts";
import { type Limit, type LimitUnit, type Period, parseWhen } from "../time/when.ts";

/** A `when` code in plain words: `every:P1Y@01-31` is 每年1月31日前. Throws a RangeError on text that is no code. */
export function sayWhen(code: string): string {
  const when = parseWhen(code);
  switch (when.kind) {
    case "once":
      return `${sayDate(when.date)}前`;
    case "every":
      return `${sayPeriod(when.period)}${when.on ? sayDay(when.on) : ""}${when.count ? `至少${when.count}次` : ""}`;
    case "within":
      return sayLimits(when.min, when.max);
    case "term":
      return `任期内至少${when.count}次`;
    case "periodic":
      return "定期,间隔未写明";
  }
}

function sayDate(date: IsoDate): string {
  return `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`;
}

const PERIODS: Readonly<Record<string, string>> = {
  P1Y: "每年",
  P6M: "每半年",
  P3M: "每季度",
  P1M: "每月",
  P2M: "每两个月",
  P1W: "每周",
  P1D: "每天",
  semester: "每学期",
};
const PERIOD_UNITS: Readonly<Record<string, string>> = { Y: "年", M: "个月", W: "周", D: "天" };

function sayPeriod(period: Period): string {
  return PERIODS[period] ?? `每${period.slice(1, -1)}${PERIOD_UNITS[period.slice(-1)] ?? ""}`;
}

/** `01-31` of a year, `05` of a month. */
function sayDay(on: string): string {
  const [first = "", second] = on.split("-");
  return second ? `${Number(first)}月${Number(second)}日前` : `${Number(first)}日前`;
}

const LIMIT_UNITS: Readonly<Record<LimitUnit, string>> = { WD: "个工作日", D: "日", M: "个月", Y: "年", H: "小时", MIN: "分钟" };

function sayLimits(min: Limit | undefined, max: Limit | undefined): string {
  const say = ({ amount, unit }: Limit) => `${amount}${LIMIT_UNITS[unit]}`;
  if (min && max) return min.unit === max.unit ? `${min.amount}至${say(max)}` : `${say(min)}至${say(max)}`;
  if (max) return `${say(max)}内`;
  return min ? `不少于${say(min)}` : "";
}
