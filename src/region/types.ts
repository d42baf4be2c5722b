/** A place from province to township, with its GB/T 2260 code (2, 4, 6 or 9 digits), parent and level. */
export interface Region {
  readonly code: string;
  /** Full name: 昌吉回族自治州. */
  readonly name: string;
  /** What people say: 昌吉州, 昌吉, 洪雅. The first is the shortest that is still official style. */
  readonly shortNames: readonly string[];
  readonly level: RegionLevel;
  readonly parent: string | null;
}

export type RegionLevel = "province" | "prefecture" | "county" | "township" | "village";
