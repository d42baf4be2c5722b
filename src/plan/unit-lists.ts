import type { Certainty, Span } from "./types.ts";
import { byNotedRole, isUnitLike, isUnitList, splitOutside, splitUnits } from "./unit-names.ts";
import { FIRST_LEADS, LIST_CERTAINTY, LIST_LABELS, LIST_VERBS, type ListRole } from "./unit-words.ts";

/** A unit list found in a paragraph; `start` and `end` count in the paragraph's view. */
export interface FoundList extends Span {
  readonly lead: readonly string[];
  readonly assist: readonly string[];
  readonly open: boolean;
  readonly certainty: Certainty;
  /** Where the list's own time limit stands (完成时限:2023年12月底). */
  readonly times: readonly Span[];
}

const LABELS = Object.keys(LIST_LABELS).sort((a, b) => b.length - a.length);
const LABEL = new RegExp(`(?<label>${LABELS.join("|")})(?:\\([^()]{0,20}\\))?(?: ?[:：]|[】〕](?: ?[:：])?|(?<=^[^ ]{2,8}) )`, "gu");
const VERBS = Object.keys(LIST_VERBS).sort((a, b) => b.length - a.length);
const BY_VERB = new RegExp(`^(?:由)?(?<list>[^。:!?]{2,200}?)(?<verb>${VERBS.join("|")})$`, "u");
const INLINE = new RegExp(`^(?:[^,;:()]{1,40}?由|由|分别由)?(?:各?由)?(?<by>[^;:]{2,200}?)(?<verb>${VERBS.join("|")})$`, "u");
const NAMED_BODY = /^(?:[省市州县区旗盟镇乡团]|各|[\p{Script=Han}]{2,4}(?:[省市州县区旗镇乡]|银行)|国家|人民银行)(?!级部门|关部门)/u;
const OPENERS = "([〔【";
const CLOSERS = ")]〕】";

/** All unit lists of a paragraph, in order. */
export function unitLists(view: string, options: { firstLeads: boolean }): FoundList[] {
  const labelled = labelledLists(view, options);
  if (labelled.length > 0) return labelled;
  const last = lastBracket(view, options) ?? lastSentence(view);
  const inside = innerBrackets(view, { ...options, end: last?.start ?? view.length });
  return last ? [...inside, last] : inside;
}

/** Units that a sentence names with their part, 由市水利局牵头,市财政局配合,…; the words stay in the text. Offsets are the sentence's part. */
export function inlineUnits(view: string): Pick<FoundList, "lead" | "assist">[] {
  return view.split(/[。;!?]/u).flatMap((sentence) => unitsOfSentence(splitOutside(sentence, /[,:]/u)));
}

function unitsOfSentence(parts: readonly string[]): Pick<FoundList, "lead" | "assist">[] {
  const found: { lead: readonly string[]; assist: readonly string[] }[] = [];
  let led = false;
  for (const part of parts) {
    const { by, verb } = INLINE.exec(part.trim())?.groups ?? {};
    const role = LIST_VERBS[verb ?? ""];
    const list = by ?? "";
    // 积极配合 alone tells of no duty; who assists is named beside who leads.
    if (!role || !isNamedList(list) || (role === "assist" && !led)) continue;
    if (verb === "负责" && !/由[^由]{2,200}负责$/u.test(part)) continue;
    led ||= role === "lead";
    const { names } = splitUnits(list);
    found.push(role === "lead" ? { lead: names, assist: [] } : { lead: [], assist: names });
  }
  return found;
}

/** 市商务局, 各乡镇人民政府: bodies by name. 社区居委会 and 牵头部门 name no body. */
function isNamedList(list: string): boolean {
  return isUnitList(list) && splitUnits(list).names.every((name) => NAMED_BODY.test(name));
}

/** True where the text says once and for all that the first of a list leads. */
export function saysFirstLeads(view: string): boolean {
  return FIRST_LEADS.test(view);
}

function labelledLists(view: string, options: { firstLeads: boolean }): FoundList[] {
  const found: FoundList[] = [];
  let from = 0;
  for (const match of view.matchAll(LABEL)) {
    if (match.index < from || !isLabelPlace(view, match.index)) continue;
    const region = regionOf(view, match.index);
    if (region.end <= from) continue;
    const list = readRegion(view, region, options);
    from = region.end;
    if (list.lead.length + list.assist.length + list.times.length === 0) continue;
    found.push(list);
  }
  return found;
}

