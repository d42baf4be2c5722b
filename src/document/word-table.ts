import type { Block } from "./text.ts";
import { attribute, child, elements, localName, type XmlElement } from "./xml.ts";

type Row = (string | null)[];

/** More columns than a page has room for come from a file made to hurt. */
const MAX_SPAN = 100;

/**
 * A Word table as rows. A cell merged down is repeated in each row, a cell merged across continues to the right (`null`). A table of one
 * cell is a frame round paragraphs, and gives these.
 */
export function readTable(table: XmlElement, readCell: (cell: XmlElement) => Block[]): Block[] {
  const rows = findAll(table, "tr").filter((row) => child(child(row, "trPr"), "del") === undefined);
  const blocks: Block[] = [];
  let above: ReadonlyMap<number, string> = new Map();
  for (const row of rows) {
    const cells = findAll(row, "tc");
    const first = cells[0];
    if (first !== undefined && cells.length === 1) {
      const content = readCell(first);
      if (rows.length === 1 || content.length > 1) {
        blocks.push(...content);
        continue;
      }
      blocks.push([flatten(content), ...Array<null>(span(first) - 1).fill(null)]);
      continue;
    }
    const { texts, columns } = readRow(row, cells, { above, readCell });
    above = columns;
    if (texts.length > 0) blocks.push(texts);
  }
  return blocks;
}

interface Surroundings {
  /** Texts of the row above by grid column. */
  readonly above: ReadonlyMap<number, string>;
  readonly readCell: (cell: XmlElement) => Block[];
}

function readRow(
  row: XmlElement,
  cells: readonly XmlElement[],
  { above, readCell }: Surroundings,
): { texts: Row; columns: Map<number, string> } {
  const texts: Row = [];
  const columns = new Map<number, string>();
  let column = Math.min(MAX_SPAN, Number(attribute(child(child(row, "trPr"), "gridBefore"), "val") ?? 0) || 0);
  for (let before = 0; before < column; before += 1) texts.push("");
  for (const cell of cells) {
    const merge = child(child(cell, "tcPr"), "vMerge");
    const continued = merge !== undefined && attribute(merge, "val") !== "restart";
    const own = flatten(readCell(cell));
    const text = continued && own === "" ? (above.get(column) ?? "") : own;
    columns.set(column, text);
    const width = span(cell);
    texts.push(text, ...Array<null>(width - 1).fill(null));
    column += width;
  }
  return { texts, columns };
}

function span(cell: XmlElement): number {
  const width = Number(attribute(child(child(cell, "tcPr"), "gridSpan"), "val") ?? 1);
  return Number.isInteger(width) && width > 0 ? Math.min(width, MAX_SPAN) : 1;
}

/** A cell's paragraphs, and the cells of a table within it, on one line. */
function flatten(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (typeof block === "string" ? block : block.filter((cell) => cell !== null).join(" ")))
    .join(" ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** Rows and cells may stand in content controls or be marked as inserted. */
function findAll(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((element) => {
    const own = localName(element);
    if (own === name) return [element];
    return ["sdt", "sdtContent", "ins", "customXml"].includes(own) ? findAll(element, name) : [];
  });
}
