import { chineseNumber } from "../text/numerals.ts";
import { COUNT_UNITS, MULTIPLIERS, OPS_AFTER, OPS_BEFORE } from "./target-words.ts";
import type { TargetOp } from "./types.ts";

/** A number with its unit in a part of a sentence, and what stands round it. Offsets count in the part. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly values: readonly number[];
  readonly unit: string;
  readonly kind: "share" | "count" | "fraction";
  /** 5—8名: the two values are a lower and an upper end. */
  readonly range: boolean;
  /** Null where neither side says how much. */
  readonly op: TargetOp | null;
  /** True where 以上 or 左右 follows. */
  readonly around: boolean;
  /** Where the words of `op` begin, or the number. */
  readonly opStart: number;
  /** Behind 以上, 左右. */
  readonly opEnd: number;
  readonly arabic: boolean;
}

const NUMBER = "\\d{1,9}(?:,\\d{3}){0,3}(?:\\.\\d{1,4})?";
const HAN_NUMBER = "[一二两三四五六七八九十百千]{1,6}";
const RANGE = "(?:—{1,2}|-|~|至|到)";
const SHARE = new RegExp(`(?<![\\d.])(?<a>${NUMBER})(?:[%‰]?(?:${RANGE})(?<b>${NUMBER}))?(?<unit>[%‰]|/10?万)`, "gu");
const SHARE_OF = new RegExp(`(?<unit>[百千万]分之)(?<a>${NUMBER}|${HAN_NUMBER})(?:(?:点)(?<point>[一二三四五六七八九〇零]))?`, "gu");
/** 平均审理天数控制在60天以内: a length of time as a measure. */
const AVERAGE = /(?:平均|天数)[\p{Script=Han}]{0,16}?(?<a>\d{1,4}(?:\.\d{1,2})?)(?<unit>个?工作日|天|日|小时|分钟)/gu;
/** 利用系数提高到0.58: a pure number. */
const COEFFICIENT =
  /(?:(?:系数|指数|得分|比值|容积率|评分)[\p{Script=Han}]{0,8}?(?<a>\d{1,4}(?:\.\d{1,4})?)|率[\p{Script=Han}]{0,6}?(?<rate>\d{1,4}\.\d{1,4}))(?![\d.%‰]|(?!以|及以|左右)\p{Script=Han})/gu;
/** 缩短5天以上: how much shorter or longer. */
const CHANGE =
  /(?<=缩短|压缩|减少|延长|提前|提速)(?<a>\d{1,4}(?:\.\d{1,2})?)(?<unit>个?工作日|天|日|小时|分钟|个月)(?!内|前|向|通知|报|告)/gu;
const FRACTION = /(?<![\d/.])(?<a>\d{1,2})\/(?<b>\d{1,2})(?![\d/万])/gu;
const COUNT = new RegExp(
  `(?<![\\d.〔第—/])(?<list>(?:${NUMBER}(?:、|,)){1,6})?(?<a>${NUMBER})(?:(?:${RANGE})(?<b>${NUMBER}))?余?(?<unit>(?:${MULTIPLIERS})?(?:${COUNT_UNITS}))(?!年|月|日|周|季|小?时内|钟|工作日|[大体]代表|大|别|性|以来|民|口|员(?!工)|类别|子|工作|之|钟|别|工|局|行|公司|类|级(?!以)|区)`,
  "gu",
);
const HAN_COUNT = new RegExp(
  `(?<![第\\d一二三四五六七八九十百千每这那几某同各])(?<a>${HAN_NUMBER})(?<unit>(?!分)(?:${COUNT_UNITS}))(?!年|月|日|大|别|性|口|员(?!工)|方面|率先|意识|自信|维护|确立|一体|全面)`,
  "gu",
);

const AFTER = new RegExp(
  `^(?<word>${Object.keys(OPS_AFTER)
    .sort((a, b) => b.length - a.length)
    .join("|")}|左右|上下)`,
  "u",
);
const BEFORE = OPS_BEFORE.map(([words, op]) => ({ op, pattern: new RegExp(`(?<op>${words})(?<gap>[^\\d,。;、()]{0,12})$`, "u"), words }));

/** The quantities of a part, in order and apart. */
export function quantitiesOf(part: string): Quantity[] {
  const found = [...shares(part), ...counts(part)].sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Quantity[] = [];
  for (const one of found) if (one.start >= (apart.at(-1)?.end ?? 0)) apart.push(one);
  return apart;
}