/** 绩效责任单位: is a term, and 市委牵头: part of a sentence; a label stands first, or behind a stop or an opening bracket. */
function isLabelPlace(view: string, at: number): boolean {
  const before = view
    .slice(Math.max(0, at - 2), at)
    .trimEnd()
    .slice(-1);
  return before === "" || /[。;,、!?([〔【)\]〕】|:”》—*●■◆★▲]/u.test(before) || view.slice(at - 1, at) === " ";
}

/** From the bracket that opens before the label to its partner, or to the end of the paragraph. */
function regionOf(view: string, at: number): Span & { bracketed: boolean } {
  const open = openBefore(view, at);
  // 【责任单位】市司法局: the bracket holds the label alone, the list stands behind it.
  if (open >= 0 && /^[【〔][\p{Script=Han}]{2,8}[】〕]/u.test(view.slice(open, open + 12)))
    return { start: open, end: endOfSentence(view, at), bracketed: false };
  if (open < 0) return { start: at, end: endOfSentence(view, at), bracketed: false };
  return { start: open, end: closing(view, open), bracketed: true };
}

/** The bracket that is open at `at`, or -1; units may stand in it before the first label. */
function openBefore(view: string, at: number): number {
  let depth = 0;
  for (let back = at - 1; back >= 0 && at - back < 300; back--) {
    const char = view[back] ?? "";
    if (CLOSERS.includes(char)) depth++;
    else if (OPENERS.includes(char) && depth-- === 0) return back;
  }
  return -1;
}

function endOfSentence(view: string, at: number): number {
  const stop = view.indexOf("。", at);
  return stop < 0 ? view.length : stop + 1;
}

/** Behind the partner of the bracket at `open`; mixed kinds (OCR) count as one. */
function closing(view: string, open: number): number {
  let depth = 0;
  for (let at = open; at < view.length; at++) {
    if (OPENERS.includes(view[at] ?? "")) depth++;
    else if (CLOSERS.includes(view[at] ?? "") && --depth === 0) return at + 1;
  }
  return endOfSentence(view, open);
}

interface Draft {
  lead: string[];
  assist: string[];
  open: boolean;
  times: Span[];
}

function readRegion(view: string, region: Span & { bracketed: boolean }, options: { firstLeads: boolean }): FoundList {
  const inner = {
    start: region.start + (region.bracketed ? 1 : 0),
    end: region.end - (region.bracketed && CLOSERS.includes(view[region.end - 1] ?? "") ? 1 : 0),
  };
  const content = view.slice(inner.start, inner.end);
  const labels = [...content.matchAll(LABEL)].filter((match) => isLabelPlace(content, match.index));
  const draft: Draft = { lead: [], assist: [], open: false, times: [] };
  const lead = content.slice(0, labels[0]?.index ?? 0).replace(/[。;,、 ]+$/u, "");
  const unlabelled = lead === "" ? null : (byVerbs(lead, region) ?? bare(lead, region, options));
  if (unlabelled) {
    draft.lead.push(...unlabelled.lead);
    draft.assist.push(...unlabelled.assist);
  }
  labels.forEach((match, index) => {
    const start = match.index + match[0].length;
    const end = labels[index + 1]?.index ?? content.length;
    const role = LIST_LABELS[match.groups?.["label"] ?? ""] ?? "other";
    take(draft, { role, list: content.slice(start, end), from: inner.start + match.index, to: inner.start + end }, options);
  });
  return { ...draft, start: region.start, end: region.end, certainty: LIST_CERTAINTY.label };
}

/** Without (列第一位者为牵头单位,下同) and its like. */
function withoutRemark(list: string): string {
  return list
    .replaceAll(/[(,;、][^(),;、]{0,12}(?:列|排)(?:在)?(?:第一|首)[^()]{0,30}\)?/gu, "")
    .replaceAll(/[,;、(](?:以?下同|其余(?:单位|部门)?为?[^,;、()]{0,10})\)?/gu, "");
}

