import { formatOrdinal } from "./word-number.ts";

/** Which list a paragraph is in, and how deep. */
export interface NumberingRef {
  readonly list: string;
  /** Absent: the level that the list ties to the paragraph's style, else the first. */
  readonly level: number | undefined;
  readonly style: string | undefined;
}

export interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2`: the numbers of level 1 and 2. */
  readonly pattern: string;
  /** The level whose new number restarts this one, counted from 1; 0 never restarts. Absent: any level above. */
  readonly restart: number | undefined;
  readonly legal: boolean;
  readonly suffix: string;
}

export interface List {
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
export function createNumberer(lists: ReadonlyMap<string, List>): Numberer {
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

/** A label that ends in one of these would run into the text: 1.1 总体要求. */
const NEEDS_SPACE = /[\da-z]$/iu;

/** A paragraph's words after its label, as printed. */
export function labelled(label: string, words: string): string {
  return label + (NEEDS_SPACE.test(label) ? " " : "") + words;
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
