import { chineseNumber } from "../text/numerals.ts";
import { addDays, addMonths } from "./date.ts";
import type { DayRange, Grain, ReadOptions, TimeExpression } from "./expression.ts";
import { resolve } from "./fields.ts";
import { shifted } from "./relative-days.ts";
import { anyOf, LENGTH_UNITS } from "./vocabulary.ts";

type Refiner = (found: readonly TimeExpression[], text: string, options: ReadOptions) => TimeExpression[];

/** In order: quoted titles go first, so that nothing is joined with them; edges last, as a joined range has one edge. */
const REFINERS: readonly Refiner[] = [dropTitles, joinRanges, joinLists, shiftDays, readEdges];

export function refine(found: readonly TimeExpression[], text: string, options: ReadOptions): TimeExpression[] {
  return REFINERS.reduce<TimeExpression[]>((list, refiner) => refiner(list, text, options), [...found]);
}

/** 《明日之后》, 〔2021〕: words of a title or number are no time. */
function dropTitles(found: readonly TimeExpression[], text: string): TimeExpression[] {
  let depth = 0;
  let at = 0;
  return found.filter((one) => {
    for (; at < one.start; at++) {
      if (text[at] === "《" || text[at] === "〔") depth++;
      else if (text[at] === "》" || text[at] === "〕") depth = Math.max(0, depth - 1);
      else if (text[at] === "。") depth = 0;
    }
    return depth === 0;
  });
}

const JOIN = /^(?:起|开始)?(?:到|至|—{1,2}|-{1,2}|~|～)$/u;

/** 2017年8月11日至8月22日, 2021—2023年: the end takes what it leaves out from the beginning, or gives it. */
function joinRanges(found: readonly TimeExpression[], text: string, options: ReadOptions): TimeExpression[] {
  const out: TimeExpression[] = [];
  for (const one of found) {
    const left = out.at(-1);
    const joined = left && JOIN.test(text.slice(left.end, one.start)) ? join(left, one, options) : null;
    if (joined)
      out[out.length - 1] = {
        ...joined,
        start: Math.max(startWith(text, joined.start), out.at(-2)?.end ?? 0),
        end: endWith(text, joined.end),
      };
    else {
      const longer = bareFirstYear(one, text);
      out.push(longer && longer.start >= (left?.end ?? 0) ? longer : one);
    }
  }
  return out;
}

function join(left: TimeExpression, right: TimeExpression, options: ReadOptions): TimeExpression | null {
  if (!left.range || !right.range) return null;
  const range = rejoin(left, right, options);
  if (range === null || range.from > range.to) return null;
  const certainty = left.certainty === "certain" ? left.certainty : right.certainty;
  const fields = right.fields && left.fields?.year !== undefined ? { year: left.fields.year, ...right.fields } : right.fields;
  return { ...right, start: left.start, rule: `${right.rule}+range`, range, certainty, grain: "span", fields };
}

function rejoin(left: TimeExpression, right: TimeExpression, options: ReadOptions): DayRange | null {
  if (!left.range || !right.range) return null;
  if (right.fields && left.fields?.year !== undefined && right.fields.year === undefined) {
    const context = { today: options.today, year: left.fields.year, ...(left.fields.month ? { month: left.fields.month } : {}) };
    const days = resolve(right.fields, context);
    return days && { from: left.range.from, to: days.range.to };
  }
  if (right.fields && left.fields?.month !== undefined && right.fields.month === undefined && right.fields.day !== undefined) {
    const days = resolve({ ...right.fields, month: left.fields.month }, { today: left.range.from });
    return days && { from: left.range.from, to: days.range.to };
  }
  return { from: left.range.from, to: right.range.to };
}

/** 2021—2023年 and 3至5月: the first number has no unit of its own. */
function bareFirstYear(one: TimeExpression, text: string): TimeExpression | null {
  if (!one.range || !one.fields) return null;
  const before = text.slice(Math.max(0, one.start - 7), one.start);
  const years = /(?<![\d.])(?<year>(?:19|20|21)\d{2})(?:—{1,2}|-|至|到|~)$/u.exec(before);
  if (years?.groups?.["year"] && one.fields.year !== undefined && one.fields.month === undefined) {
    const from = `${years.groups["year"]}-01-01`;
    return from < one.range.from
      ? { ...one, start: one.start - years[0].length, range: { ...one.range, from }, rule: `${one.rule}+range`, grain: "span" }
      : null;
  }
  const months = /(?<![\d.年])(?<month>1[0-2]|[1-9])(?:—{1,2}|-|至|到|~)$/u.exec(before);
  if (months?.groups?.["month"] && one.fields.year === undefined && one.fields.month !== undefined && one.fields.day === undefined) {
    const gap = one.fields.month - Number(months.groups["month"]);
    return gap > 0
      ? {
          ...one,
          start: one.start - months[0].length,
          range: { ...one.range, from: addMonths(one.range.from, -gap) },
          rule: `${one.rule}+range`,
          grain: "span",
        }
      : null;
  }
  return null;
}

function startWith(text: string, start: number): number {
  return /[从自由]/u.test(text[start - 1] ?? "") ? start - 1 : start;
}

function endWith(text: string, end: number): number {
  return text[end] === "止" ? end + 1 : end;
}

