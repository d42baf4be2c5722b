import type { Quantity } from "./quantities.ts";
import { MAKERS, MEASURES } from "./target-words.ts";
import { splitOutside } from "./unit-names.ts";

export interface NameContext {
  readonly first: Quantity;
  readonly last: Quantity;
  /** Where the name begins at the earliest: behind the number before it. */
  readonly from: number;
  /** How many numbers share the name. */
  readonly count: number;
  /** The part of the sentence before this one. */
  readonly previous: string;
}

const LEADING =
  /^(?:[——·●、]|(?:到|至)?\d{4}年(?:年?[底末初中]|上半年|下半年|\d{1,2}月底?)?(?:之?前|以前|起)?|\d{1,2}月底?前|全年|年内|年底前|[两三四五]年(?:内|共|累计)?(?=[\\p{Script=Han}]{2})|其中|并且|并|且|同时|力争|确保|争取|保持|实现|推动|努力|要求|使|全面|切实|原则上|一般|要|应|各地|进一步|完成|做到|,|:)+/u;
const TRAILING =
  /(?:\d{4}年|应当|应|均|都|要|须|必须|需|力争|保持在?|稳定|分别|逐步|总体|全部|一般|原则上|各|将|不|也|可|按照|按|占|的|为|以|是|:|达到?|了|并|且)+$/u;
const VERB_END = new RegExp(`(?:${MAKERS})(?:和(?:${MAKERS}))?$`, "u");
const VERB_ONLY = new RegExp(`^(?:全市|全县|全省|全区|全州|每年|共|各|应|要|将|拟|计划|累计|${MAKERS}|和|不)*$`, "u");
const MEASURE_END = new RegExp(`(?:${MEASURES})$`, "u");
/** 至少建成1个…: the verb stands between the bound and its number. */
const MAKER_IN_GAP = new RegExp(`^(?:至少|最少)(?:${MAKERS})$`, "u");
/** 推出首批18个服务, 为全市2.6万户家庭安装: no part of what is counted. */
const FOR_ALL = /(?:首批|第一批|累计|共)$|^[为对](?:全[省市州县区镇])?$/u;
const BUILT = /^(?:建成|新建|续建|建设|改造|打造|创建|设立)(?=[^\d]{2})/u;
const SEVERAL = /^(?<lead>.*?)(?<list>[省市州县区乡镇村街道组()、]{2,20})(?<level>(?:[两三四五]|[2345])?级)(?<rest>.*)$/u;

/** What a target measures: the words before its number, or those behind it where only a verb stands before (设置不少于5个服务窗口). */
export function namesOf(words: string, context: NameContext): string[] {
  const { first, last, count } = context;
  const before = trim(words.slice(Math.max(context.from, lastBreak(words, first.opStart)), first.opStart)).replace(FOR_ALL, "");
  const gap = words
    .slice(first.opStart, first.start)
    .replace(/^(?:不得?|不能)?(?:少于|低于|超过|高于)|^(?:达到?|提[高升][到至]|控制在|稳定在)$/u, "");
  const after = afterwards(words.slice(last.opEnd));
  if (count > 1) return several(before, after, count);
  // 建成甲镇、乙镇2个消防站
  if (first.kind === "count" && BUILT.test(before) && /^[\p{Script=Han}]{2,12}$/u.test(after)) return [before.replace(BUILT, "") + after];
  if (first.kind === "fraction") return [after || before];
  const verbOnly = VERB_ONLY.test(before);
  if (before === "" || (verbOnly && after !== "")) return [after || gap || measured(context.previous) || words];
  if (after !== "" && MAKER_IN_GAP.test(gap)) return [before + after];
  if (VERB_END.test(before) && after !== "") return [subject(before) + after];
  if (first.kind === "share" && after !== "" && !MEASURE_END.test(before) && /^(?:的|解决|完成|覆盖|达标)/u.test(words.slice(last.opEnd)))
    return [before + after];
  const names = measures(before);
  return names.length === 1 && context.from === 0 && before.length <= 3 && context.previous !== ""
    ? [withSubject(before, context.previous)]
    : names;
}

