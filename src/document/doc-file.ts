import { type ParagraphProperties, type ParagraphRange, readOperands, readParagraphRanges } from "./doc-properties.ts";
import { DocumentError } from "./error.ts";
import { type Limits, tooLarge } from "./limits.ts";
import { readOle } from "./ole.ts";

/** A paragraph or a table's cell, with the mark that ends it. */
export interface DocParagraph {
  readonly text: string;
  readonly endsCell: boolean;
  readonly properties: ParagraphProperties;
}

export interface DocFile {
  /** Of the main text, in order. */
  readonly paragraphs: readonly DocParagraph[];
  /** Page heads and feet. */
  readonly margins: readonly string[];
  readonly boxes: readonly string[];
  /** A style's list and level, own or inherited. */
  styleOf(index: number): { readonly list?: number; readonly level?: number };
  /** PlfLst with what follows it, and PlfLfo. */
  readonly lists: Buffer;
  readonly overrides: Buffer;
}

/** Where the header says what stands in the table stream ([MS-DOC] 2.5.6): offset and length of each. */
const STYLES = 0xa2;
const PARAGRAPHS = 0x102;
const PIECES = 0x1a2;
const LISTS = 0x2e2;
const OVERRIDES = 0x2ea;
/** How long each kind of text is, in the order in which they follow one another ([MS-DOC] 2.5.4). */
const LENGTHS = { main: 0x4c, footnotes: 0x50, margins: 0x54, macros: 0x58, comments: 0x5c, endnotes: 0x60, boxes: 0x64 };
const CELL_END = "\u0007";
const PARAGRAPH_END = new RegExp(`[\r${CELL_END}]`, "gu");

/** The binary Word format from Word 97 on, which WPS Writer shares ([MS-DOC]). */
export function readDocFile(bytes: Uint8Array, limits: Limits): DocFile {
  const ole = readOle(bytes);
  const word = ole.stream("WordDocument");
  if (word === undefined || word.length < OVERRIDES + 8 || word.readUInt16LE(0) !== 0xa5ec) throw tooOld();
  const flags = word.readUInt16LE(0x0a);
  if ((flags & 0x0100) !== 0) throw new DocumentError("encrypted", "Word 文件设了打开密码,读不了。请去掉密码后再上传。");
  const table = ole.stream((flags & 0x0200) === 0 ? "0Table" : "1Table");
  if (table === undefined) throw tooOld();
  const part = (at: number) => table.subarray(word.readUInt32LE(at), word.readUInt32LE(at) + word.readUInt32LE(at + 4));
  const ranges = readParagraphRanges(word, part(PARAGRAPHS));
  const pieces = readPieces(part(PIECES));
  if (pieces.reduce((sum, { length }) => sum + length, 0) > limits.characters) throw tooLarge("文字太多");
  const runs = pieces.map((piece) => pieceText(word, piece));
  return {
    paragraphs: cutParagraphs(runs, ranges, word.readUInt32LE(LENGTHS.main)),
    ...readEdges(word, runs.map(({ text }) => text).join("")),
    styleOf: readStyles(part(STYLES)),
    lists: table.subarray(word.readUInt32LE(LISTS)),
    overrides: part(OVERRIDES),
  };
}

/** What lies behind the main text. */
function readEdges(word: Buffer, text: string): Pick<DocFile, "margins" | "boxes"> {
  const length = (kind: keyof typeof LENGTHS) => word.readUInt32LE(LENGTHS[kind]);
  const lines = (from: number, size: number) => text.slice(from, from + size).split(PARAGRAPH_END);
  const margins = length("main") + length("footnotes");
  const boxes = margins + length("margins") + length("macros") + length("comments") + length("endnotes");
  return { margins: lines(margins, length("margins")), boxes: lines(boxes, length("boxes")) };
}

interface Piece {
  readonly length: number;
  readonly offset: number;
  /** A byte a character, Windows-1252; else two, UTF-16. */
  readonly narrow: boolean;
}

