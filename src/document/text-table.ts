import type { DocumentLine } from "./types.ts";

type Cell = { readonly start: number; readonly end: number };

/** `| --- | :-: |`: the rule under the head of a Markdown table. */
const RULE = /^[|\s:+-]+$/u;
/** What stands before a tab at the head of a numbered paragraph: 一、 (一) 1. ① 第一条 — such a tab makes no table. */
const LABEL = /^[(\uff08]?第?[\d\uff10-\uff19一二三四五六七八九十百①-⑳]{1,6}[)\uff09]?[、.\uff0e\uff0c,条章节]?$/u;

/** Gives `cells` to the lines that are clearly rows of a table drawn with `|` or tabs, and leaves out Markdown's rule lines. */
export function tableCells(text: string, lines: readonly DocumentLine[]): DocumentLine[] {
  const rows = lines.map((line) => ({ line, ...readRow(text, line) }));
  return rows.flatMap(({ line, kind, cells }, at) => {
    if (kind === "rule") return rows[at - 1]?.kind === "pipe" || rows[at + 1]?.kind === "pipe" ? [] : [line];
    if (kind === "pipe") return [isClearPipe(rows, at, text.slice(line.start, line.end)) ? { ...line, cells } : line];
    if (kind === "tab") return [isClearTab(rows, at, text) ? { ...line, cells } : line];
    return [line];
  });
}

type Row = { readonly kind: "plain" | "pipe" | "tab" | "rule"; readonly cells: readonly Cell[] };

function readRow(text: string, line: DocumentLine): Row {
  const content = text.slice(line.start, line.end);
  if (content.includes("|")) {
    if (content.includes("-") && RULE.test(content)) return { kind: "rule", cells: [] };
    return { kind: "pipe", cells: split(content, "|", line.start) };
  }
  if (content.includes("\t")) {
    const cells = split(content, "\t", line.start);
    return { kind: cells.length > 1 ? "tab" : "plain", cells };
  }
  return { kind: "plain", cells: [] };
}

/** One stroke in a sentence is no table; a stroke at both ends, or a neighbour with strokes, makes one. */
function isClearPipe(rows: readonly Row[], at: number, content: string): boolean {
  const trimmed = content.trim();
  if (trimmed.length > 2 && trimmed.startsWith("|") && trimmed.endsWith("|")) return true;
  return isTableLine(rows[at - 1]) || isTableLine(rows[at + 1]);
}

function isTableLine(row: Row | undefined): boolean {
  return row?.kind === "pipe" || row?.kind === "rule";
}

/** Neighbours with as many columns make a table; two columns need a first cell that is no outline label. */
function isClearTab(rows: readonly Row[], at: number, text: string): boolean {
  const columns = rows[at]?.cells.length ?? 0;
  const run = [at - 1, at, at + 1].map((index) => rows[index]).filter((row) => row?.kind === "tab" && row.cells.length === columns);
  if (run.length < 2) return false;
  if (columns > 2) return true;
  return run.every((row) => {
    const first = row?.cells[0];
    return first !== undefined && first.end > first.start && !LABEL.test(text.slice(first.start, first.end));
  });
}

/** Cells between separators, trimmed; a separator at the very start or end of the row opens or closes it and makes no empty cell. */
function split(content: string, separator: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  const close = (to: number) => {
    const cell = content.slice(from, to);
    const start = from + cell.length - cell.trimStart().length;
    cells.push({ start: offset + start, end: offset + Math.max(start, from + cell.trimEnd().length) });
  };
  for (let at = content.indexOf(separator); at >= 0; at = content.indexOf(separator, at + 1)) {
    if (content[at - 1] === "\\") continue;
    close(at);
    from = at + 1;
  }
  close(content.length);
  if (separator === "|") {
    if (content.trimStart().startsWith("|")) cells.shift();
    if (content.trimEnd().endsWith("|")) cells.pop();
  }
  return cells;
}
