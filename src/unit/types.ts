import type { RegionLevel } from "../region/types.ts";

/** A kind of body that local governments have: one row of seeds/unit-kinds.csv. */
export interface UnitKind {
  /** Stable, for ids: `justice`. */
  readonly id: string;
  /** 司法局, without a place's name. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Names whose work this kind took over. */
  readonly formerNames: readonly { readonly name: string; readonly since: number | null }[];
  /** 政府部门, 行政执法机关, 党委部门 … */
  readonly categories: readonly string[];
  readonly levels: readonly RegionLevel[];
  /** Law or notice that the categories rest on. */
  readonly basis: string;
}

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
