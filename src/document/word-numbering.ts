import { formatOrdinal } from "./word-number.ts";
import { attribute, child, elements, localName, type XmlElement } from "./xml.ts";

/** Which list a paragraph is in, and how deep. */
export interface NumberingRef {
  readonly list: string;
  /** Absent: the level that the list ties to the paragraph's style, else the first. */
  readonly level: number | undefined;
  readonly style: string | undefined;
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2`: the numbers of level 1 and 2. */
  readonly pattern: string;
  /** The level whose new number restarts this one, counted from 1; 0 never restarts. Absent: any level above. */
  readonly restart: number | undefined;
  readonly legal: boolean;
  readonly suffix: string;
}

interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startOverrides: ReadonlyMap<number, number>;
  readonly levelOfStyle: ReadonlyMap<string, number>;
}

/** Gives a paragraph its printed label and counts on; called once for each numbered paragraph, in order. */
export type Numberer = (ref: NumberingRef) => string;

/**
 * The automatic numbers of a Word file, as printed, without the tab after them. Lists that share an abstract definition count on together,
 * unless a list overrides its start (ECMA-376 part 1, 17.9).
 */
export function createNumberer(numbering: XmlElement | undefined): Numberer {
  const lists = readLists(numbering);
  const counters = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return ({ list: id, level: given, style }) => {
    const list = lists.get(id);
    const depth = given ?? list?.levelOfStyle.get(style ?? "") ?? 0;
    const level = list?.levels.get(depth);
    if (list === undefined || level === undefined) return "";
    const counts = counters.get(list.abstract) ?? new Map<number, number>();
    counters.set(list.abstract, counts);
    const override = list.startOverrides.get(depth);
    const restarts = override !== undefined && !begun.has(`${id}/${depth}`);
    begun.add(`${id}/${depth}`);
    const before = counts.get(depth);
    counts.set(depth, restarts ? override : before === undefined ? level.start : before + 1);
    restartBelow(counts, list, depth);
    return label(list, counts, depth);
  };
}

function restartBelow(counts: Map<number, number>, list: List, depth: number): void {
  for (const below of [...counts.keys()]) {
    if (below <= depth) continue;
    const restart = list.levels.get(below)?.restart;
    if (restart === undefined || (restart > 0 && depth < restart)) counts.delete(below);
  }
}

function label(list: List, counts: ReadonlyMap<number, number>, depth: number): string {
  const level = list.levels.get(depth);
  if (level === undefined || level.format === "bullet") return "";
  const printed = level.pattern.replaceAll(/%([1-9])/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const other = list.levels.get(at);
    const value = counts.get(at) ?? other?.start ?? 1;
    const format = level.legal && at !== depth ? "decimal" : (other?.format ?? "decimal");
    return formatOrdinal(value, level.legal ? "decimal" : format);
  });
  return level.suffix === "space" && printed !== "" ? `${printed} ` : printed;
}

function readLists(numbering: XmlElement | undefined): Map<string, List> {
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