function take(draft: Draft, found: { role: ListRole; list: string; from: number; to: number }, options: { firstLeads: boolean }): void {
  if (found.role === "other") return;
  if (found.role === "time") {
    draft.times.push({ start: found.from, end: found.to });
    return;
  }
  // Behind a full stop stands a remark: 具体任务均涉及…,下同。
  const list = withoutRemark((found.list.split("。")[0] ?? "").replace(/[【〔([]$/u, ""));
  const { names: noted, open } = splitUnits(list);
  draft.open ||= open;
  const { lead: names, assist } = byNotedRole(noted);
  draft.assist.push(...assist);
  if (found.role === "assist") draft.assist.push(...names);
  else if (options.firstLeads && draft.lead.length === 0) {
    draft.lead.push(...names.slice(0, 1));
    draft.assist.push(...names.slice(1));
  } else draft.lead.push(...names);
}

/** (市司法局牵头,市财政局配合), (市司法局、市财政局负责), (市司法局、市财政局) at the end of a paragraph. */
function lastBracket(view: string, options: { firstLeads: boolean }): FoundList | null {
  const end = view.trimEnd().replace(/[。;]$/u, "").length;
  if (!CLOSERS.includes(view[end - 1] ?? "") || end === 0) return null;
  let depth = 0;
  for (let at = end - 1; at >= 0 && end - at < 600; at--) {
    if (CLOSERS.includes(view[at] ?? "")) depth++;
    else if (OPENERS.includes(view[at] ?? "") && --depth === 0) {
      const content = view.slice(at + 1, end - 1);
      const place = { start: at, end: view.length };
      return byVerbs(content, place) ?? bare(content, place, options);
    }
  }
  return null;
}

/** Brackets before the last one: (市水利局负责);… and those behind a full stop; another bracket of names is a gloss. */
function innerBrackets(view: string, options: { firstLeads: boolean; end: number }): FoundList[] {
  const found: FoundList[] = [];
  for (let at = view.indexOf("("); at >= 0 && at < options.end; at = view.indexOf("(", at + 1)) {
    const end = closing(view, at);
    if (end > options.end || end - at > 300) continue;
    const [content, place] = [view.slice(at + 1, end - 1), { start: at, end }];
    const list = byVerbs(content, place) ?? (/[。;]/u.test(view[at - 1] ?? "") ? bare(content, place, options) : null);
    if (!list) continue;
    found.push(list);
    at = end - 1;
  }
  return found;
}

/** A last sentence, or a paragraph, that is nothing but units and what they do. */
function lastSentence(view: string): FoundList | null {
  const body = view.trimEnd().replace(/。$/u, "");
  const from = body.lastIndexOf("。") + 1;
  return body.length - from > 300 ? null : byVerbs(body.slice(from), { start: from, end: view.length });
}

/** 市水利局牵头,市财政局配合: a cell or bracket of nothing but units and what they do; null for any other. */
export function unitsByVerb(content: string): Pick<FoundList, "lead" | "assist" | "open"> | null {
  return byVerbs(content, { start: 0, end: content.length });
}

function byVerbs(content: string, place: Span): FoundList | null {
  const draft: Draft = { lead: [], assist: [], open: false, times: [] };
  for (const part of content.split(/(?<=负责|牵头|配合|参与|参加|协助|落实|实施|协办|协同|主办)[,;、]/u)) {
    const found = BY_VERB.exec(part.trim());
    const list = found?.groups?.["list"] ?? "";
    // 干流由县水利局负责 is a sentence, not a list.
    if (!found || /(?<!自)由/u.test(list) || !isUnitList(list)) return null;
    const { names, open } = splitUnits(list);
    draft[LIST_VERBS[found.groups?.["verb"] ?? ""] ?? "lead"].push(...names);
    draft.open ||= open;
  }
  return draft.lead.length + draft.assist.length === 0 ? null : { ...draft, ...place, certainty: LIST_CERTAINTY.verb };
}

/** A bracket of units alone needs two of them, or one that cannot be a gloss. */
function bare(content: string, place: Span, options: { firstLeads: boolean }): FoundList | null {
  const { names, open } = splitUnits(withoutRemark(content));
  const sure = names.length > 1 || options.firstLeads || (names.length === 1 && /^(?:省|市|州|县|区|镇|各)/u.test(names[0] ?? ""));
  if (!sure || !names.every(isUnitLike)) return null;
  const first = options.firstLeads ? 1 : names.length;
  return { lead: names.slice(0, first), assist: names.slice(first), open, times: [], ...place, certainty: LIST_CERTAINTY.bare };
}
