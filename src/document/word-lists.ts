import type { Level, List } from "./word-numbering.ts";
import { attribute, child, elements, localName, type XmlElement } from "./xml.ts";

/** The lists of `word/numbering.xml` by `w:numId`. */
export function readLists(numbering: XmlElement | undefined): Map<string, List> {
  const lists = new Map<string, List>();
  if (numbering === undefined) return lists;
  const abstracts = new Map<string, XmlElement>();
  const byStyle = new Map<string, XmlElement>();
  for (const element of elements(numbering).filter((node) => localName(node) === "abstractNum")) {
    abstracts.set(attribute(element, "abstractNumId") ?? "", element);
    const style = attribute(child(element, "styleLink"), "val");
    if (style !== undefined) byStyle.set(style, element);
  }
  for (const num of elements(numbering).filter((node) => localName(node) === "num")) {
    const abstract = attribute(child(num, "abstractNumId"), "val") ?? "";
    const linked = attribute(child(abstracts.get(abstract), "numStyleLink"), "val");
    const definition = (linked === undefined ? undefined : byStyle.get(linked)) ?? abstracts.get(abstract);
    if (definition === undefined) continue;
    const id = attribute(num, "numId") ?? "";
    lists.set(id, { abstract: attribute(definition, "abstractNumId") ?? abstract, ...readLevels(definition, num) });
  }
  return lists;
}

function readLevels(definition: XmlElement, num: XmlElement): Omit<List, "abstract"> {
  const levels = new Map<number, Level>();
  const startOverrides = new Map<number, number>();
  const levelOfStyle = new Map<string, number>();
  for (const element of elements(definition)) {
    if (localName(element) !== "lvl") continue;
    const depth = number(attribute(element, "ilvl"), 0);
    levels.set(depth, readLevel(element));
    const style = attribute(child(element, "pStyle"), "val");
    if (style !== undefined) levelOfStyle.set(style, depth);
  }
  for (const override of elements(num).filter((node) => localName(node) === "lvlOverride")) {
    const depth = number(attribute(override, "ilvl"), 0);
    const replaced = child(override, "lvl");
    if (replaced !== undefined) levels.set(depth, readLevel(replaced));
    const start = attribute(child(override, "startOverride"), "val");
    if (start !== undefined) startOverrides.set(depth, number(start, 1));
  }
  return { levels, startOverrides, levelOfStyle };
}

function readLevel(element: XmlElement): Level {
  const restart = attribute(child(element, "lvlRestart"), "val");
  const legal = child(element, "isLgl");
  return {
    start: number(attribute(child(element, "start"), "val"), 1),
    format: readFormat(element),
    pattern: attribute(child(element, "lvlText"), "val") ?? "",
    restart: restart === undefined ? undefined : number(restart, 0),
    legal: legal !== undefined && !["0", "false", "off"].includes(attribute(legal, "val") ?? ""),
    suffix: attribute(child(element, "suff"), "val") ?? "tab",
  };
}

/** Newer formats stand in mc:AlternateContent, with a fallback for old Words. */
function readFormat(level: XmlElement): string {
  const plain = child(level, "numFmt") ?? child(child(child(level, "AlternateContent"), "Choice"), "numFmt");
  return attribute(plain, "val") ?? "decimal";
}

function number(value: string | undefined, otherwise: number): number {
  const parsed = Number(value);
  return value === undefined || !Number.isFinite(parsed) ? otherwise : parsed;
}
