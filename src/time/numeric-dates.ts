import { matchAt, type ReadOptions, type Recogniser, type TimeExpression } from "./expression.ts";
import { type DateFields, isMonthDay, resolve } from "./fields.ts";

/** Year first, in any separators; in documents too. */
const YEAR_FIRST = /(?<y>(?:19|20|21)\d{2})(?<s>[—\-/.])(?<m>1[0-2]|0?[1-9])[—\-/.](?<d>3[01]|[12]\d|0?[1-9])(?![\d.])/uy;
/** Only in chat: what in a document would be a figure or a section number. */
const CHAT: readonly RegExp[] = [
  /(?<y>(?:19|20|21)\d{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?!\d)/uy,
  /(?<y>(?:19|20|21)\d{2}) (?<m>1[0-2]|0?[1-9]) (?<d>3[01]|[12]\d|0?[1-9])(?![\d.])/uy,
  /(?<d>3[01]|[12]\d|0?[1-9])(?<s>[—\-/.])(?<m>1[0-2]|0?[1-9])\k<s>(?<y>(?:19|20|21)\d{2}|\d{2})(?![\d.])/uy,
  /(?<m>1[0-2]|0?[1-9])(?<s>[—\-/.·])(?<d>3[01]|[12]\d|0?[1-9])(?![\d.%万亿个]|[—\-/.·]\d)/uy,
];
/** 2025.1 or 2025-01: a month. */
const YEAR_MONTH = /(?<y>(?:19|20|21)\d{2})[—\-/.](?<m>1[0-2]|0?[1-9])(?![\d年%—\-/.])/uy;

/** 2015-3-3, 2015.3.3, 20240307, 13.5.2015 (day first), 1.31. */
export const numericDate: Recogniser = (text, at, options) => {
  if (/[\d.\-/]/u.test(text[at - 1] ?? "") || !/\d/u.test(text[at] ?? "")) return null;
  const patterns = options.style === "chat" ? [YEAR_FIRST, ...CHAT, YEAR_MONTH] : [YEAR_FIRST];
  for (const pattern of patterns) {
    const found = matchAt(pattern, text, at);
    const built = found?.groups && build(found.groups, { at, end: at + found[0].length }, options);
    if (built) return built;
  }
  return null;
};

function build(groups: Record<string, string>, place: { at: number; end: number }, options: ReadOptions): TimeExpression | null {
  const fields: DateFields = {
    ...(groups["y"] ? { year: fullYear(Number(groups["y"])) } : {}),
    month: Number(groups["m"]),
    ...(groups["d"] ? { day: Number(groups["d"]) } : {}),
  };
  if (fields.day !== undefined && !isMonthDay(fields.month ?? 0, fields.day)) return null;
  const days = resolve(fields, { today: options.today });
  if (days === null) return null;
  const certainty = days.implied ? "implied" : "certain";
  return {
    start: place.at,
    end: place.end,
    rule: "numeric-date",
    certainty,
    range: days.range,
    when: null,
    grain: days.grain,
    fields,
    edge: null,
  };
}

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}
