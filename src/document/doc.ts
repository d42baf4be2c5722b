import { type DocFile, type DocParagraph, readDocFile } from "./doc-file.ts";
import { readDocLists } from "./doc-lists.ts";
import type { RowCell } from "./doc-properties.ts";
import { DocumentError } from "./error.ts";
import type { Limits } from "./limits.ts";
import type { Reading } from "./reading.ts";
import { type Block, blockDocument } from "./text.ts";
import { createNumberer, labelled, type Numberer } from "./word-numbering.ts";

/** An OLE file of Word or of WPS Writer (.doc, .wps): paragraphs with their automatic numbers, table rows with their cells. */
export function readDoc(bytes: Uint8Array, name: string, limits: Limits): Reading {
  refuseOthers(bytes);
  const file = readDocFile(bytes, limits);
  const boxes = file.boxes.map(plainText).filter((text) => text.trim() !== "");
  const format = /\.wps$/iu.test(name) ? "wps" : "doc";
  return { document: blockDocument([...boxes, ...readBlocks(file)], { name, format }), margins: file.margins.map(plainText) };
}

function readBlocks(file: DocFile): Block[] {
  const number = createNumberer(readDocLists(file.lists, file.overrides));
  const blocks: Block[] = [];
  let row: string[] = [];
  let cell: string[] = [];
  let above: ReadonlyMap<number, string> = new Map();
  for (const paragraph of file.paragraphs) {
    const { inTable, rowEnd, cells } = paragraph.properties;
    if (paragraph.endsCell && rowEnd === true) {
      const { texts, columns } = fillMerged(row, cells ?? [], above);
      blocks.push(texts);
      above = columns;
      row = [];
      cell = [];
      continue;
    }
    const text = printed(paragraph, file, number);
    if (inTable !== true) {
      above = new Map();
      if (text !== "") blocks.push(text);
      continue;
    }
    if (text !== "") cell.push(text);
    if (!paragraph.endsCell) continue;
    row.push(cell.join(" "));
    cell = [];
  }
  return [...blocks, ...row, ...cell];
}

/** A cell that is merged with the one above says what that says; they are matched by their left edges. */
function fillMerged(
  row: readonly string[],
  cells: readonly RowCell[],
  above: ReadonlyMap<number, string>,
): { texts: string[]; columns: Map<number, string> } {
  const columns = new Map<number, string>();
  const texts = row.map((own, index) => {
    const cell = cells[index];
    const text = cell?.continued === true && own === "" ? (above.get(cell.left) ?? "") : own;
    columns.set(cell?.left ?? index, text);
    return text;
  });
  return { texts, columns };
}

function printed({ text, properties }: DocParagraph, file: DocFile, number: Numberer): string {
  const words = plainText(text);
  if (words.trim() === "") return "";
  const style = file.styleOf(properties.style);
  const list = properties.list ?? style.list ?? 0;
  if (list === 0) return words;
  return labelled(number({ list: String(list), level: properties.level ?? style.level, style: String(properties.style) }), words);
}

/** Fields print their result only: what stands from 0x13 to 0x14 is the field's code. */
function plainText(text: string): string {
  let out = "";
  const hidden: boolean[] = [];
  for (const character of text) {
    if (character === "\u0013") hidden.push(true);
    else if (character === "\u0014") hidden.splice(-1, 1, false);
    else if (character === "\u0015") hidden.pop();
    else if (!hidden.includes(true)) out += CONTROLS.get(character) ?? (character < " " && character !== "\t" ? "" : character);
  }
  return out;
}

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ["\u000b", "\n"],
  ["\u000c", "\n"],
  ["\u001e", "-"],
  ["\u001f", ""],
]);

/** Streams of an OLE file are named in UTF-16: what is there tells whose file it is. */
function refuseOthers(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string) => file.includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage")) throw new DocumentError("encrypted", "Word 文件设了打开密码,读不了。请去掉密码后再上传。");
  if (holds("WordDocument")) return;
  const what = holds("Workbook") ? "Excel 表格" : holds("PowerPoint Document") ? "幻灯片" : "别的程序的文件";
  throw new DocumentError("unsupported", `这是${what},读不了。请另存为 docx、pdf 或 txt 再上传。`);
}
