import type { DocumentLine, SourceDocument } from "../document/types.ts";
import { type View, viewOf } from "../text/view.ts";
import { bodyLength, isNoiseLine, spamSpans } from "./noise.ts";
import type { Span } from "./types.ts";

/** A paragraph of the source, without what was injected into it; `view` is its text half-width, with single blanks. */
export interface Paragraph {
  readonly spans: readonly Span[];
  readonly view: View;
  /** Set for a table's row: one view a cell. */
  readonly cells?: readonly Cell[];
}

export interface Cell {
  readonly span: Span;
  readonly text: string;
}

/** The paragraphs of a document: noise left out, lines that a fixed width broke joined again. */
export function paragraphsOf(document: SourceDocument): Paragraph[] {
  const { text } = document;
  const spam = spamSpans(text);
  const length = bodyLength(document.lines.map((line) => text.slice(line.start, line.end)));
  const lines = document.lines.slice(0, length).filter((line) => !isNoiseLine(text.slice(line.start, line.end)));
  const width = wrapWidth(lines, text);
  const groups: DocumentLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before && !line.cells && !before.cells && continues(text, { before, line, width })) last.push(line);
    else groups.push([line]);
  }
  const cut = spamCutter(spam);
  return groups.map((group) => toParagraph(text, group, cut)).filter((paragraph) => paragraph.view.text !== "");
}

/** A paragraph made of a part of another: `start` and `end` count in its view. */
export function partOf(text: string, paragraph: Paragraph, part: Span): Paragraph {
  const spans = clip(paragraph.spans, paragraph.view.source(part.start, part.end));
  return { spans, view: viewOf(text, { spans, blanks: "keep" }) };
}

/** A paragraph of one piece of the source. */
export function paragraphAt(text: string, span: Span): Paragraph {
  return { spans: [span], view: viewOf(text, { spans: [span], blanks: "keep" }) };
}

/** What of `spans` lies within `range`. */
function clip(spans: readonly Span[], range: Span): Span[] {
  return spans
    .map(({ start, end }) => ({ start: Math.max(start, range.start), end: Math.min(end, range.end) }))
    .filter(({ start, end }) => start < end);
}

function toParagraph(text: string, group: readonly DocumentLine[], cut: (line: Span) => Span[]): Paragraph {
  const spans = group.map((line) => withoutMarks(text, line)).flatMap(cut);
  const cells = group.length === 1 ? group[0]?.cells : undefined;
  return {
    spans,
    view: viewOf(text, { spans, blanks: "keep" }),
    ...(cells ? { cells: cells.map((span) => ({ span, text: viewOf(text, { spans: [span], blanks: "drop" }).text })) } : {}),
  };
}

/** Markdown's signs of headings and quotations before a line are none of its words. */
function withoutMarks(text: string, line: Span): Span {
  const lead = /^\s*(?:#{1,6}|>)\s+/u.exec(text.slice(line.start, Math.min(line.end, line.start + 12)))?.[0] ?? "";
  return { start: line.start + lead.length, end: line.end };
}

/** Cuts spam out of lines that are asked for in order. */
function spamCutter(spam: readonly Span[]): (line: Span) => Span[] {
  let next = 0;
  return (line) => {
    const kept: Span[] = [];
    let start = line.start;
    for (; next < spam.length; next++) {
      const bad = spam[next];
      if (!bad || bad.start >= line.end) break;
      if (bad.start > start) kept.push({ start, end: bad.start });
      start = Math.max(start, bad.end);
    }
    if (start < line.end) kept.push({ start, end: line.end });
    return kept;
  };
}

/** The column at which a hard-wrapped text breaks, or 0. Such a text has many lines of the greatest length and none beyond it. */
function wrapWidth(lines: readonly Span[], text: string): number {
  const lengths = lines.map((line) => line.end - line.start).sort((a, b) => a - b);
  if (lengths.length < 12) return 0;
  const longest = lengths[Math.floor(lengths.length * 0.98)] ?? 0;
  if (longest < 16 || longest > 90 || (lengths.at(-1) ?? 0) > longest + 12) return 0;
  const full = lines.filter((line) => line.end - line.start >= longest - 4);
  const broken = full.filter((line) => !/[。;；:：!！?？)）〕】]\s*$/u.test(text.slice(Math.max(line.start, line.end - 4), line.end)));
  return full.length >= lines.length * 0.25 && broken.length >= lines.length * 0.15 ? longest : 0;
}

function continues(text: string, about: { before: Span; line: Span; width: number }): boolean {
  const { before, line, width } = about;
  if (width === 0 || before.end - before.start < width - 5) return false;
  const start = text.slice(line.start, line.start + 12);
  if (/^(?:　{1,2}| {2,}|\t)/u.test(start)) return false;
  const ended = /[。；;！!？?]\s*$/u.test(text.slice(Math.max(before.start, before.end - 4), before.end));
  return !(ended && LABEL_START.test(start));
}

const LABEL_START =
  /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百\d]{1,4}[章节条]|\d{1,2}[.．、]|——)/u;
