import type { OutlineNode } from "./outline.ts";
import { type Paragraph, partOf } from "./paragraph.ts";

/** A node's heading sentence, and its own text without it. */
export interface Headed {
  readonly heading: string | null;
  readonly body: readonly Paragraph[];
}

/** Longer than this, a first sentence is text; a line of its own may be longer. */
const SENTENCE_HEADING = 34;
const LINE_HEADING = 70;

/**
 * Headings of all nodes. A line of its own is one; so is a short first sentence, where at least half of the nodes at that level have such a
 * one: in a list of sentences a short sentence is no heading.
 */
export function headingsOf(text: string, nodes: readonly OutlineNode[]): Map<OutlineNode, Headed> {
  const shapes = new Map(nodes.map((node) => [node, shapeOf(node)]));
  const votes = new Map<string, { yes: number; all: number }>();
  for (const [node, shape] of shapes) {
    if (shape.kind === "line" || shape.kind === "none") continue;
    const vote = votes.get(levelOf(node)) ?? { yes: 0, all: 0 };
    votes.set(levelOf(node), { yes: vote.yes + (shape.kind === "sentence" ? 1 : 0), all: vote.all + 1 });
  }
  return new Map(
    nodes.map((node) => {
      const shape = shapes.get(node) ?? { kind: "none", end: 0 };
      const vote = votes.get(levelOf(node)) ?? { yes: 0, all: 1 };
      const taken = shape.kind === "line" || (shape.kind === "sentence" && (vote.yes * 2 >= vote.all || shape.couplet));
      return [node, taken ? split(text, node, shape.end) : { heading: null, body: node.paragraphs }];
    }),
  );
}

/** What a regulation lays down in a short sentence is no heading. */
const OBLIGES =
  /应当?(?!用|急|对)|不得|必须|须|负责|可以|^(?:为|本|由|除|凡|对|经|有下列)|是指|适用|施行|主管|(?<![主重需])要(?!求|素|点)/u;
/** 通过三年行动,实现以下目标: is the beginning of a list. */
const LIST_FOLLOWS = /(?:以下|如下|下列|,)[^。,:]{0,16}:$/u;

interface Shape {
  readonly kind: "line" | "sentence" | "text" | "none";
  /** Where the heading ends in the first paragraph, its stop included. */
  readonly end: number;
  /** Two halves of equal length, 加强制度建设,强化责任担当: nobody writes a sentence so. */
  readonly couplet: boolean;
}