/** 报备率和报备及时率、规范率 are three measures, 司法建议、检察建议办复率 is one. */
function measures(before: string): string[] {
  const pieces = splitOutside(before, /[、]/u).flatMap((piece) => piece.split(/(?<=率|度|比例|面|量|费)(?:和|及|以及|与)/u));
  const names: string[] = [];
  let pending = "";
  for (const piece of pieces) {
    pending = pending === "" ? piece : `${pending}、${piece}`;
    if (!/(?:率|度|比例|比重|覆盖面|量)$/u.test(piece)) continue;
    names.push(pending);
    pending = "";
  }
  if (pending !== "" || names.length === 0) return shared(before);
  return names;
}

/** 公用和办公经费均不低于2万元: two measures with one last word. */
function shared(before: string): string[] {
  const found = /^(?<lead>.*?[\p{Script=Han}]{2})和(?<next>[\p{Script=Han}]{2,4})(?<last>经费|面积|人数|时长)$/u.exec(before)?.groups;
  return found ? [`${found["lead"]}${found["last"]}`, `${found["next"]}${found["last"]}`] : [before];
}

/** 市、县两级 or 每个村、乡镇、县 with as many numbers: one name each. */
function several(before: string, after: string, count: number): string[] {
  const levels = SEVERAL.exec(before)?.groups;
  const rest = after.replace(/^的?(?:标准|比例)/u, "").replace(new RegExp(`^(?:${MAKERS})`, "u"), "");
  if (levels) {
    const pieces = splitOutside(levels["list"] ?? "", /[、]/u);
    if (pieces.length === count) return pieces.map((piece) => `${levels["lead"]}${piece}级${levels["rest"]}${rest}`);
  }
  const bare = before
    .replace(/^(?:为|向|给|在)/u, "")
    .replace(VERB_END, "")
    .replace(TRAILING, "");
  const each = /^每个?/u.exec(bare)?.[0] ?? "";
  const pieces = splitOutside(bare.slice(each.length), /[、]/u);
  if (pieces.length === count) return pieces.map((piece) => `${each}${piece}${after}`);
  return [before + after];
}

function subject(before: string): string {
  return before.replace(VERB_END, "").replace(TRAILING, "");
}

/** 优良率逐年提升,2025年达到60%: what the part before said of it is no part of its name. */
function measured(previous: string): string {
  return trim(previous).replace(
    /(?:逐[年步月季]|稳步|持续|不断|明显|显著|大幅|有所)(?:提升|提高|增长|上升|下降|降低|减少|改善|扩大|向好)$/u,
    "",
  );
}

function withSubject(name: string, previous: string): string {
  // 伙食费专款专用,盈余率…: what names no figure lends no name.
  if (!/\d|分之|[不低少]于/u.test(previous)) return name;
  const level = /^[省市州县区乡镇村]{1,2}级$/u.test(name);
  const measured = new RegExp(`^.*?(?:${MAKERS})(?<noun>[\\p{Script=Han}]{2,16})\\d`, "u").exec(previous)?.groups?.["noun"];
  if (level && measured) return name + measured;
  const noun = trim(previous.replace(/(?:每[年季月周].{0,6})?(?:不少于|不低于|至少|达到?|\d).*$/u, "")).replace(
    new RegExp(`^(?:${MAKERS})`, "u"),
    "",
  );
  return noun.length > 1 && noun.length <= 24 ? noun + name : name;
}

function afterwards(words: string): string {
  return words
    .replace(/^(?:的|以?进行|实现|用于)/u, "")
    .replace(/[(][^()]*$/u, "")
    .replace(/、[^、]*\d.*$/u, "")
    .slice(0, 40);
}

/** Behind the last bracket that opens before `at`, where the quantity stands in a gloss; else the part's beginning. */
function lastBreak(words: string, at: number): number {
  const open = words.lastIndexOf("(", at);
  return open >= 0 && !words.slice(open, at).includes(")") ? open + 1 + (words[open + 1] === "或" ? 1 : 0) : 0;
}

function trim(words: string): string {
  return words.replace(LEADING, "").replace(TRAILING, "").trim();
}
