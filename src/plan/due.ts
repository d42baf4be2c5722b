import { yearOf } from "../time/date.ts";
import type { TimeExpression } from "../time/expression.ts";
import { resolve } from "../time/fields.ts";
import type { When } from "../time/when.ts";
import { type Passage, placeOf } from "./passage.ts";
import type { Certainty } from "./types.ts";

/** What time words ask for. */
export interface Due {
  readonly when: When;
  readonly certainty: Certainty;
  readonly rule: string;
}

export interface DueContext {
  readonly today: string | null;
  readonly period: { readonly from: number; readonly to: number } | null;
  /** A year said before in the sentence. */
  readonly year?: number;
  /** True in a column or list that is all time limits. */
  readonly listed: boolean;
}

type Found = Due & { readonly start: number; readonly end: number };

/** Behind a date of the past, of a cited document or of a beginning: 2021年印发的, 2020年以来, 自2023年起. */
const NOT_DUE_AFTER =
  /^(?:以来|[春秋](?:季|学期|季学期)|及以后|起|版|第|届|度(?!内|前|末|底)|级|(?:召开|印发|发布|出台|颁布|公布|修订|修正|制定|签订|成立)的|至今|间|的(?!基础)|同期|考核(?:结果|成绩|情况|得分)|评估结果|预算|决算|政府工作报告|工作要点|工作总结|及以前|以前年度)/u;
const NOT_DUE_BEFORE =
  /(?:自|从|自从|较|(?<!占)比|与|同比|据|截至目前|按照|根据|经|于(?=\d{4}年(?:印发|发布|出台))|相较于?|对比|和|原|《)$/u;
