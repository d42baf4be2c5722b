import { DocumentError } from "./error.ts";
import type { Limits } from "./limits.ts";
import type { Reading } from "./reading.ts";
import { type Block, blockDocument } from "./text.ts";
import { type BodyReader, paragraphText, readBlocks } from "./word-body.ts";
import { readLists } from "./word-lists.ts";
import { createNumberer } from "./word-numbering.ts";
import { readStyles } from "./word-styles.ts";
import { child, descendants, parseXml, type XmlElement } from "./xml.ts";
import { openZip, type Zip } from "./zip.ts";

const MARGIN = /^word\/(?:header|footer)\d*\.xml$/u;

/** A .docx: paragraphs with their automatic numbers, table rows with their cells; no tables of contents, deletions or hidden text. */
export function readDocx(bytes: Uint8Array, name: string, limits: Limits): Reading {
  const zip = openZip(bytes, limits);
  const body = child(part(zip, "word/document.xml"), "body");
  if (body === undefined) throw new DocumentError("broken", "Word 文件里没有正文。请用 Word 或 WPS 另存为 docx 再上传。");
  const reader: BodyReader = {
    styles: readStyles(part(zip, "word/styles.xml")),
    number: createNumberer(readLists(part(zip, "word/numbering.xml"))),
  };
  const blocks: Block[] = readBlocks(body, reader);
  return { document: blockDocument(blocks, { name, format: "docx" }), margins: readMargins(zip) };
}

function readMargins(zip: Zip): string[] {
  return [...zip.names]
    .filter((name) => MARGIN.test(name))
    .flatMap((name) => {
      const root = part(zip, name);
      return root === undefined ? [] : descendants(root, "p").map((paragraph) => paragraphText(paragraph));
    });
}

function part(zip: Zip, name: string): XmlElement | undefined {
  const bytes = zip.read(name);
  return bytes === undefined ? undefined : parseXml(bytes);
}
