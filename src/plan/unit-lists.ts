import type { Certainty, Span } from "./types.ts";
import { byNotedRole, isUnitLike, isUnitList, splitUnits } from "./unit-names.ts";
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
const OPENERS = "([〔【";
const CLOSERS = ")]〕】";

/** All unit lists of a paragraph, in order. */
export function unitLists(view: string, options: { firstLeads: boolean }): FoundList[] {
  const labelled = labelledLists(view, options);
  if (labelled.length > 0) return labelled;
  const last = lastBracket(view) ?? lastSentence(view);
  return last ? [last] : [];
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
  const unlabelled = lead === "" ? null : (byVerbs(lead, region) ?? bare(lead, region));
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

function take(draft: Draft, found: { role: ListRole; list: string; from: number; to: number }, options: { firstLeads: boolean }): void {
  if (found.role === "other") return;
  if (found.role === "time") {
    draft.times.push({ start: found.from, end: found.to });
    return;
  }
  // Behind a full stop stands a remark: 具体任务均涉及…,下同。
  const list = (found.list.split("。")[0] ?? "")
    .replace(/[【〔([]$/u, "")
    .replaceAll(/[(,;、][^(),;、]{0,12}(?:列|排)(?:在)?(?:第一|首)[^()]{0,30}\)?/gu, "");
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
function lastBracket(view: string): FoundList | null {
  const end = view.trimEnd().replace(/[。;]$/u, "").length;
  if (!CLOSERS.includes(view[end - 1] ?? "") || end === 0) return null;
  let depth = 0;
  for (let at = end - 1; at >= 0 && end - at < 600; at--) {
    if (CLOSERS.includes(view[at] ?? "")) depth++;
    else if (OPENERS.includes(view[at] ?? "") && --depth === 0) {
      const content = view.slice(at + 1, end - 1);
      const place = { start: at, end: view.length };
      return byVerbs(content, place) ?? bare(content, place);
    }
  }
  return null;
}

/** A last sentence, or a paragraph, that is nothing but units and what they do. */
function lastSentence(view: string): FoundList | null {
  const body = view.trimEnd().replace(/。$/u, "");
  const from = body.lastIndexOf("。") + 1;
  return body.length - from > 300 ? null : byVerbs(body.slice(from), { start: from, end: view.length });
}

function byVerbs(content: string, place: Span): FoundList | null {
  const draft: Draft = { lead: [], assist: [], open: false, times: [] };
  for (const part of content.split(/(?<=负责|牵头|配合|参与|参加|协助|落实|实施|协办|协同|主办)[,;、]/u)) {
    const found = BY_VERB.exec(part.trim());
    const list = found?.groups?.["list"] ?? "";
    if (!found || !isUnitList(list)) return null;
    const { names, open } = splitUnits(list);
    draft[LIST_VERBS[found.groups?.["verb"] ?? ""] ?? "lead"].push(...names);
    draft.open ||= open;
  }
  return draft.lead.length + draft.assist.length === 0 ? null : { ...draft, ...place, certainty: LIST_CERTAINTY.verb };
}

/** A bracket of units alone needs two of them, or one that cannot be a gloss. */
function bare(content: string, place: Span): FoundList | null {
  const { names, open } = splitUnits(content);
  const sure = names.length > 1 || (names.length === 1 && /^(?:省|市|州|县|区|镇|各)/u.test(names[0] ?? ""));
  if (!sure || !names.every(isUnitLike)) return null;
  return { lead: names, assist: [], open, times: [], ...place, certainty: LIST_CERTAINTY.bare };
}