const LEAD = /(?:到|至|在|于|截至|截止|力争|确保|争取|力争到|计划|预计|原则上|最迟(?:在|于)?|,|:|。|;|—|“|”|、|\(|○|●|·|推动|实现|完成)$/u;
const PAST_WORDS = /(?:已经|已于|已(?:完成|建成|实现|达到)|取得了|以来|同比|上年|去年)/u;
const PRICE = /^(?:[不少低超过高于为按标准至到达]|提高){0,8}\d/u;
/** 定期清理制度: the name of a rule, not a duty to do it at times. */
const NAME_OF_RULE = /^[^,。;、]{0,8}?(?:制度|机制|体系|办法|规定|规则|原则)/u;

/** The duty that time words state, or null where they state none: past, cited, a name, a beginning. */
export function isDue(passage: Passage, time: TimeExpression, context: DueContext): Found | null {
  const text = passage.view.text;
  const after = text.slice(time.end, time.end + 14);
  const before = text.slice(Math.max(0, time.start - 20), time.start);
  if (time.when) return recurring(time, { before, after });
  if (!time.range || time.edge === "from") return null;
  return once(passage, time, { before, after, context });
}

function recurring(time: TimeExpression, near: { before: string; after: string }): Found | null {
  if (!time.when) return null;
  const { start, end } = time;
  if (time.when.kind === "periodic" && NAME_OF_RULE.test(near.after)) return null;
  // 平均审理天数控制在60天以内 measures something; it gives nobody a limit.
  // Working days limit an act all the same: 平均办电时间不超过20个工作日.
  if (time.when.kind === "within" && time.when.max?.unit !== "WD" && /平均[\p{Script=Han}]{0,14}$/u.test(near.before)) return null;
  if (time.when.kind === "within" && /有效期[^。;]{0,14}$/u.test(near.before)) return null;
  if (time.when.kind === "within" && /(?:近|过去|前|以往|连续)$/u.test(near.before)) return null;
  // 每人每月不低于600元 is a price.
  if (time.when.kind === "every" && /每[人户名床亩个位]$/u.test(near.before) && PRICE.test(near.after)) return null;
  const rule = time.when.kind === "periodic" ? "periodic" : time.when.kind === "term" ? "term" : time.rule;
  return { when: time.when, certainty: time.certainty, rule, start, end };
}

function once(passage: Passage, time: TimeExpression, near: { before: string; after: string; context: DueContext }): Found | null {
  const { context, before, after } = near;
  // 2022年至2025年,每年完成: the years say how long the recurrence lasts.
  if (time.rule.includes("range") && /^(?:期间|间)?,?(?:[\p{Script=Han}]{0,6})?每[年季月]/u.test(after)) return null;
  const yearly = nextYear(time, passage.view.text) ?? nextMonth(time, passage.view.text);
  if (yearly) return yearly;
  const resolved = dated(time, context);
  if (resolved === null || isPast(resolved.to, context)) return null;
  if (NOT_DUE_BEFORE.test(before) || (time.edge !== "before" && NOT_DUE_AFTER.test(after))) return null;
  if (isBracketed(before, after) && time.edge !== "before" && time.fields?.month === undefined && !context.listed) return null;
  const strong = time.edge === "before" || LEAD.test(before) || time.fields?.part === "end" || context.listed;
  if (!strong && !opensPart(passage, time, after)) return null;
  const start = /(?:到|至)$/u.test(before) ? time.start - 1 : time.start;
  return { when: { kind: "once", date: resolved.to }, certainty: resolved.certainty, rule: time.rule, start, end: time.end };
}

/** 2023年,全面完成…: a date with nothing that says so is due where it opens a part that looks ahead. */
function opensPart(passage: Passage, time: TimeExpression, after: string): boolean {
  const text = passage.view.text;
  const place = placeOf(passage, time.start);
  const part = place?.sentence.parts[place.part];
  if (!place || !part) return false;
  // 占比2024年达到55%: a year between what is measured and its figure.
  if (time.fields?.year !== undefined && /^(?:达到?|不低于|不少于|提高[到至]|提升[到至]|下降[到至]|降[到至]|控制在)\d/u.test(after))
    return !PAST_WORDS.test(text.slice(place.sentence.start, place.sentence.end));
  if (!/^(?:——?|其中|并|且|同时|力争|确保)?$/u.test(text.slice(part.start, time.start))) return false;
  if (time.rule === "five-year-plan" && !after.startsWith(",")) return false;
  if (PAST_WORDS.test(text.slice(place.sentence.start, place.sentence.end))) return false;
  return time.fields?.year !== undefined || time.fields === null || /(?:底|末|旬|半年|季度)$/u.test(text.slice(time.start, time.end));
}

/** 于次年3月底前: the year after each year. */
function nextYear(time: TimeExpression, text: string): Found | null {
  if (!time.range || !/^(?:次年|翌年)/u.test(text.slice(time.start, time.end)) || time.fields?.month === undefined) return null;
  return {
    when: { kind: "every", period: "P1Y", on: time.range.to.slice(5) },
    certainty: "implied",
    rule: "next-year",
    start: time.start,
    end: time.end,
  };
}

/** 于次月5日前: the month after each month. */
function nextMonth(time: TimeExpression, text: string): Found | null {
  const { start, end } = time;
  if (!time.range || time.fields?.day === undefined || !/^(?:次月|翌月|下月)/u.test(text.slice(start, end))) return null;
  return { when: { kind: "every", period: "P1M", on: time.range.to.slice(8) }, certainty: "implied", rule: "next-month", start, end };
}

/** The last day; a date without a year takes the one said before it, else the plan's only year, else the year of the document. */
function dated(time: TimeExpression, context: DueContext): { to: string; certainty: Certainty } | null {
  if (!time.range) return null;
  if (time.fields === null || time.fields.year !== undefined) return { to: time.range.to, certainty: time.certainty };
  const only = context.period && context.period.from === context.period.to ? context.period.from : undefined;
  const year = context.year ?? only ?? (context.today ? yearOf(context.today) : undefined);
  if (year === undefined || (time.fields.month === undefined && time.fields.day !== undefined)) return null;
  const days = resolve(time.fields, { today: context.today ?? `${year}-01-01`, year });
  if (days === null) return null;
  const to = time.certainty === "ambiguous" ? time.range.to.replace(/^\d{4}/u, String(year)) : days.range.to;
  return { to, certainty: context.year !== undefined || only !== undefined ? "implied" : "ambiguous" };
}

/** Before the document itself is past; so is what lies before its period. */
function isPast(to: string, context: DueContext): boolean {
  const first = context.period ? String(context.period.from) : null;
  const own = context.today?.slice(0, 4) ?? null;
  return (first !== null || own !== null) && (first === null || to < first) && (own === null || to < own);
}

/** (2021—2025年): the years of a name. */
function isBracketed(before: string, after: string): boolean {
  return /[(〔[]$/u.test(before) && /^[)〕\]]/u.test(after);
}
