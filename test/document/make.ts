import { readFileSync } from "node:fs";
import * as docx from "docx";
import { strToU8, zipSync } from "fflate";
import { readDocument } from "../../src/document/read.ts";
import type { SourceDocument } from "../../src/document/types.ts";

export function lineTexts(document: SourceDocument): string[] {
  return document.lines.map(({ start, end }) => document.text.slice(start, end));
}

/** The cells of each line that is a table's row. */
export function rows(document: SourceDocument): string[][] {
  return document.lines.flatMap(({ cells }) =>
    cells === undefined ? [] : [cells.map(({ start, end }) => document.text.slice(start, end))],
  );
}

/** Lines without spaces, which a printed page need not keep. */
export function squeezed(document: SourceDocument): string[] {
  return lineTexts(document)
    .map((line) => line.replaceAll(/[\s\u200b\ufeff]+/gu, ""))
    .filter((line) => line !== "");
}

export async function readBytes(bytes: Uint8Array | string, name: string): Promise<SourceDocument> {
  return readDocument(typeof bytes === "string" ? strToU8(bytes) : bytes, name);
}

export const SEED_PLANS = [
  "000_60bae2c959392db2.txt",
  "001_f0d18a57f46c291c.txt",
  "002_4161528090c82800.txt",
  "003_6027698f81cf7298.txt",
  "004_7d4768a538ab1d77.txt",
] as const;

export function seedText(name: string): string {
  return readFileSync(new URL(`../../seeds/plans/${name}`, import.meta.url), "utf8");
}

/** The four levels of a plan as Word numbers them: 一、 (一) 1. ① */
export const OUTLINE: docx.INumberingOptions = {
  config: [
    {
      reference: "outline",
      levels: [
        { level: 0, format: "chineseCountingThousand", text: "%1、" },
        { level: 1, format: "chineseCountingThousand", text: "(%2)" },
        { level: 2, format: "decimal", text: "%3." },
        { level: 3, format: "decimalEnclosedCircle", text: "%4" },
      ],
    },
  ],
};

export function paragraph(text: string, level?: number): docx.Paragraph {
  return new docx.Paragraph({ text, ...(level === undefined ? {} : { numbering: { reference: "outline", level } }) });
}

export function cell(text: string, options: Omit<docx.ITableCellOptions, "children"> = {}): docx.TableCell {
  return new docx.TableCell({ children: text.split("\n").map((line) => new docx.Paragraph(line)), ...options });
}

export function table(...cells: docx.TableCell[][]): docx.Table {
  return new docx.Table({ rows: cells.map((children) => new docx.TableRow({ children })) });
}

export async function docxOf(children: docx.FileChild[], header?: string): Promise<Uint8Array> {
  const headers = header === undefined ? {} : { headers: { default: new docx.Header({ children: [new docx.Paragraph(header)] }) } };
  const file = new docx.Document({ numbering: OUTLINE, sections: [{ ...headers, children }] });
  return new Uint8Array(await docx.Packer.toBuffer(file));
}

export function zipOf(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(entries).map(([name, data]) => [name, typeof data === "string" ? strToU8(data) : data])),
  );
}

/** A .docx whose document.xml has this body, with other parts as given. */
export function docxOfXml(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipOf({ "word/document.xml": `<?xml version="1.0"?><w:document ${namespace}><w:body>${body}</w:body></w:document>`, ...parts });
}

/** Node decodes GB 18030 and does not encode it: the table of two-byte codes, turned round. */
export function encodeGbk(text: string): Uint8Array {
  gbkCodes ??= makeGbkCodes();
  const codes = gbkCodes;
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = codes.get(character);
      if (code !== undefined) return code;
      if (character.charCodeAt(0) > 0x7f) throw new Error(`${character} is not in GBK`);
      return [character.charCodeAt(0)];
    }),
  );
}

let gbkCodes: Map<string, number[]> | undefined;

function makeGbkCodes(): Map<string, number[]> {
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = new TextDecoder("gb18030").decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && [...character].length === 1 && !codes.has(character)) codes.set(character, [lead, trail]);
    }
  }
  return codes;
}