function shares(part: string): Quantity[] {
  const percent = [...part.matchAll(SHARE)].map((match) => made(part, match, { kind: "share", arabic: true }));
  const parts = [...part.matchAll(SHARE_OF)].map((match) => made(part, match, { kind: "share", arabic: true }));
  const average = [...part.matchAll(AVERAGE)].map((match) => {
    const words = `${match.groups?.["a"]}${match.groups?.["unit"]}`;
    return made(part, Object.assign(match, { 0: words, index: match.index + match[0].length - words.length }), {
      kind: "share",
      arabic: true,
    });
  });
  const plain = [...part.matchAll(COEFFICIENT)].map((match) => {
    const a = match.groups?.["a"] ?? match.groups?.["rate"] ?? "";
    const at = match.index + match[0].length - a.length;
    return made(part, Object.assign(match, { 0: a, index: at, groups: { a } }), { kind: "share", arabic: true });
  });
  const changes = [...part.matchAll(CHANGE)].map((match) => made(part, match, { kind: "share", arabic: true }));
  const fractions = [...part.matchAll(FRACTION)].map((match) => {
    const [a, b] = [Number(match.groups?.["a"]), Number(match.groups?.["b"])];
    return a < b ? { ...made(part, match, { kind: "fraction", arabic: true }), values: [a / b], unit: "", range: false } : null;
  });
  return [...percent, ...parts, ...average, ...plain, ...changes, ...fractions.filter((one) => one !== null)];
}

function counts(part: string): Quantity[] {
  const arabic = [...part.matchAll(COUNT)].map((match) => made(part, match, { kind: "count", arabic: true }));
  const han = [...part.matchAll(HAN_COUNT)].map((match) => made(part, match, { kind: "count", arabic: false }));
  return [...arabic, ...han];
}

function made(part: string, match: RegExpExecArray, as: { kind: Quantity["kind"]; arabic: boolean }): Quantity {
  const { a, b, list, unit } = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  const listed = (list ?? "").split(/[、,]/u).filter((one) => one !== "");
  const after = AFTER.exec(part.slice(end, end + 3))?.groups?.["word"] ?? "";
  const before = opBefore(part.slice(Math.max(0, start - 20), start));
  const weak = before === null || (before.op === ">=" && OPS_AFTER[after] !== undefined);
  return {
    start,
    end,
    values: [...listed, a, b].flatMap((one) => (one === undefined ? [] : (chineseNumber(one) ?? []))),
    unit: unit ?? "",
    kind: as.kind,
    range: b !== undefined && as.kind !== "fraction",
    op: weak ? (OPS_AFTER[after] ?? before?.op ?? null) : before.op,
    around: after !== "",
    opStart: start - (before?.length ?? 0),
    opEnd: end + after.length,
    arabic: as.arabic,
  };
}

/** The nearest comparison before the number; a few words may stand between (不少于总课时额的10%, 至少对1件). */
function opBefore(words: string): { op: TargetOp; length: number } | null {
  let best: { op: TargetOp; length: number; gap: number } | null = null;
  for (const { op, pattern } of BEFORE) {
    const found = lastOf(pattern, words);
    if (!found) continue;
    const gap = found.groups?.["gap"]?.length ?? 0;
    const length = found[0].length;
    if (best === null || gap < best.gap || (gap === best.gap && length > best.length)) best = { op, length, gap };
  }
  return best && best.gap > 0 && !allowsGap(best, words) ? null : best;
}

/** 到达边缘的比例达到: the last of several. */
function lastOf(pattern: RegExp, words: string): RegExpExecArray | null {
  let found = pattern.exec(words);
  for (let gap = found?.groups?.["gap"]; gap; gap = found?.groups?.["gap"]) {
    const nearer = pattern.exec(gap);
    if (!nearer) break;
    found = nearer;
  }
  return found;
}

/** Only a lower or upper bound may stand apart from its number: 达到了新水平,3名 is no 达到3名. */
function allowsGap(best: { op: TargetOp; length: number; gap: number }, words: string): boolean {
  const word = words.slice(words.length - best.length, words.length - best.gap);
  const gap = words.slice(words.length - best.gap);
  if (/^至少|^最少/u.test(word)) return best.gap <= 8;
  return /^不/u.test(word) && /的$|^(?:每[\p{Script=Han}]{1,3}){1,2}$/u.test(gap);
}
