import { chineseNumber } from "../text/numerals.ts";
import { addDays, addMonths, endOfMonth, type IsoDate, isoDate, monthOf, weekday, yearOf } from "./date.ts";
import { type DayRange, type Grain, matchAt, type Recogniser, type TimeExpression } from "./expression.ts";
import { anyOf, DAY_RUNS, DAY_WORDS, FEAST_DAYS, LENGTH_UNITS, WEEK_PREFIXES, WEEKDAYS } from "./vocabulary.ts";

const DAY_WORD = new RegExp(`(?:(?:去|今|明)年的?)?(?<word>${anyOf(DAY_WORDS)})`, "uy");
const DAY_RUN = new RegExp(`(?<run>${anyOf(DAY_RUNS)})(?:[两二三]?[天日])`, "uy");
const WEEKDAY = new RegExp(
  `(?<prefix>${anyOf(WEEK_PREFIXES)})?(?:周|星期|礼拜)的?(?:(?:周|星期|礼拜)?(?<day>[一二三四五六日天]|[1-7](?!\\d))|(?<end>末))`,
  "uy",
);
const WEEK = new RegExp(`(?<prefix>${anyOf(WEEK_PREFIXES)})(?:周|星期|礼拜)(?<part>初|末|内)?`, "uy");
const FEAST = new RegExp(`(?<feast>${anyOf(FEAST_DAYS)})`, "uy");
const NUMBER = "(?<n>\\d{1,4}|[一二两三四五六七八九十百半]{1,4})";
const SPAN = new RegExp(
  `(?<way>未来|今后|将来|接下来|往后|之后|向后|后|最近|近|这|过去|之前|前|上)的?${NUMBER}(?<unit>${anyOf(LENGTH_UNITS)})`,
  "uy",
);
const FAR = new RegExp(`${NUMBER}(?<unit>${anyOf(LENGTH_UNITS)})(?<side>之?内|以内|之?后|以后|之?前|以前)`, "uy");

/** 今天, 大后天, 今明两天, 去年的今天. */
export const dayWord: Recogniser = (text, at, { today, style }) => {
  if (style === "document") return null;
  const run = matchAt(DAY_RUN, text, at);
  const offsets = run && DAY_RUNS[run.groups?.["run"] ?? ""];
  if (offsets)
    return made(at, run[0], {
      rule: "day-word",
      range: { from: addDays(today, offsets[0]), to: addDays(today, offsets[1]) },
      grain: "span",
    });
  const word = matchAt(DAY_WORD, text, at);
  if (!word) return null;
  const offset = DAY_WORDS[word.groups?.["word"] ?? ""] ?? 0;
  const years =
    ({ 去: -1, 今: 0, 明: 1 } as Readonly<Record<string, number>>)[word[0].length > 2 && word[0][1] === "年" ? (word[0][0] ?? "") : "今"] ??
    0;
  const date = addDays(addMonths(today, years * 12), offset);
  return made(at, word[0], { rule: "day-word", range: { from: date, to: date }, grain: "day" });
};

/** 周一, 下周三, 上个礼拜天, 本周末: a bare weekday is the next one, today included. */
export const weekDay: Recogniser = (text, at, { today, style }) => {
  if (style === "document" || text[at - 1] === "每") return null;
  const found = matchAt(WEEKDAY, text, at);
  if (!found) return whole(text, at, today);
  const { prefix, day, end } = found.groups ?? {};
  const monday = addDays(today, 1 - weekday(today) + 7 * (prefix ? (WEEK_PREFIXES[prefix] ?? 0) : 0));
  if (end) return made(at, found[0], { rule: "weekend", range: { from: addDays(monday, 5), to: addDays(monday, 6) }, grain: "span" });
  const index = WEEKDAYS[day ?? ""] ?? 1;
  const date = prefix ? addDays(monday, index - 1) : addDays(today, (index - weekday(today) + 7) % 7);
  return made(at, found[0], { rule: "weekday", range: { from: date, to: date }, grain: "day" });
};

function whole(text: string, at: number, today: IsoDate): TimeExpression | null {
  const found = matchAt(WEEK, text, at);
  if (!found) return null;
  const monday = addDays(today, 1 - weekday(today) + 7 * (WEEK_PREFIXES[found.groups?.["prefix"] ?? ""] ?? 0));
  return made(at, found[0], { rule: "week", range: { from: monday, to: addDays(monday, 6) }, grain: "week" });
}

