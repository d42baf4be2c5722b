import type { PlanContext } from "./deadlines.ts";
import type { Passage } from "./passage.ts";
import { printedWords } from "./printed.ts";
import { type Quantity, quantitiesOf } from "./quantities.ts";
import { namesOf } from "./target-names.ts";
import { COUNT_UNITS, MAKERS, MEASURES } from "./target-words.ts";
import type { Certainty, Span, Target, TargetOp } from "./types.ts";

/** All quantified targets, in the order of the text. */
export function targetsOf(passages: readonly Passage[], context: PlanContext): Target[] {
  return passages.flatMap((passage) => ofPassage(passage, context));
}

function ofPassage(passage: Passage, context: PlanContext): Target[] {
  const text = passage.view.text;
  if (!/[\d一二两三四五六七八九十]/u.test(text)) return [];
  const { times } = passage;
  let next = 0;
  const timesIn = (part: Span): Span[] => {
    while (next < times.length && (times[next]?.end ?? 0) <= part.start) next++;
    const inside: Span[] = [];
    for (let at = next; at < times.length && (times[at]?.start ?? part.end) < part.end; at++) inside.push(times[at] ?? part);
    return inside;
  };
  return passage.sentences
    .filter((sentence) => !isHistory(text.slice(sentence.start, sentence.end), context))
    .flatMap((sentence) =>
      sentence.parts.flatMap((part, index) => {
        const before = sentence.parts[index - 1];
        return ofPart(passage, part, {
          times: timesIn(part),
          previous: before ? text.slice(before.start, before.end) : "",
          source: context.source,
        });
      }),
    );
}

/** “十三五”期间…, 2020年,…: a sentence about years before the plan tells what was done. */
function isHistory(sentence: string, context: PlanContext): boolean {
  const five = /^“?十(?<n>[一二三四五六七])五”?(?:规划)?(?:期间|时期|以来|末)/u.exec(sentence)?.groups?.["n"];
  const year = /^(?:截至|截止|到)?(?<year>\d{4})年(?:底|末)?,/u.exec(sentence)?.groups?.["year"];
  const own = context.today ? Number(context.today.slice(0, 4)) : (context.period?.from ?? null);
  if (/^(?:近年来|过去|五年来|.{0,12}以来,)/u.test(sentence)) return true;
  if (own === null) return false;
  return five ? 2005 + 5 * "一二三四五六七".indexOf(five) + 5 < own : year !== undefined && Number(year) < own;
}

interface PartContext {
  readonly times: readonly Span[];
  readonly previous: string;
  readonly source: string;
}

function ofPart(passage: Passage, part: Span, context: PartContext): Target[] {
  const words = passage.view.text.slice(part.start, part.end);
  if (PAST.test(words) && !AHEAD.test(words)) return [];
  const taken = context.times.map((time) => ({ start: time.start - part.start, end: time.end - part.start }));
  const isAverage = (one: Quantity) =>
    !one.unit.endsWith("工作日") && /(?:平均|天数)[\p{Script=Han}]{0,16}$/u.test(words.slice(0, one.start));
  // Occasions belong to deadlines, unless they are bounded from above.
  // 任期内至少完成一项课题 is a duty of its time, and no figure.
  const single = /每[年季月周学半]|任期/u.test(words);
  const counted = quantitiesOf(words).filter((one) =>
    one.unit === "次" ? one.op === "<=" && one.arabic : one.arabic || !single || one.values[0] !== 1,
  );
  const wanted = counted.filter((one) => isAverage(one) || !taken.some((time) => one.start < time.end && time.start < one.end));
  const groups = grouped(
    words,
    wanted.filter((one, index) => isTarget(words, one, wanted[index - 1])),
  );
  return groups.flatMap((group, index) => {
    // 新建消防队6支、改造水源40处: the second name begins behind the first number.
    const left = groups[index - 1]?.at(-1);
    const first = group[0];
    const listed = left && first && isListed(words, left, first);
    const from = listed ? first.opStart : left && /^[、和,]/u.test(words.slice(left.opEnd)) ? left.opEnd + 1 : 0;
    if (listed && first.op === null && left.op !== null && left.opStart < left.start) {
      return toTargets(passage, part, { group: group.map((one) => ({ ...one, op: left.op })), words, from, context });
    }
    return toTargets(passage, part, { group, words, from, context });
  });
}

