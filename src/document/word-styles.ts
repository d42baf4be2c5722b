import type { NumberingRef } from "./word-numbering.ts";
import { attribute, child, elements, localName, type XmlElement } from "./xml.ts";

/** A style's entry of a table of contents: its number and its page are Word's, the words stand again in the text. */
const CONTENTS = /^(?:toc|目录)\s*\d/iu;

export interface Styles {
  /** The list a paragraph is in, by its own properties or its style's; `undefined` where it is in none. */
  numbering(properties: XmlElement | undefined): NumberingRef | undefined;
  isContents(properties: XmlElement | undefined): boolean;
}

/** What `word/styles.xml` says of lists and of tables of contents; styles inherit along `w:basedOn`. */
export function readStyles(root: XmlElement | undefined): Styles {
  const styles = new Map<string, XmlElement>();
  let standard: string | undefined;
  for (const style of root === undefined ? [] : elements(root).filter((node) => localName(node) === "style")) {
    const id = attribute(style, "styleId") ?? "";
    styles.set(id, style);
    if (attribute(style, "type") === "paragraph" && attribute(style, "default") === "1") standard = id;
  }
  const idOf = (properties: XmlElement | undefined) => attribute(child(properties, "pStyle"), "val") ?? standard;
  return {
    numbering(properties) {
      const style = idOf(properties);
      const chain = lineage(style, styles).map((element) => child(child(element, "pPr"), "numPr"));
      const own = child(properties, "numPr");
      const list = firstValue([own, ...chain], "numId");
      if (list === undefined || list === "0") return undefined;
      const level = Number(firstValue([own, ...chain], "ilvl") ?? Number.NaN);
      return { list, style, level: Number.isInteger(level) ? level : undefined };
    },
    isContents(properties) {
      const id = attribute(child(properties, "pStyle"), "val");
      const name = attribute(child(styles.get(id ?? ""), "name"), "val") ?? id;
      return name !== undefined && CONTENTS.test(name);
    },
  };
}

/** The style and those it is based on, nearest first. */
function lineage(id: string | undefined, styles: ReadonlyMap<string, XmlElement>): XmlElement[] {
  const chain: XmlElement[] = [];
  let style = styles.get(id ?? "");
  while (style !== undefined && chain.length < 20) {
    chain.push(style);
    style = styles.get(attribute(child(style, "basedOn"), "val") ?? "");
  }
  return chain;
}

function firstValue(properties: readonly (XmlElement | undefined)[], name: string): string | undefined {
  return properties.map((numPr) => attribute(child(numPr, name), "val")).find((value) => value !== undefined);
}
