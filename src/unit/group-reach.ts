import type { Region, RegionLevel, Regions } from "../region/types.ts";
import type { LevelWord } from "./level-words.ts";
import type { TermReach } from "./types.ts";

interface Reach {
  readonly plan: Region;
  readonly state: {
    readonly levels: readonly LevelWord[];
    readonly upwards?: boolean;
    readonly everyLevel?: boolean;
    readonly scope?: boolean;
  };
  readonly reach: TermReach;
}

/** Part of a group: which places, of which levels. */
export interface Where {
  readonly region: string;
  readonly levels: readonly RegionLevel[] | null;
}

const ORDER: readonly RegionLevel[] = ["province", "prefecture", "county", "township", "village"];

/** Where the units of a group are: as its level words say, else as far as 各级 or its noun reaches. */
export function placesOf(regions: Regions, { plan, state, reach }: Reach): readonly Where[] {
  if (state.levels.length > 0) {
    const levels = unique(state.levels.map((word) => levelMeant(word, plan)));
    if (state.upwards) return [{ region: plan.code, levels: between(plan.level, lowest(levels)) }];
    return levels.map((level) => ({ region: placeAt(regions, plan, level), levels: [level] }));
  }
  if (state.everyLevel || state.scope) return [{ region: plan.code, levels: reach === "township" || reach === "village" ? [reach] : null }];
  return [{ region: plan.code, levels: levelsOf(reach, plan.level) }];
}

function levelsOf(reach: TermReach, own: RegionLevel): readonly RegionLevel[] | null {
  switch (reach) {
    case "own":
      return [own];
    case "any":
      return null;
    case "below":
      return ORDER.slice(ORDER.indexOf(own) + 1);
    case "county-up":
      return between(own, "county");
    default:
      return [reach];
  }
}

/** 市 is the plan's own place when that is a city, else the city above it. */
export function levelMeant(word: LevelWord, plan: Region): RegionLevel {
  if (word !== "city") return word;
  return plan.name.endsWith("市") ? plan.level : "prefecture";
}

/** A level above the plan's own is that of the place above it: 市级部门 in a county's plan. */
function placeAt(regions: Regions, plan: Region, level: RegionLevel): string {
  if (ORDER.indexOf(level) >= ORDER.indexOf(plan.level)) return plan.code;
  return regions.parents(plan.code).find((region) => region.level === level)?.code ?? plan.code;
}

function between(top: RegionLevel, bottom: RegionLevel): readonly RegionLevel[] {
  return ORDER.slice(ORDER.indexOf(top), Math.max(ORDER.indexOf(bottom), ORDER.indexOf(top)) + 1);
}

function lowest(levels: readonly RegionLevel[]): RegionLevel {
  return levels.reduce((a, b) => (ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b), "province" as RegionLevel);
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