const PAST = /(?:现有|目前|截至目前|已(?:有|建|建成|完成|达到)|同比|较上年|比上年|累计已)/u;

/** 同比下降10%以上, 已建成居住区按不低于…补建: a bound looks ahead. */
const AHEAD = /(?:同比|较上年|比上年)[^,]{0,8}\d(?:\d|\.)*%(?:以上|左右)|已建成?[\p{Script=Han}]{2,10}(?:按|不低于)/u;

/** Quantities that share a measure: 分别达到70%、50%, 不少于9人、7人. */
function grouped(words: string, quantities: readonly Quantity[]): Quantity[][] {
  const groups: Quantity[][] = [];
  for (const one of quantities) {
    const last = groups.at(-1);
    const left = last?.at(-1);
    if (last && left && left.unit === one.unit && /^[、和,及]?$/u.test(words.slice(left.opEnd, one.start))) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

const MAKER_BEFORE = new RegExp(`(?:${MAKERS})(?:了|起|好|不少于|至少|各|首批|第一批|共|累计)?$`, "u");
const MAKER_WITHIN = new RegExp(`(?:${MAKERS})`, "u");
const BUILT_AT = /^(?:(?:到|至)?\d{4}年(?:底|末)?(?:之?前)?)?(?:建成|新建|续建|建设|改造|打造|创建|设立)[^\d]{2,24}$/u;
const NO_TARGET_BEFORE = /(?:第|每隔|前|共|十|近|其中的|规定的|明确的|确定的|这|的|“|“[^”]{0,12}|《[^》]{0,30})$/u;
const SHARE_OF_PAST = /(?:同比|环比|增长了|提高了|下降了)$/u;

/** A share is a target wherever it stands; a count needs a bound, a verb that sets something up, or the last place of its part. */
function isTarget(words: string, one: Quantity, left: Quantity | undefined): boolean {
  const before = words.slice(0, one.opStart);
  const after = words.slice(one.opEnd);
  // 由两人以上共同签字 says how it is done.
  if (!one.arabic && before.endsWith("由")) return false;
  // 由62.3%提高到74.5%: where it starts from is no target.
  if (/[由从]$/u.test(before) && /提高|提升|上升|增加|增长|扩大|下降|降|减少|缩短|压缩/u.test(after)) return false;
  if (one.kind !== "count") return !SHARE_OF_PAST.test(before) && (one.kind === "share" || one.op !== null);
  if (one.unit === "个百分点") return /(?:提高|提升|增加|上升|增长|下降|降低|减少|压降|扩大)$/u.test(before);
  if (/^(?:年龄|岁)$/u.test(one.unit) || isInQuotes(words, one.start)) return false;
  if (one.op !== null && one.opStart < one.start) return one.arabic || one.around || !/^[级类星]$/u.test(one.unit);
  if (left !== undefined && isListed(words, left, one) && isTarget(words, left, undefined)) return true;
  if (
    left !== undefined &&
    left.unit === one.unit &&
    /^[、和,及]?$/u.test(words.slice(left.opEnd, one.start)) &&
    isTarget(words, left, undefined)
  )
    return true;
  return one.op !== null ? isBound(before, after, one) : isSetUp(before, after, one);
}

/** 1个县级中心、3个乡镇工作站: what holds for the first number holds for the next. */
function isListed(words: string, left: Quantity, one: Quantity): boolean {
  return left.kind === "count" && one.arabic && /^[\p{Script=Han}“”()]{1,18}[、和及]$/u.test(words.slice(left.opEnd, one.opStart));
}

/** 3名以上: a bound where something is set up, or nothing follows. */
function isBound(before: string, after: string, one: Quantity): boolean {
  if (isAttribute(before, after, one)) return false;
  return MAKER_BEFORE.test(before) || after === "" || /^[)”]/u.test(after) || (one.arabic && MAKER_WITHIN.test(before));
}

/** 设立1个中心, 每个乡镇设立1个, 案例20个: a bare number that somebody is to bring about. */
function isSetUp(before: string, after: string, one: Quantity): boolean {
  if (!one.arabic || NO_TARGET_BEFORE.test(before)) return false;
  if (MAKER_BEFORE.test(before) || (/[每各][\p{Script=Han}()]{1,12}$/u.test(before) && MAKER_WITHIN.test(before))) return true;
  // 建成甲镇、乙镇2个消防站, 为全市2.6万户家庭安装报警器.
  if (BUILT_AT.test(before) && /^[\p{Script=Han}]{2,12}$/u.test(after)) return true;
  if (/^为(?:全[省市州县区镇])?$/u.test(before) && MAKER_WITHIN.test(after)) return true;
  return /^(?:左右)?(?:[)”]?$|[、和])/u.test(after) && before.length >= 3 && !/^(?:级|星级|类|种|条)$/u.test(one.unit);
}

