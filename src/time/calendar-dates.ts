import { chineseNumber } from "../text/numerals.ts";
import { monthOf, yearOf } from "./date.ts";
import { matchAt, type ReadOptions, type Recogniser, type TimeExpression } from "./expression.ts";
import { type DateFields, resolve } from "./fields.ts";
import { readPick } from "./picks.ts";
import { anyOf, MONTH_WORDS, QUARTER_WORDS, YEAR_WORDS } from "./vocabulary.ts";

const YEAR =
  /(?<four>\d{4}|[零〇一二三四五六七八九]{4}|两千[零〇]?[一二三四五六七八九十]{1,3})年(?!级)|(?<two>\d{2}|[零〇一二三四五六七八九]{2})年/uy;
const YEAR_WORD = new RegExp(`(?<word>${anyOf(YEAR_WORDS)})(?:度(?=末|底|[,。;前]|$))?`, "uy");
const QUARTER_WORD = new RegExp(`(?<word>${anyOf(QUARTER_WORDS)})`, "uy");
const MONTH_WORD = new RegExp(`(?<word>${anyOf(MONTH_WORDS)})份?`, "uy");
const MONTH = /(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])月份?/uy;
const QUARTER = /第?(?<quarter>[一二三四1-4首])个?季度?|[Qq](?<q>[1-4])(?!\d)/uy;
const HALF = /(?<half>[上下])半年/uy;
const DAY = /(?<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])[日号]/uy;
/** A day without 日, as people type it: 1月3, 十二月十五. */
const BARE_DAY =
  /(?<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?![\d.%个项家名万千百十年月天周日号季次件至到])/uy;
const YEAR_PART = /(?:年?度?(?<end>[底末终])|年度?(?<start>初)|年(?<middle>中)(?![国央华共])|(?<start2>初)(?![一二三级中步次始]))/uy;
const MONTH_PART = /月?(?:(?<end>[底末])|(?<start>初)|(?<middle>中)(?![旬国央])|(?<third>[上中下])旬)/uy;
const LOOSE_PART =
  /(?<unit>[年月]|季度?)(?<part>[底末终初])|(?<![\d零〇一二三四五六七八九十百两半多数几近前整周学成少当全每])(?<inside>年内)/uy;
const QUARTER_PART = /(?<part>[末底初])/uy;

/** 2023年, 今年3月, 下个月9号, 2022年年底, 三季度末, 5月最后一天, 去年十二月第一周. */
export const calendarDate: Recogniser = (text, at, options) => {
  if (isInsideNumber(text, at)) return null;
  const read = readFields(text, at, options);
  return read && build(read, at, options);
};

interface Reading {
  fields: DateFields;
  end: number;
  implied: boolean;
}

/** The fields that the words at `at` say; used by 每年…, whose dates have no year, as well. */
export function readFields(text: string, at: number, options: ReadOptions): Reading | null {
  const year = readYear(text, at, options);
  const afterYear = year ? skipOf(text, year.end) : at;
  const month =
    readMonth(text, afterYear, options) ?? (year ? readHalf(text, afterYear) : (readHalf(text, at) ?? readQuarterWord(text, at, options)));
  const before: DateFields = { ...year?.fields, ...month?.fields };
  const middle = month?.end ?? year?.end ?? at;
  const tail = readTail(text, middle, { before, options });
  const fields = { ...before, ...tail?.fields };
  if (Object.keys(fields).length === 0) return null;
  return { fields, end: tail?.end ?? middle, implied: (year?.implied ?? false) || (month?.implied ?? false) };
}

function build(read: Reading, at: number, options: ReadOptions): TimeExpression | null {
  const days = resolve(read.fields, { today: options.today });
  if (days === null) return null;
  const certainty = days.implied || read.implied ? "implied" : "certain";
  return {
    start: at,
    end: read.end,
    rule: "calendar-date",
    certainty,
    range: days.range,
    when: null,
    grain: days.grain,
    fields: read.fields,
    edge: null,
  };
}

function readYear(text: string, at: number, options: ReadOptions): Reading | null {
  let year: number | null = null;
  let end = at;
  let implied = false;
  const plain = matchAt(YEAR, text, at);
  if (plain?.groups?.["four"]) year = chineseNumber(plain.groups["four"]);
  else if (plain?.groups?.["two"] && options.style === "chat") year = century(chineseNumber(plain.groups["two"]));
  if (plain) end = at + plain[0].length;
  else {
    // 去年的前年的今天: each word counts from the one before.
    const first = options.style === "document" && text.startsWith("全年", at) ? null : matchAt(YEAR_WORD, text, end);
    for (let word = first; word; word = text[end] === "的" ? matchAt(YEAR_WORD, text, end + 1) : null) {
      year = (year ?? yearOf(options.today)) + (YEAR_WORDS[word.groups?.["word"] ?? ""] ?? 0);
      end = word.index + word[0].length;
      implied = true;
    }
  }
  return year === null || year < 1900 || year > 2200 ? null : { fields: { year }, end, implied };
}

