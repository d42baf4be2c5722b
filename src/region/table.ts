import { shortNamesOf } from "./names.ts";
import type { Region, RegionLevel, RegionRecord, RegionSource } from "./types.ts";

/** Every place by code and by every name it goes by. Townships are read when first asked for. */
export interface RegionTable {
  get(code: string): Region | undefined;
  children(code: string): readonly Region[];
  /** Provinces, prefectures and counties of that full or short name. */
  named(name: string): readonly Region[];
  townshipsNamed(name: string): readonly Region[];
  /** Names of provinces, prefectures and counties under their first two letters, longest first. */
  namesAt(head: string): readonly string[];
  /** Townships whose code begins so. */
  townshipsOf(code: string): readonly Region[];
}

/** Rows that are no place but a heading of the table: 市辖区, 县, 省直辖县级行政区划. */
const HEADINGS = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

export function createTable(source: RegionSource): RegionTable {
  const index = new Index();
  const real = (code: string): string | null => (index.byCode.has(code) ? code : code.length > 2 ? real(parentCode(code)) : null);
  for (const row of source.provinces) index.add(toRegion(row, "province", null));
  for (const row of source.cities) if (!HEADINGS.test(row.name)) index.add(toRegion(row, "prefecture", real(row.code.slice(0, 2))));
  for (const row of source.areas) {
    // 东莞, 中山, 儋州 and 嘉峪关 have no counties; the table repeats the city as its own county.
    if (index.byCode.get(row.code.slice(0, 4))?.name === row.name) continue;
    index.add(toRegion(row, "county", real(row.code.slice(0, 4))));
  }
  const heads = namesByHead(index.byName.keys());
  let streets: Index | undefined;
  const townships = (): Index => {
    if (!streets) {
      streets = new Index();
      for (const row of source.streets()) streets.add(toRegion(row, "township", real(row.code.slice(0, 6))));
    }
    return streets;
  };
  return {
    get: (code) => index.byCode.get(code) ?? (code.length === 9 ? townships().byCode.get(code) : undefined),
    children: (code) => index.byParent.get(code) ?? townships().byParent.get(code) ?? [],
    named: (name) => index.byName.get(name) ?? [],
    townshipsNamed: (name) => townships().byName.get(name) ?? [],
    namesAt: (head) => heads.get(head) ?? [],
    townshipsOf: (code) => townships().within(code),
  };
}

function parentCode(code: string): string {
  return code.slice(0, code.length === 9 ? 6 : code.length - 2);
}

function toRegion(row: RegionRecord, level: RegionLevel, parent: string | null): Region {
  return { code: row.code, name: row.name, shortNames: shortNamesOf(row.name, level), level, parent };
}

function namesByHead(names: Iterable<string>): Map<string, string[]> {
  const heads = new Map<string, string[]>();
  for (const name of names) {
    const head = name.slice(0, 2);
    const list = heads.get(head);
    if (list) list.push(name);
    else heads.set(head, [name]);
  }
  for (const list of heads.values()) list.sort((a, b) => b.length - a.length);
  return heads;
}

class Index {
  readonly byCode = new Map<string, Region>();
  readonly byName = new Map<string, Region[]>();
  readonly byParent = new Map<string, Region[]>();

  add(region: Region): void {
    this.byCode.set(region.code, region);
    push(this.byName, region.name, region);
    for (const name of region.shortNames) push(this.byName, name, region);
    if (region.parent) push(this.byParent, region.parent, region);
  }

  within(code: string): readonly Region[] {
    const own = this.byParent.get(code) ?? [];
    const below = [...this.byParent.keys()].filter((key) => key.length > code.length && key.startsWith(code));
    return [...own, ...below.flatMap((key) => this.byParent.get(key) ?? [])];
  }
}

function push(map: Map<string, Region[]>, key: string, region: Region): void {
  const list = map.get(key);
  if (list) list.push(region);
  else map.set(key, [region]);
}
