import type { RegionRecord, RegionSource } from "../region/types.ts";

/** Names of a place as a table gives them; an empty string is not given. */
export interface PlaceNames {
  readonly province: string;
  readonly city: string;
  readonly county: string;
}

export interface CodedPlace {
  /** Of the smallest of the three that was found; null where none was. */
  readonly code: string | null;
  /** The names that no place has. */
  readonly unknown: readonly string[];
  /** Full names as far as found, else as given. */
  readonly names: PlaceNames;
}

/** Finds codes for the names in a table of points: full names, or what is left of them without 省, 市, 县 where that is one place only. */
export type PlaceCoder = (names: PlaceNames) => CodedPlace;

export function createPlaceCoder(source: RegionSource): PlaceCoder {
  const known = new Map<string, CodedPlace>();
  return (names) => {
    const key = `${names.province}|${names.city}|${names.county}`;
    const seen = known.get(key) ?? codePlace(names, source);
    known.set(key, seen);
    return seen;
  };
}

function codePlace({ province, city, county }: PlaceNames, source: RegionSource): CodedPlace {
  const top = pick(source.provinces, province, "");
  const middle = pick(source.cities, city, top?.code ?? "") ?? municipality(top, city);
  // A county-level city often stands in the column of cities: 昌吉市, 阿拉尔市.
  const low =
    pick(source.areas, county, middle?.code ?? top?.code ?? "") ?? (middle ? undefined : pick(source.areas, city, top?.code ?? ""));
  const found = low ?? middle ?? top;
  const code = found?.code ?? null;
  const provinceOf = (place: RegionRecord | undefined) => source.provinces.find((record) => record.code === place?.code.slice(0, 2));
  const cityOf = (place: RegionRecord | undefined) => source.cities.find((record) => record.code === place?.code.slice(0, 4));
  const cityName = cityOf(low ?? middle)?.name ?? city;
  return {
    code,
    unknown: unknownOf([
      [province, top],
      [city, middle ?? low],
      [county, low],
    ]),
    names: {
      province: provinceOf(found)?.name ?? province,
      city: PLACEHOLDER.test(cityName) ? (provinceOf(found)?.name ?? city) : cityName,
      county: low?.name ?? county,
    },
  };
}

/** 市辖区, 县 and 省直辖县级行政区划 are rows of the table and no names. */
const PLACEHOLDER = /^市辖区$|^县$|直辖县级/;

function unknownOf(pairs: readonly (readonly [string, RegionRecord | undefined])[]): string[] {
  return pairs.flatMap(([name, place]) => (name !== "" && !place ? [name] : []));
}

function municipality(top: RegionRecord | undefined, city: string): RegionRecord | undefined {
  return top && city !== "" && (top.name === city || top.name === `${city}市`) ? top : undefined;
}

/** By full name, else by the beginning of one; undefined where that is no place or several. */
function pick(records: readonly RegionRecord[], name: string, within: string): RegionRecord | undefined {
  if (name.length < 2) return undefined;
  const inside = records.filter(({ code }) => code.startsWith(within));
  const exact = inside.filter((record) => record.name === name);
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  const short = inside.filter((record) => record.name.startsWith(name) && record.name.length > name.length);
  return short.length === 1 ? short[0] : undefined;
}