/** 一、总体目标到2026年底…: where the breaks are lost, only a well-known heading can be told from its text. */
const RUN_IN =
  /^(?:总体要求|总体目标|总体思路|工作目标|主要目标|行动目标|发展目标|目标任务|目标要求|指导思想|基本原则|主要任务|重点任务|工作任务|工作重点|重点工作|工作内容|主要措施|工作措施|重点举措|工作要求|有关要求|保障措施|组织保障|组织领导|组织实施|实施步骤|工作步骤|工作安排|职责分工)(?=(?:到|至|为|以|按|坚持|通过|力争|深入|全面|各|用|经|\d|[(])[^。]{10})/u;

/** Articles are headed chapter by chapter: 总则 has none where 重点任务 has. */
function levelOf(node: OutlineNode): string {
  return node.label.kind === "article" ? `article ${node.parent?.path ?? ""}` : node.label.kind;
}

function shapeOf(node: OutlineNode): Shape {
  const first = node.paragraphs[0];
  if (!first) return { kind: "none", end: 0, couplet: false };
  const view = first.view.text;
  const alone = node.paragraphs.length === 1 && node.children.length === 0;
  const bracket = /^[【〖](?<name>[^】〗]{1,30})[】〗] ?/u.exec(view);
  if (bracket) return { kind: "line", end: bracket[0].length, couplet: false };
  const runIn = node.label.kind === "cn" ? RUN_IN.exec(view)?.[0].length : undefined;
  if (runIn !== undefined) return { kind: "line", end: runIn, couplet: false };
  const stop = firstStop(view);
  if (stop === view.length) return wholeLine(node, view, alone);
  const words = view.slice(0, stop - 1);
  const couplet = isCouplet(words);
  const ends = view[stop - 1] ?? "";
  if (ends === ":" && !/^[^,,、;]{2,18}$/u.test(words)) return { kind: "text", end: 0, couplet };
  const rest = view.slice(stop).trim();
  const isHeading =
    words.length <= SENTENCE_HEADING &&
    isTitleLike(words) &&
    !(node.label.kind === "article" && OBLIGES.test(words)) &&
    (!alone || !isOnlyUnits(rest));
  return isHeading ? { kind: "sentence", end: stop, couplet } : { kind: "text", end: 0, couplet };
}

/** A paragraph without a stop inside: a heading where something follows it or nothing else could be its text. */
function wholeLine(node: OutlineNode, view: string, alone: boolean): Shape {
  if (LIST_FOLLOWS.test(view)) return { kind: "text", end: 0, couplet: false };
  const ended = /[。;]$/u.test(view);
  const words = view.replace(/[。;]$/u, "");
  if (words.length > LINE_HEADING || /[。;]/u.test(words)) return { kind: "text", end: 0, couplet: false };
  if (node.children.length > 0 && words.length <= LINE_HEADING) return { kind: "line", end: view.length, couplet: false };
  if (ended) {
    const followed = !alone && !isOnlyUnits(node.paragraphs[1]?.view.text ?? "");
    return followed && words.length <= SENTENCE_HEADING && isTitleLike(words)
      ? { kind: "line", end: view.length, couplet: false }
      : { kind: "text", end: 0, couplet: false };
  }
  if (alone)
    return words.length <= SENTENCE_HEADING && isTitleLike(words)
      ? { kind: "line", end: view.length, couplet: false }
      : { kind: "text", end: 0, couplet: false };
  return words.length <= LINE_HEADING && isTitleLike(words)
    ? { kind: "line", end: view.length, couplet: false }
    : { kind: "text", end: 0, couplet: false };
}

/** Behind the first 。 or heading colon; behind a blank that parts a short phrase from a long text; else the whole. */
function firstStop(view: string): number {
  const blank = /^(?<words>[\p{Script=Han}“”、,《》\d—]{4,30}) (?=[\p{Script=Han}“《][^ ]{20})/u.exec(view);
  const stop = view.search(/[。!?]|:(?!\d)|(?<=[\p{Script=Han}”])\.(?=[\p{Script=Han}“])/u);
  if (blank && (stop < 0 || blank[0].length <= stop) && !/[。:]/u.test(blank[0])) return blank[0].length;
  if (stop < 0) return unitBracket(view);
  return Math.min(stop + 1, unitBracket(view));
}

/** A heading may be followed by its units: 完善机制(责任单位:…). */
function unitBracket(view: string): number {
  const at = view.search(/[([〔【]ⅹ?(?:责任|牵头|主办|配合|主责|承办)/u);
  return at < 0 ? view.length : at;
}

function isOnlyUnits(text: string): boolean {
  return text === "" || /^[([〔【]?(?:责任|牵头|主办|配合|主责|承办|协办|落实|实施)(?:单位|部门|主体|责任)/u.test(text);
}

function isTitleLike(words: string): boolean {
  if (words.length < 2 || /[;:]|\d+(?:\.\d+)?%|不少于|不低于|^(?:到|每)|\d{4}年.{0,4}(?:前|底)/u.test(words)) return false;
  const outside = words.replaceAll(/[“《(][^”》)]{0,40}[”》)]/gu, "");
  return (outside.match(/,/gu) ?? []).length <= 2;
}

function isCouplet(words: string): boolean {
  const halves = words.split(",");
  return halves.length === 2 && halves[0]?.length === halves[1]?.length && (halves[0]?.length ?? 0) <= 12;
}

function split(text: string, node: OutlineNode, end: number): Headed {
  const first = node.paragraphs[0];
  if (!first) return { heading: null, body: [] };
  const words = first.spans.length === 0 ? "" : headingText(text, first, end);
  const rest = partOf(text, first, { start: end, end: first.view.text.length });
  return { heading: words, body: rest.view.text === "" ? node.paragraphs.slice(1) : [rest, ...node.paragraphs.slice(1)] };
}

function headingText(text: string, first: Paragraph, end: number): string {
  const printed = partOf(text, first, { start: 0, end })
    .spans.map((span) => text.slice(span.start, span.end))
    .join("");
  return printed
    .trim()
    .replace(/[。.;；:：]$/u, "")
    .replace(/^[【〖](?<name>[^】〗]+)[】〗]$/u, "$<name>")
    .trim();
}
