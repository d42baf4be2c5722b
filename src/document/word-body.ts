import type { Block } from "./text.ts";
import { labelled, type Numberer } from "./word-numbering.ts";
import type { Styles } from "./word-styles.ts";
import { readTable } from "./word-table.ts";
import { attribute, child, descendants, elements, localName, textOf, type XmlElement } from "./xml.ts";

export interface BodyReader {
  readonly styles: Styles;
  readonly number: Numberer;
}

/** Deleted and moved-away text, field codes, comments, the reading aid of a ruby, and what old Words show instead of a new feature. */
const SILENT = new Set(["del", "moveFrom", "instrText", "delText", "rt", "Fallback", "footnoteReference", "pPr", "rPr", "annotationRef"]);

/** The paragraphs and table rows below an element, in order. */
export function readBlocks(parent: XmlElement, reader: BodyReader): Block[] {
  return elements(parent).flatMap((element): Block[] => {
    const name = localName(element);
    if (name === "p") return readParagraph(element, reader);
    if (name === "tbl") return readTable(element, (cell) => readBlocks(cell, reader));
    if (SILENT.has(name) || isContentsField(element)) return [];
    return readBlocks(element, reader);
  });
}

/** A paragraph's words without its number; line breaks as `\n`. */
export function paragraphText(paragraph: XmlElement): string {
  return elements(paragraph).map(inlineText).join("");
}

function readParagraph(paragraph: XmlElement, reader: BodyReader): Block[] {
  const properties = child(paragraph, "pPr");
  const boxes = textBoxes(paragraph).flatMap((box) => readBlocks(box, reader));
  if (reader.styles.isContents(properties)) return boxes;
  const text = paragraphText(paragraph);
  if (text.trim() === "") return boxes;
  const ref = reader.styles.numbering(properties);
  const label = ref === undefined ? "" : reader.number(ref);
  return [...boxes, labelled(label, text)];
}

function inlineText(element: XmlElement): string {
  const name = localName(element);
  if (SILENT.has(name) || name === "txbxContent") return "";
  if (name === "t") return textOf(element);
  if (name === "tab" || name === "ptab") return "\t";
  if (name === "br" || name === "cr") return "\n";
  if (name === "noBreakHyphen") return "-";
  if (name === "r" && isHidden(element)) return "";
  return elements(element).map(inlineText).join("");
}

function isHidden(run: XmlElement): boolean {
  const vanish = child(child(run, "rPr"), "vanish");
  return vanish !== undefined && !["0", "false", "off"].includes(attribute(vanish, "val") ?? "");
}

function textBoxes(paragraph: XmlElement): XmlElement[] {
  const live = (element: XmlElement): XmlElement[] => {
    if (localName(element) === "txbxContent") return [element];
    return SILENT.has(localName(element)) ? [] : elements(element).flatMap(live);
  };
  return elements(paragraph).flatMap(live);
}

/** Word wraps the table of contents it makes in a content control of that gallery. */
function isContentsField(element: XmlElement): boolean {
  if (localName(element) !== "sdt") return false;
  const properties = child(element, "sdtPr");
  if (properties === undefined) return false;
  return descendants(properties, "docPartGallery").some((gallery) => attribute(gallery, "val") === "Table of Contents");
}
