/** What a paragraph's properties in a .doc say that matters here ([MS-DOC] 2.6.2, 2.6.3). */
export interface ParagraphProperties {
  /** Of the paragraph's style. */
  readonly style: number;
  /** Index into the list overrides, from 1; 0 is no list, absent is the style's. */
  readonly list?: number;
  readonly level?: number;
  readonly inTable?: boolean;
  /** Stands at the end of a table's row, and holds its cells. */
  readonly rowEnd?: boolean;
  readonly cells?: readonly RowCell[];
}

export interface RowCell {
  /** Where its left edge is, in twentieths of a point. */
  readonly left: number;
  /** Merged with the cell above. */
  readonly continued: boolean;
}

const PAGE = 512;
const PLACE_BYTES = 13;
const LEVEL = 0x260a;
const LIST = 0x460b;
const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const TABLE = 0xd608;
const TABS = 0xc615;
/** Bytes of an operand by the top three bits of its code; 6 is of variable length. */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, -1, 3];

export interface ParagraphRange {
  readonly from: number;
  readonly to: number;
  readonly properties: ParagraphProperties;
}

/** Paragraph properties by byte range of the WordDocument stream, in order, from the pages that PlcBtePapx lists. */
export function readParagraphRanges(word: Buffer, places: Buffer): ParagraphRange[] {
  const numbers = (Math.floor((places.length - 4) / 8) + 1) * 4;
  // No more pages than the stream holds: a file may list one page over and over.
  const count = Math.min(Math.floor((places.length - 4) / 8), Math.ceil(word.length / PAGE));
  const ranges = Array.from({ length: Math.max(0, count) }, (_, index) => {
    const page = (places.readUInt32LE(numbers + index * 4) & 0x3fffff) * PAGE;
    return page + PAGE <= word.length ? readPage(word.subarray(page, page + PAGE)) : [];
  });
  return ranges.flat().toSorted((a, b) => a.from - b.from);
}

function readPage(page: Buffer): ParagraphRange[] {
  const count = Math.min(page.readUInt8(PAGE - 1), Math.floor((PAGE - 5) / (4 + PLACE_BYTES)));
  return Array.from({ length: count }, (_, index) => {
    const at = page.readUInt8((count + 1) * 4 + index * PLACE_BYTES) * 2;
    const range = { from: page.readUInt32LE(index * 4), to: page.readUInt32LE(index * 4 + 4) };
    if (at === 0 || at + 4 > PAGE) return { ...range, properties: { style: 0 } };
    const long = page.readUInt8(at) === 0;
    const start = long ? at + 2 : at + 1;
    const size = long ? page.readUInt8(at + 1) * 2 : page.readUInt8(at) * 2 - 1;
    return { ...range, properties: { style: page.readUInt16LE(start), ...readOperands(page.subarray(start + 2, start + size)) } };
  });
}

/** Of a list of property modifications; what is not known is passed over by its length. */
export function readOperands(modifications: Buffer): Omit<ParagraphProperties, "style"> {
  let found: Omit<ParagraphProperties, "style"> = {};
  for (let at = 0; at + 3 <= modifications.length; ) {
    const code = modifications.readUInt16LE(at);
    const { size, skip } = operandSize(modifications, code, at + 2);
    const operand = modifications.subarray(at + 2 + skip, at + 2 + skip + size);
    at += 2 + skip + size;
    if (operand.length < size) break;
    found = { ...found, ...readOperand(code, operand) };
  }
  return found;
}

function readOperand(code: number, operand: Buffer): Omit<ParagraphProperties, "style"> {
  if (code === LEVEL) return { level: operand.readUInt8(0) };
  if (code === LIST) return { list: operand.readUInt16LE(0) };
  if (code === IN_TABLE) return { inTable: operand.readUInt8(0) === 1 };
  if (code === ROW_END) return { rowEnd: operand.readUInt8(0) === 1 };
  return code === TABLE ? { cells: readCells(operand) } : {};
}

function operandSize(data: Buffer, code: number, at: number): { size: number; skip: number } {
  const bytes = OPERAND_BYTES[code >> 13] ?? 1;
  if (bytes >= 0) return { size: bytes, skip: 0 };
  if (code === TABLE) return at + 2 > data.length ? { size: 0, skip: 2 } : { size: Math.max(0, data.readUInt16LE(at) - 1), skip: 2 };
  const size = data.readUInt8(at);
  return code === TABS && size === 255 ? { size: data.length, skip: 1 } : { size, skip: 1 };
}

/** Edges of all cells, then twenty bytes a cell, whose bits 5 and 6 say whether it is merged upwards ([MS-DOC] 2.9.321 and 2.9.304). */
function readCells(operand: Buffer): RowCell[] {
  const count = operand.length === 0 ? 0 : operand.readUInt8(0);
  return Array.from({ length: count }, (_, index) => {
    const edge = 1 + index * 2;
    const flags = 1 + (count + 1) * 2 + index * 20;
    return {
      left: edge + 2 <= operand.length ? operand.readInt16LE(edge) : index,
      continued: flags + 2 <= operand.length && ((operand.readUInt16LE(flags) >> 5) & 3) === 1,
    };
  });
}