/** 9月10号,11号,12号: days in a row make one range. */
function joinLists(found: readonly TimeExpression[], text: string, options: ReadOptions): TimeExpression[] {
  const out: TimeExpression[] = [];
  for (const one of found) {
    const left = out.at(-1);
    const between = left ? text.slice(left.end, one.start) : "";
    if (left?.range && one.range && options.style === "chat" && /^[,、和]?$/u.test(between)) {
      const days =
        one.fields && one.fields.month === undefined && left.fields?.month !== undefined
          ? resolve({ ...left.fields, ...one.fields }, { today: options.today })
          : null;
      const range = days?.range ?? one.range;
      if (range.from === addDays(left.range.to, 1) || range.from === left.range.from) {
        out[out.length - 1] = {
          ...left,
          end: one.end,
          range: { from: left.range.from, to: range.to },
          grain: range.to === left.range.to ? left.grain : "span",
        };
        continue;
      }
    }
    out.push(one);
  }
  return out;
}

const SHIFT = new RegExp(`^的?(?<n>\\d{1,4}|[一二两三四五六七八九十百]{1,4})(?<unit>${anyOf(LENGTH_UNITS)})之?以?(?<side>前|后)`, "u");
const SHIFT_SPAN = new RegExp(
  `^的?(?:之后|向后|往后|后)的?(?<n>\\d{1,3}|[一二两三四五六七八九十]{1,3})(?<unit>${anyOf(LENGTH_UNITS)})`,
  "u",
);
const SHIFT_DAY = /^后的?第(?<n>\d{1,3}|[一二两三四五六七八九十]{1,3})天/u;

/** 2月13号的3天后, 明天的一个月以前, 明天之后三天: counted from the date before. */
function shiftDays(found: readonly TimeExpression[], text: string, options: ReadOptions): TimeExpression[] {
  if (options.style === "document") return [...found];
  const out: TimeExpression[] = [];
  for (const one of found) {
    if (one.start < (out.at(-1)?.end ?? 0)) continue;
    out.push(one.range ? (shift(one, text) ?? one) : one);
  }
  return out;
}

function shift(one: TimeExpression, text: string): TimeExpression | null {
  if (one.range === null || one.grain !== "day") return null;
  const after = text.slice(one.end, one.end + 14);
  const from = one.range.from;
  const far = SHIFT.exec(after) ?? SHIFT_DAY.exec(after);
  const found = SHIFT_SPAN.exec(after) ?? far;
  const count = chineseNumber(found?.groups?.["n"] ?? "");
  const kind = LENGTH_UNITS[found?.groups?.["unit"] ?? "天"];
  if (!found || !count || !kind || kind === "H" || kind === "MIN") return null;
  const end = one.end + found[0].length;
  const moved = shifted(from, found.groups?.["side"] === "前" ? -count : count, kind);
  const range = found === far ? { from: moved, to: moved } : { from, to: addDays(moved, -1) };
  return { ...one, end, range, rule: `${one.rule}+shift`, grain: found === far ? "day" : "span", fields: null };
}

const BEFORE =
  /^(?:之前|以前|前(?![^,。;、)\]]{0,2}期|沿|列|茅|来|往|后|提|述|置|端|景|途|一|几|[\d两三四五六七八九十]+[个天年]))|^(?:内|之内|以内)/u;
const FROM = /^(?:起|之后|以后|后(?!续|勤|评|备|置|期|台|[\d一二两三四五六七八九十]+[个天年])|以来|开始)/u;

/** 1月31日前: what is due then is due by that day, which still counts; but 2022年前 has two readings. */
function readEdges(found: readonly TimeExpression[], text: string, options: ReadOptions): TimeExpression[] {
  return found.map((one, index) => {
    const longer = withEdge(one, text, options);
    return longer.end <= (found[index + 1]?.start ?? text.length) ? longer : one;
  });
}

function withEdge(one: TimeExpression, text: string, options: ReadOptions): TimeExpression {
  if (one.range === null) return one;
  const before = BEFORE.exec(text.slice(one.end, one.end + 6));
  if (before) return toBefore(one, before[0], options);
  const from = FROM.exec(text.slice(one.end, one.end + 3));
  return from ? { ...one, end: one.end + from[0].length, edge: "from", rule: `${one.rule}+from` } : one;
}

function toBefore(one: TimeExpression, word: string, options: ReadOptions): TimeExpression {
  const end = one.end + word.length;
  const again =
    one.fields && one.fields.year === undefined && options.style === "chat"
      ? resolve(one.fields, { today: options.today, future: true })
      : null;
  const range = again?.range ?? one.range;
  if (range === null) return one;
  const inside = word.endsWith("内");
  const rule = `${one.rule}+${inside ? "inside" : "before"}`;
  // 2022年前 says before 2022 began, and is as often meant as by its end.
  if (!inside && !one.rule.endsWith("range") && WHOLE.includes(one.grain)) {
    const last = addDays(range.from, -1);
    return { ...one, end, range: { from: last, to: last }, certainty: "ambiguous", edge: "before", rule };
  }
  return { ...one, end, range, edge: "before", rule };
}

const WHOLE: readonly Grain[] = ["year", "half", "quarter", "month", "week"];