/** 5个以上30人以上的律师事务所, 两个以上部门: says which, not how many. */
function isAttribute(before: string, after: string, one: Quantity): boolean {
  if (new RegExp(`(?:${COUNT_UNITS})(?:以上|以下)?$`, "u").test(before)) return true;
  return (
    !MAKER_BEFORE.test(before) &&
    /^的?[\p{Script=Han}]/u.test(after) &&
    !(one.arabic && MAKER_WITHIN.test(before) && !after.startsWith("的"))
  );
}

function isInQuotes(words: string, at: number): boolean {
  return words.lastIndexOf("“", at) > words.lastIndexOf("”", at) || words.lastIndexOf("《", at) > words.lastIndexOf("》", at);
}

function toTargets(
  passage: Passage,
  part: Span,
  found: { group: readonly Quantity[]; words: string; from: number; context: PartContext },
): Target[] {
  const { group, words, from, context } = found;
  const first = group[0];
  const last = group.at(-1);
  if (!first || !last) return [];
  const values = group.flatMap((one) => one.values);
  const op =
    first.op ??
    last.op ??
    (/(?:力争|确保|争取)[^,]{0,4}$/u.test(words.slice(0, first.start)) && first.kind === "share" && /^的/u.test(words.slice(first.end))
      ? ">="
      : "=");
  const names = namesOf(words, { first, last, from, count: first.range ? 1 : values.length, previous: context.previous });
  const span = passage.view.source(part.start, part.end);
  const shared = {
    clause: passage.clause,
    quote: context.source.slice(span.start, span.end),
    unit: printedWords(context.source, [span], last.unit),
    span,
  };
  const make = (name: string, bound: { op: TargetOp; value: number }): Target => {
    const suspect = isSlip(name, bound, last.unit);
    const certainty: Certainty = suspect ? "suspect" : first.op === null && last.op === null ? "implied" : "certain";
    return { ...shared, name: printedWords(context.source, [span], name), ...bound, suspect, certainty };
  };
  if (first.range)
    return names.flatMap((name) => values.slice(0, 2).map((value, index) => make(name, { op: index === 0 ? ">=" : "<=", value })));
  if (values.length > 1) return values.map((value, index) => make(names[index] ?? names[0] ?? "", { op, value }));
  return names.map((name) => make(name, { op, value: values[0] ?? 0 }));
}

const RATE = new RegExp(`(?:${MEASURES})$`, "u");

/** Rates that nobody sets below a tenth: 按时办结率达9% has lost a digit. */
const HIGH_RATE =
  /(?:办结|办理|满意|覆盖|完成|知晓|达标|合格|及时|整改|签约|普及|公开|报备|备案|建档|见面|归集|持证|处置|落实|履约|成功|挂接|准确|参保|到位|公示|回访|应诉)率$/u;

/** 报备率达1%: somebody lost two noughts; a share above 100% does not exist, growth does. */
function isSlip(name: string, bound: { op: TargetOp; value: number }, unit: string): boolean {
  if (unit !== "%" || !RATE.test(name)) return false;
  if (/增长|增速|增幅|提高|下降|降低|降幅|投诉|差错|败诉|违法|事故|死亡|发病|失业|不良|流失|逾期/u.test(name)) return false;
  if (bound.op === ">=" && bound.value < 10 && Number.isInteger(bound.value) && HIGH_RATE.test(name)) return true;
  return (bound.op === ">=" && bound.value <= 1) || (/率$/u.test(name) && bound.value > 100);
}
