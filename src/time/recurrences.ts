import { chineseNumber } from "../text/numerals.ts";
import { readFields } from "./calendar-dates.ts";
import { matchAt, type ReadOptions, type Recogniser, type TimeExpression } from "./expression.ts";
import { type DateFields, resolve } from "./fields.ts";
import { anyOf, LENGTH_UNITS, PERIOD_UNITS, SEASONS, WEEKDAYS } from "./vocabulary.ts";
import type { MonthDay, Period, When } from "./when.ts";

const UNIT = anyOf(PERIOD_UNITS);
const EACH = new RegExp(
  `每(?<skip>隔)?(?:\\d{1,2}(?:至|到|—)(?=\\d))?(?<n>\\d{1,2}|[一两二三四五六七八九十]{1,2})?个?(?<unit>${UNIT})`,
  "uy",
);
const BY = /(?:按|逐(?!年)|分(?!年度))(?<unit>年度|年|半年|季度|季|月度|月|周|旬|日|学期)(?!龄|代|级|报(?!送|告|备)|产|期)/uy;
const ONCE_A = /[一1]个?(?<unit>年|季度|月|周|学期)(?=[一两二三四1-4]次)|(?<half>半年)(?=[一两1-2]次)/uy;
const LOOSE = /(?<!不)定期(?!存款|限|储蓄)/uy;
const TERM = /(?:每届|一届|本届)?任期(?:之内|内)|每届任期(?!限?[内为]?(?:\d|[一二两三四五六])年)/uy;
const ODD_EVEN = /逢(?:双|单)月/uy;
const DAY_OF = /的?(?:周|星期|礼拜)?(?<day>[一二三四五六日天])(?![次个周天])/uy;
/** 每年汛期前, 每学期开学后一个月内: when in the period, which has no date. */
const SEASON = new RegExp(
  `(?:${[...SEASONS].sort((a, b) => b.length - a.length).join("|")})(?:之?[前后]|来临前|期间)(?:(?:\\d{1,2}|[一二两三])(?:${anyOf(LENGTH_UNITS)})内)?`,
  "uy",
);
const DATE_LEAD = /[的于在]?/uy;
/** 前 and its like after a date: 每年1月31日前, 每月底之前. */
const EDGE = /前后|(?:之|以)?[前内]|止/uy;

/** 每年, 每两年, 每隔两年, 每年1月31日前, 每月5日前, 每周一, 按年度, 逢双月, 一年两次, 定期, 任期内. */
export const recurrence: Recogniser = (text, at, options) => {
  const each = matchAt(EACH, text, at);
  if (each) return readEach(text, each, options);
  const by = text[at - 1] === "每" ? null : (matchAt(BY, text, at) ?? matchAt(ONCE_A, text, at));
  if (by) return periodic(at, at + by[0].length, periodOf(by.groups?.["unit"] ?? by.groups?.["half"] ?? "", 1));
  const loose = matchAt(LOOSE, text, at);
  if (loose) return periodic(at, at + loose[0].length, null);
  const term = matchAt(TERM, text, at);
  if (term) return { ...periodic(at, at + term[0].length, null), when: { kind: "term", count: 1 } };
  const odd = matchAt(ODD_EVEN, text, at);
  return odd && periodic(at, at + odd[0].length, "P2M");
};

function readEach(text: string, each: RegExpExecArray, options: ReadOptions): TimeExpression | null {
  const { n, skip, unit } = each.groups ?? {};
  const said = n ? (chineseNumber(n) ?? 1) : 1;
  // 每隔两年 is commonly every two years; 每隔一年 can only mean every other one.
  const count = skip && said === 1 ? 2 : said;
  const period = periodOf(unit ?? "", count);
  const end = each.index + each[0].length;
  if (period === null) return null;
  const day = period === "P1W" ? matchAt(DAY_OF, text, end) : null;
  if (day) {
    const when: When = { kind: "every", period, on: String(WEEKDAYS[day.groups?.["day"] ?? ""] ?? 1) };
    return { ...periodic(each.index, end + day[0].length, period), when };
  }
  const season = matchAt(SEASON, text, end);
  if (season) return periodic(each.index, end + season[0].length, period);
  const dated = period === "P1Y" || period === "P1M" ? readDate(text, end, { period, options }) : null;
  if (!dated)
    return period === "P1Y" || period === "P1M" || period === "P3M"
      ? withPart(text, each.index, { end, period })
      : periodic(each.index, end, period);
  return { ...periodic(each.index, dated.end, period), when: { kind: "every", period, on: dated.on } };
}

/** 每季度末, 每月底: the end of the period is when it is due anyway. */
function withPart(text: string, start: number, each: { end: number; period: Period }): TimeExpression {
  const part =
    /^[年月季]?(?:度)?(?:末月|首月|最后一个月|第[一二三]个月)(?:\d{1,2}日)?(?:之|以)?前?|^[年月季]?(?:度)?[底末终](?:之|以)?前?/u.exec(
      text.slice(each.end, each.end + 12),
    );
  return periodic(start, each.end + (part?.[0].length ?? 0), each.period);
}

function readDate(text: string, end: number, how: { period: Period; options: ReadOptions }): { on: MonthDay; end: number } | null {
  const from = end + (matchAt(DATE_LEAD, text, end)?.[0].length ?? 0);
  const fields = how.period === "P1Y" ? yearly(text, from, how.options) : monthly(text, from);
  if (fields === null) return null;
  const days = resolve({ ...fields.fields, year: 2023, ...(how.period === "P1M" ? { month: 1 } : {}) }, { today: "2023-01-01" });
  if (days === null) return null;
  const edge = matchAt(EDGE, text, fields.end);
  return { on: how.period === "P1Y" ? days.range.to.slice(5) : days.range.to.slice(8), end: fields.end + (edge?.[0].length ?? 0) };
}

function yearly(text: string, at: number, options: ReadOptions): { fields: DateFields; end: number } | null {
  const yearEnd = /^年?[底末终]/u.exec(text.slice(at, at + 2));
  if (yearEnd) return { fields: { part: "end" }, end: at + yearEnd[0].length };
  const read = readFields(text, at, { ...options, style: "document" });
  return read === null || read.implied || read.fields.year !== undefined ? null : read;
}

function monthly(text: string, at: number): { fields: DateFields; end: number } | null {
  const day = /^(?<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]/u.exec(text.slice(at, at + 4));
  if (day) return { fields: { day: chineseNumber(day.groups?.["day"] ?? "") ?? 1 }, end: at + day[0].length };
  const third = /^(?<third>[上中下])旬/u.exec(text.slice(at, at + 2));
  return third ? { fields: { third: "上中下".indexOf(third.groups?.["third"] ?? "") + 1 }, end: at + 2 } : null;
}

function periodOf(unit: string, count: number): Period | null {
  const found = PERIOD_UNITS[unit];
  if (found === undefined) return null;
  return found === "semester" ? "semester" : `P${found[0] * count}${found[1]}`;
}

function periodic(start: number, end: number, period: Period | null): TimeExpression {
  const when: When = period ? { kind: "every", period } : { kind: "periodic" };
  return { start, end, rule: "recurrence", certainty: "certain", range: null, when, grain: "span", fields: null, edge: null };
}