/** 国庆节, 国际消费者权益日; 十一 and 五一 only where they cannot be numbers. */
export const feastDay: Recogniser = (text, at, { today, style }) => {
  const found = matchAt(FEAST, text, at);
  if (!found || style === "document") return null;
  const after = text.slice(at + found[0].length, at + found[0].length + 1);
  const numeral = /^[十五七八]一$/u.test(found[0]);
  if (numeral && (/[第一二三四五六七八九十百\d]/u.test(text[at - 1] ?? "") || !/^(?:$|[前后期节放假之,。!?到至])/u.test(after)))
    return null;
  const [month, day] = (FEAST_DAYS[found[0]] ?? "").split("-").map(Number);
  const date = isoDate(yearOf(today), month ?? 1, day ?? 1);
  return {
    ...made(at, found[0], { rule: "feast", range: { from: date, to: date }, grain: "day" }),
    fields: { month: month ?? 1, day: day ?? 1 },
  };
};

/** 未来十天 (today is the first), 前两年 (whole years), 这两周. */
export const spanOfDays: Recogniser = (text, at, { today, style }) => {
  const found = style === "chat" ? matchAt(SPAN, text, at) : null;
  const { way, n, unit } = found?.groups ?? {};
  const count = n === "半" ? null : chineseNumber(n ?? "");
  if (!found || !way || !count || count > 400) return null;
  const kind = LENGTH_UNITS[unit ?? ""];
  const past = /^(?:过去|之前|前|上)$/u.test(way);
  const range =
    kind === undefined || kind === "H" || kind === "MIN" ? null : past ? before(today, count, kind) : ahead(today, count, { kind, way });
  return range && made(at, found[0], { rule: "span", range, grain: "span" });
};

/** 30天后, 17天内, 两周前; a limit of days does not count today, a limit of weeks does. */
export const farDay: Recogniser = (text, at, { today, style }) => {
  const found = style === "chat" ? matchAt(FAR, text, at) : null;
  const { n, unit, side } = found?.groups ?? {};
  if (!found || !n || !unit || !side || unit === "月" || /[\d一二三四五六七八九十月年]/u.test(text[at - 1] ?? "")) return null;
  const kind = LENGTH_UNITS[unit];
  const count = n === "半" ? 0.5 : (chineseNumber(n) ?? 0);
  if (kind === undefined || kind === "H" || kind === "MIN" || count === 0 || count > 400) return null;
  if (side.includes("内")) return made(at, found[0], { rule: "limit-from-today", range: inside(today, count, kind), grain: "span" });
  const date = shifted(today, side.includes("前") ? -count : count, kind);
  return made(at, found[0], { rule: "far-day", range: { from: date, to: date }, grain: "day" });
};

type LengthKind = "D" | "WD" | "W" | "M" | "Q" | "Y";

function inside(today: IsoDate, count: number, kind: LengthKind): DayRange {
  if (kind === "Y" && count >= 1) return { from: isoDate(yearOf(today), 1, 1), to: isoDate(yearOf(today) + count - 1, 12, 31) };
  if (kind === "W") return { from: today, to: addDays(today, 7 * count - 1) };
  return { from: today, to: shifted(today, count, kind) };
}

/** The day `count` units from `date`; half a month is 15 days, half a year six months. */
export function shifted(date: IsoDate, count: number, kind: LengthKind): IsoDate {
  if (kind === "D" || kind === "WD") return addDays(date, Math.round(count));
  if (kind === "W") return addDays(date, Math.round(7 * count));
  if (kind === "M" && !Number.isInteger(count)) return addDays(date, Math.sign(count) * 15);
  return addMonths(date, Math.round(count * (kind === "M" ? 1 : kind === "Q" ? 3 : 12)));
}

function ahead(today: IsoDate, count: number, how: { kind: LengthKind; way: string }): DayRange {
  if (how.kind === "W" && how.way === "这") {
    const monday = addDays(today, 1 - weekday(today));
    return { from: monday, to: addDays(monday, 7 * count - 1) };
  }
  if (how.kind === "M" || how.kind === "Q") {
    if (how.way === "这") return { from: isoDate(yearOf(today), monthOf(today), 1), to: endOf(addMonths(today, count - 1)) };
    return { from: today, to: addDays(shifted(today, count, how.kind), -1) };
  }
  return { from: today, to: addDays(shifted(today, count, how.kind), -1) };
}

function before(today: IsoDate, count: number, kind: LengthKind): DayRange {
  if (kind === "Y") return { from: isoDate(yearOf(today) - count, 1, 1), to: isoDate(yearOf(today) - 1, 12, 31) };
  if (kind === "M") {
    const from = addMonths(today, -count);
    return { from: isoDate(yearOf(from), monthOf(from), 1), to: endOf(addMonths(today, -1)) };
  }
  return { from: shifted(today, -count, kind), to: addDays(today, -1) };
}

function endOf(date: IsoDate): IsoDate {
  return endOfMonth(yearOf(date), monthOf(date));
}

function made(at: number, words: string, value: { rule: string; range: DayRange; grain: Grain }): TimeExpression {
  return { start: at, end: at + words.length, certainty: "implied", when: null, fields: null, edge: null, ...value };
}
