import { dropMargins } from "./layout-margins.ts";
import { joinParagraphs } from "./layout-paragraphs.ts";

/** A run of text as it is set on a page; any unit of length, y down from the top to the base line. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the font: the height of a Chinese character, and its width. */
  readonly size: number;
}

export interface Page {
  readonly height: number;
  readonly runs: readonly Run[];
}

/** One printed line. */
export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

export interface PrintedPage {
  readonly height: number;
  readonly lines: readonly PrintedLine[];
}

/**
 * Paragraphs from runs with places: runs on one base line make a line, lines that fill the measure go on in the next one. Page numbers
 * and what repeats at the head and foot of pages come back apart, as `margins`.
 */
export function layoutText(pages: readonly Page[]): { paragraphs: string[]; margins: string[] } {
  const printed = pages.map((page) => ({ height: page.height, lines: printedLines(page.runs) }));
  const { pages: bodies, margins } = dropMargins(printed);
  return { paragraphs: joinParagraphs(bodies), margins };
}

/** Lines from the top down, each from left to right. */
function printedLines(runs: readonly Run[]): PrintedLine[] {
  const visible = runs.filter((run) => run.text.trim() !== "" && run.size > 0);
  const sorted = visible.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const groups: Run[][] = [];
  for (const run of sorted) {
    const group = groups.at(-1);
    const base = group?.[0];
    if (group !== undefined && base !== undefined && Math.abs(run.y - base.y) < 0.4 * Math.max(run.size, base.size)) group.push(run);
    else groups.push([run]);
  }
  return groups.map(joinRuns);
}

function joinRuns(group: readonly Run[]): PrintedLine {
  const runs = withoutOverprints(group.toSorted((a, b) => a.x - b.x));
  let text = "";
  let right = runs[0]?.x ?? 0;
  for (const run of runs) {
    if (text !== "" && needsSpace({ text, right }, run)) text += " ";
    text += run.text.trim();
    right = Math.max(right, run.x + run.width);
  }
  const biggest = runs.reduce((size, run) => (run.text.length > 1 || size === 0 ? Math.max(size, run.size) : size), 0);
  return { text, right, left: runs[0]?.x ?? 0, y: runs[0]?.y ?? 0, size: biggest };
}

/** Bold is at times made by printing the same words twice, a hair apart. */
function withoutOverprints(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const twice = kept.slice(-4).some((other) => other.text === run.text && Math.abs(other.x - run.x) < 0.2 * run.size);
    if (!twice) kept.push(run);
  }
  return kept;
}

const WORD = /[A-Za-z0-9%]/u;

/** Justified Chinese is set up to a third of a character apart; a word gap in Latin text is a quarter. */
function needsSpace(before: { readonly text: string; readonly right: number }, run: Run): boolean {
  const gap = run.x - before.right;
  if (gap > 0.8 * run.size) return true;
  return gap > 0.18 * run.size && WORD.test(before.text.at(-1) ?? "") && WORD.test(run.text.trim()[0] ?? "");
}
