import { DEFAULT_LIMITS, tooLarge } from "./limits.ts";
import { tableCells } from "./text-table.ts";
import type { DocumentFormat, DocumentLine, SourceDocument } from "./types.ts";

/** Where one line ends and the next begins; vertical tabs and form feeds come from Word and old printers. */
const LINE = /[^\n\r\v\f\u0085\u2028\u2029]+/gu;

/**
 * A document of plain text. The text stays as it is, character for character; lines that are empty or blank are left out, as are the
 * `|---|---|` rows of Markdown tables. Rows of tables drawn with `|` or tabs get `cells` where that is clear.
 */
export function textDocument(text: string, name: string): SourceDocument {
  return { name, format: "txt", text, lines: cutLines(text), scanned: false };
}

/** A paragraph, or a table's row with one entry a column; `null` continues the cell on its left. */
export type Block = string | readonly (string | null)[];

/** A cell merged over many rows is repeated in each: a few bytes of a file may mean much text. */
const MAX_TEXT = DEFAULT_LIMITS.characters;

/** A document put together from paragraphs and table rows. A row's cells are joined by ` | `; a paragraph may hold line breaks. */
export function blockDocument(blocks: readonly Block[], about: { name: string; format: DocumentFormat }): SourceDocument {
  const lines: DocumentLine[] = [];
  let text = "";
  for (const block of blocks) {
    const start = text.length;
    if (start > MAX_TEXT) throw tooLarge("文字太多");
    if (typeof block === "string") {
      for (const line of cutLines(block)) lines.push(shift(line, start));
      text += `${block}\n`;
      continue;
    }
    const row = joinRow(block);
    if (row.text.replaceAll("|", "").trim() === "") continue;
    lines.push(shift(row.line, start));
    text += `${row.text}\n`;
  }
  return { ...about, text, lines, scanned: false };
}

function cutLines(text: string): DocumentLine[] {
  const spans: DocumentLine[] = [];
  for (const match of text.matchAll(LINE)) {
    if (match[0].trim() !== "") spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return tableCells(text, spans);
}

function joinRow(row: readonly (string | null)[]): { text: string; line: DocumentLine } {
  const cells: { start: number; end: number }[] = [];
  let text = "";
  for (const cell of row) {
    const left = cells.at(-1);
    if (cell === null && left !== undefined) {
      cells.push(left);
      continue;
    }
    if (cells.length > 0) text += " | ";
    const start = text.length;
    text += (cell ?? "").replaceAll(/\s+/gu, " ").trim();
    cells.push({ start, end: text.length });
  }
  return { text, line: { start: 0, end: text.length, cells } };
}

function shift(line: DocumentLine, by: number): DocumentLine {
  const span = { start: line.start + by, end: line.end + by };
  if (line.cells === undefined) return span;
  return { ...span, cells: line.cells.map((cell) => ({ start: cell.start + by, end: cell.end + by })) };
}
