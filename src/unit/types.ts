import type { RegionLevel } from "../region/types.ts";

/** A kind of body that local governments have: one row of seeds/unit-kinds.csv. */
export interface UnitKind {
  /** Stable, for ids: `justice`. */
  readonly id: string;
  /** 司法局, without a place's name. */
  readonly name: string;
  /** Other names of today; 人行…支行 has the place in its middle. */
  readonly aliases: readonly string[];
  /** Names whose work this kind took over. */
  readonly formerNames: readonly { readonly name: string; readonly since: number | null }[];
  /** 政府部门, 行政执法机关, 党委部门 … */
  readonly categories: readonly string[];
  readonly levels: readonly RegionLevel[];
  /** 政府, 党委, 群团 …: what may stand before the name, as 政府 in 政府办公室 and 委 in 委组织部. */
  readonly body: string;
  /** Law or notice that the categories rest on. */
  readonly basis: string;
}

/** A noun that names many bodies at once: one row of seeds/group-terms.csv. */
export interface GroupTerm {
  /** 行政执法机关, 部门, 村(居)法律顾问. */
  readonly term: string;
  /** Units of any of these categories or kinds belong to it. */
  readonly categories: readonly string[];
  readonly kinds: readonly string[];
  /** Whose, where the text says no level. */
  readonly reach: TermReach;
  /** Addressed to everybody when it stands with 各级: 各级行政机关. */
  readonly toAll: boolean;
  /** Who belongs to it, nobody outside can tell: 成员单位. */
  readonly uncertain: boolean;
  /** Persons, not bodies: 行政执法人员. */
  readonly people: boolean;
  readonly basis: string;
}

/** The plan's own place, all places in it, those below it, or one level. */
export type TermReach = "own" | "any" | "below" | "county-up" | "township" | "village";

/** A real body in a real place: 遂平县司法局. */
export interface Unit {
  /** Stable: `411728/justice`; for a body outside the directory `652300/=新疆准东经济技术开发区管委会`. */
  readonly id: string;
  readonly name: string;
  /** Code of the place it belongs to. */
  readonly region: string;
  readonly level: RegionLevel;
  /** Of the kind, or null for a body outside the directory. */
  readonly kind: string | null;
  readonly categories: readonly string[];
}

export interface UnitCandidate {
  readonly unit: Unit;
  /** Plain Chinese: why it could be this one. */
  readonly why: string;
}

/** How a name was understood. */
export interface UnitResolution {
  readonly unit: Unit | null;
  /** Plain Chinese, also when there is no unit: 没有说明是哪个地方的司法局. */
  readonly why: string;
  /** Set where the name is that of a body whose work the unit took over; `since` is the year, null where it varies. */
  readonly former: { readonly name: string; readonly since: number | null } | null;
  /** What else it could be. */
  readonly candidates: readonly UnitCandidate[];
}

/** Part of a set of units: those of these levels inside `region` that have one of the categories or kinds. */
export interface UnitFilter {
  readonly region: string;
  /** Null for every level. */
  readonly levels: readonly RegionLevel[] | null;
  readonly categories: readonly string[];
  readonly kinds: readonly string[];
  /** 有关, 相关: such a unit may be meant. */
  readonly uncertain: boolean;
}

/** What a party of a plan means. */
export type PartyResolution =
  | { readonly kind: "unit"; readonly unit: Unit; readonly why: string; readonly former: UnitResolution["former"] }
  | {
      readonly kind: "group";
      /** As printed. */
      readonly term: string;
      readonly who: readonly UnitFilter[];
      /** True where no unit is meant for certain. */
      readonly uncertain: boolean;
      /** 面向全体: 各级各部门, 各级行政机关. */
      readonly toAll: boolean;
      /** Persons, not bodies. */
      readonly people: boolean;
    }
  | { readonly kind: "unknown" };

export interface Directory {
  readonly kinds: readonly UnitKind[];
  kind(id: string): UnitKind | undefined;
  /** The unit of a kind in a place; null where the kind or the place is unknown. */
  unit(kindId: string, region: string): Unit | null;
  /** `place` is the code of the place that the speaker or the text is about. */
  resolveUnit(name: string, place?: string | null): UnitResolution;
  /** `planRegion` is the code of the plan's place. Remembers its answers. */
  resolveParty(name: string, planRegion: string): PartyResolution;
  /** Kinds that a place of that level has, as units: to choose one's unit from. */
  unitsOf(region: string): readonly Unit[];
}