/** 98年 is 1998, 24年 is 2024. */
function century(two: number | null): number | null {
  if (two === null) return null;
  return two < 70 ? 2000 + two : 1900 + two;
}

function readMonth(text: string, at: number, options: ReadOptions): Reading | null {
  const plain = matchAt(MONTH, text, at);
  if (plain) {
    const said = plain.groups?.["month"] ?? "";
    const month = said === "元" ? 1 : chineseNumber(said);
    return month ? { fields: { month }, end: at + plain[0].length, implied: false } : null;
  }
  const word = matchAt(MONTH_WORD, text, at);
  if (!word) return null;
  const months = yearOf(options.today) * 12 + monthOf(options.today) - 1 + (MONTH_WORDS[word.groups?.["word"] ?? ""] ?? 0);
  return { fields: { year: Math.floor(months / 12), month: (months % 12) + 1 }, end: at + word[0].length, implied: true };
}

function readQuarterWord(text: string, at: number, options: ReadOptions): Reading | null {
  const word = matchAt(QUARTER_WORD, text, at);
  if (!word) return null;
  const quarters =
    yearOf(options.today) * 4 + Math.floor((monthOf(options.today) - 1) / 3) + (QUARTER_WORDS[word.groups?.["word"] ?? ""] ?? 0);
  const fields = { year: Math.floor(quarters / 4), quarter: (quarters % 4) + 1 };
  return { fields, end: at + word[0].length, implied: true };
}

function readHalf(text: string, at: number): Reading | null {
  const half = matchAt(HALF, text, at);
  if (half) return { fields: { half: half.groups?.["half"] === "上" ? 1 : 2 }, end: at + half[0].length, implied: false };
  const quarter = matchAt(QUARTER, text, at);
  const said = quarter?.groups?.["quarter"] ?? quarter?.groups?.["q"] ?? "";
  if (!quarter || !isQuarter(quarter[0], text.slice(at + quarter[0].length))) return null;
  return { fields: { quarter: said === "首" ? 1 : (chineseNumber(said) ?? 1) }, end: at + quarter[0].length, implied: false };
}

/** 一季 alone is as likely part of another word; 一季度 and 一季末 are not. */
function isQuarter(words: string, after: string): boolean {
  return !words.endsWith("季") || /^[末底初前内]/u.test(after);
}

interface TailContext {
  before: DateFields;
  options: ReadOptions;
}

function readTail(text: string, at: number, context: TailContext): { fields: DateFields; end: number } | null {
  const { before, options } = context;
  const from = skipOf(text, at);
  const hasMonth = before.month !== undefined;
  const nothing = Object.keys(before).length === 0;
  if (hasMonth || (nothing && options.style === "chat")) {
    const day = matchAt(DAY, text, from) ?? (hasMonth && options.style === "chat" ? matchAt(BARE_DAY, text, from) : null);
    if (day) return { fields: { day: chineseNumber(day.groups?.["day"] ?? "") ?? 0 }, end: from + day[0].length };
  }
  if (nothing) return readLoosePart(text, at, options);
  return readPick(text, at) ?? readPart(text, at, before);
}

function readPart(text: string, at: number, before: DateFields): { fields: DateFields; end: number } | null {
  const pattern =
    before.month !== undefined ? MONTH_PART : before.quarter !== undefined ? QUARTER_PART : before.half !== undefined ? null : YEAR_PART;
  const part = pattern && matchAt(pattern, text, at);
  if (!part) return null;
  const groups = part.groups ?? {};
  const end = at + part[0].length;
  if (groups["third"]) return { fields: { third: "上中下".indexOf(groups["third"]) + 1 }, end };
  if (groups["end"] || (groups["part"] && groups["part"] !== "初")) return { fields: { part: "end" }, end };
  return { fields: { part: groups["middle"] ? "middle" : "start" }, end };
}

/** 月底, 年底, 季度末 of the running unit. */
function readLoosePart(text: string, at: number, options: ReadOptions): { fields: DateFields; end: number } | null {
  const loose = matchAt(LOOSE_PART, text, at);
  // 年终述职 is a name; a plan that means the day says 年底前.
  if (!loose || (options.style === "document" && loose[0].endsWith("终"))) return null;
  const [unit, part] = [
    loose.groups?.["inside"] ? "年" : loose.groups?.["unit"],
    loose.groups?.["part"] === "初" ? ("start" as const) : ("end" as const),
  ];
  const [year, month] = [yearOf(options.today), monthOf(options.today)];
  const fields: DateFields =
    unit === "月" ? { year, month, part } : unit === "年" ? { year, part } : { year, quarter: Math.ceil(month / 3), part };
  return { fields, end: at + loose[0].length };
}

function skipOf(text: string, at: number): number {
  return text[at] === "的" ? at + 1 : at;
}

function isInsideNumber(text: string, at: number): boolean {
  const before = text[at - 1] ?? "";
  const here = text[at] ?? "";
  return (
    (/\d/u.test(here) && /[\d.]/u.test(before)) || (/[一二三四五六七八九十]/u.test(here) && /[一二三四五六七八九十百千第\d]/u.test(before))
  );
}