/** Clx: modifications, which are passed over, then the table of pieces ([MS-DOC] 2.9.38, 2.9.177). */
function readPieces(clx: Buffer): Piece[] {
  let at = 0;
  while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2) throw tooOld();
  const pieces = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((pieces.length - 4) / 12);
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const place = pieces.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const narrow = (place & 0x40000000) !== 0;
    const offset = place & 0x3fffffff;
    const length = Math.max(0, pieces.readUInt32LE(index * 4 + 4) - pieces.readUInt32LE(index * 4));
    return { length, narrow, offset: narrow ? offset / 2 : offset };
  });
}

interface TextRun extends Piece {
  readonly text: string;
}

function pieceText(word: Buffer, piece: Piece): TextRun {
  const bytes = word.subarray(piece.offset, piece.offset + piece.length * (piece.narrow ? 1 : 2));
  return { ...piece, text: new TextDecoder(piece.narrow ? "windows-1252" : "utf-16le").decode(bytes) };
}

/** A paragraph's properties are those of the byte that its mark stands on. */
function cutParagraphs(runs: readonly TextRun[], ranges: readonly ParagraphRange[], length: number): DocParagraph[] {
  const paragraphs: DocParagraph[] = [];
  let text = "";
  let left = length;
  let range = 0;
  for (const run of runs) {
    const main = run.text.slice(0, left);
    left -= main.length;
    let from = 0;
    for (const { 0: mark, index } of main.matchAll(PARAGRAPH_END)) {
      const place = run.offset + index * (run.narrow ? 1 : 2);
      range = rangeOf(ranges, place, range);
      const properties = ranges[range]?.properties ?? { style: 0 };
      paragraphs.push({ text: text + main.slice(from, index), endsCell: mark === CELL_END, properties });
      text = "";
      from = index + 1;
    }
    text += main.slice(from);
  }
  if (text !== "") paragraphs.push({ text, endsCell: false, properties: { style: 0 } });
  return paragraphs;
}

/** The range that holds the place: mostly the one after the last found; a file saved in haste jumps about. */
function rangeOf(ranges: readonly ParagraphRange[], place: number, near: number): number {
  for (const guess of [near, near + 1]) {
    const range = ranges[guess];
    if (range !== undefined && range.from <= place && place < range.to) return guess;
  }
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ranges[middle]?.from ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The style sheet: for each style the one it is based on and its paragraph properties ([MS-DOC] 2.9.271, 2.9.260). */
function readStyles(sheet: Buffer): DocFile["styleOf"] {
  const styles: { base: number; list?: number; level?: number }[] = [];
  if (sheet.length > 6) {
    const count = sheet.readUInt16LE(2);
    const baseBytes = sheet.readUInt16LE(4);
    let at = 2 + sheet.readUInt16LE(0);
    for (let index = 0; index < count && at + 2 <= sheet.length; index += 1) {
      const size = sheet.readUInt16LE(at);
      styles.push(readStyle(sheet.subarray(at + 2, at + 2 + size), baseBytes));
      at += 2 + size;
    }
  }
  return (index) => {
    let found: { list?: number; level?: number } = {};
    let style = styles[index];
    for (let depth = 0; style !== undefined && depth < 12; depth += 1) {
      const { base, ...own } = style;
      found = { ...own, ...found };
      style = styles[base];
    }
    return found;
  };
}

function readStyle(style: Buffer, baseBytes: number): { base: number; list?: number; level?: number } {
  const none = { base: 0xfff };
  if (style.length < baseBytes + 2) return none;
  const kind = style.readUInt16LE(2);
  const base = kind >> 4;
  const at = baseBytes + 2 + style.readUInt16LE(baseBytes) * 2 + 2;
  if ((kind & 0x0f) !== 1 || at + 4 > style.length) return { base };
  const { list, level } = readOperands(style.subarray(at + 4, at + 2 + style.readUInt16LE(at)));
  return { base, ...(list === undefined ? {} : { list }), ...(level === undefined ? {} : { level }) };
}

function tooOld(): DocumentError {
  return new DocumentError("broken", "Word 文件不完整或版本太旧,打不开。请另存为 docx 再上传。");
}
