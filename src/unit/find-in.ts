import type { Regions } from "../region/types.ts";
import type { Directory, Unit } from "./types.ts";

/** A unit named in a sentence; offsets in UTF-16 code units. */
export interface UnitMention {
  readonly start: number;
  readonly end: number;
  readonly unit: Unit;
}

const LEVEL_WORDS = /(?:自治[区州县]|[省市县区州旗镇乡])$/u;
// A name this short, without a place before it, is more often a word of the sentence: 法院, 学校.
const SHORTEST_BARE = 3;

/**
 * Units that a sentence names: a kind's name with the place or the level word before it (洪雅县司法局, 县司法局), or alone where it is long
 * enough. `place` is the code of the speaker's place, which completes names without one.
 */
export function createUnitScanner(directory: Directory, regions: Regions): (text: string, place: string | null) => readonly UnitMention[] {
  const names = new Set(directory.kinds.flatMap((kind) => [kind.name, ...kind.aliases, ...kind.formerNames.map((former) => former.name)]));
  const lengths = [...new Set([...names].map((name) => name.length))].sort((a, b) => b - a);
  return (text, place) => {
    const found: UnitMention[] = [];
    for (let at = 0; at < text.length; at++) {
      const length = lengths.find((one) => names.has(text.slice(at, at + one)));
      if (length === undefined) continue;
      const mention = mentionAt({ text, place, directory, regions }, at, at + length);
      if (mention) found.push(mention);
      at += length - 1;
    }
    return found;
  };
}

interface Scan {
  readonly text: string;
  readonly place: string | null;
  readonly directory: Directory;
  readonly regions: Regions;
}

function mentionAt({ text, place, directory, regions }: Scan, at: number, end: number): UnitMention | null {
  const before = text.slice(0, at);
  for (const start of [...placeStarts(before, regions, place), ...levelStarts(before)]) {
    const { unit } = directory.resolveUnit(text.slice(start, end), place);
    if (unit) return { start, end, unit };
  }
  if (end - at < SHORTEST_BARE) return null;
  const { unit } = directory.resolveUnit(text.slice(at, end), place);
  return unit ? { start: at, end, unit } : null;
}

/** 改成县人社局 is no 成县人社局. */
const TURNED_INTO = /[改换变转设当弄写调绑]$/u;

/** Where a place name that ends right before the unit's name begins. */
function placeStarts(before: string, regions: Regions, place: string | null): number[] {
  const last = regions.findIn(before, place).filter((mention) => mention.end === before.length);
  return last.map((mention) => mention.start).filter((start) => !(before[start] === "成" && TURNED_INTO.test(before.slice(0, start))));
}

function levelStarts(before: string): number[] {
  const match = LEVEL_WORDS.exec(before);
  return match ? [match.index] : [];
}
