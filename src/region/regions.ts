import { createScanner } from "./find-in.ts";
import { createTable, type RegionTable } from "./table.ts";
import type { PlacePrefix, Region, RegionLevel, RegionSource, Regions } from "./types.ts";

/** Looks places up in the table handed in. Making it takes some 30 ms; townships are read when first needed (some 150 ms). */
export function createRegions(source: RegionSource): Regions {
  const table = createTable(source);
  const contains = (outer: string, inner: string) => inner.startsWith(outer);
  const find = (name: string, near?: string | null) => findPlaces(table, name, near ?? null);
  return {
    get: table.get,
    children: table.children,
    contains,
    parents: (code) => parentsOf(table, code),
    title: (code) => titleOf(table.get(code)),
    uniqueTitle: (code) => uniqueTitle(table, code),
    find,
    prefix: (text, near) => prefixChain(table, text, near ?? null),
    findIn: createScanner(table),
  };
}

const LEVELS: readonly RegionLevel[] = ["province", "prefecture", "county", "township", "village"];

/** How well a candidate fits: closer to `near`, then higher up, then the full name. */
function byFit(name: string, near: string | null): (a: Region, b: Region) => number {
  const rank = (region: Region) => [
    -kinship(region.code, near),
    LEVELS.indexOf(region.level),
    region.name === name ? 0 : 1,
    Number(region.code.padEnd(9, "0")),
  ];
  return (a, b) => {
    const [x, y] = [rank(a), rank(b)];
    const at = x.findIndex((value, i) => value !== y[i]);
    return at < 0 ? 0 : (x[at] ?? 0) - (y[at] ?? 0);
  };
}

/** Digits of code in common with `near`, in whole levels: 0 for another province, 9 for the same township. */
function kinship(code: string, near: string | null): number {
  if (!near) return 0;
  return [9, 6, 4, 2].find((n) => near.length >= n && code.length >= n && code.slice(0, n) === near.slice(0, n)) ?? 0;
}

function parentsOf(table: RegionTable, code: string): readonly Region[] {
  const chain: Region[] = [];
  for (let at = table.get(code)?.parent; at; at = table.get(at)?.parent) {
    const region = table.get(at);
    if (region) chain.push(region);
  }
  return chain;
}

function titleOf(region: Region | undefined): string {
  if (!region) return "";
  const short = region.shortNames[0];
  return short && /自治[州县旗]$/.test(region.name) && /[州县旗]$/.test(short) ? short : region.name;
}

function uniqueTitle(table: RegionTable, code: string): string {
  const region = table.get(code);
  const title = titleOf(region);
  const alone = region?.level !== "township" && table.named(region?.name ?? "").filter((r) => r.name === region?.name).length === 1;
  return region?.parent && !alone ? uniqueTitle(table, region.parent) + title : title;
}

function findPlaces(table: RegionTable, name: string, near: string | null): readonly Region[] {
  const wanted = name.normalize("NFKC").replace(/[\s·]/g, "");
  if (/^\d+$/.test(wanted)) return [table.get(wanted)].filter((r) => r !== undefined);
  const hits = [...table.named(wanted), ...(near || table.named(wanted).length === 0 ? table.townshipsNamed(wanted) : [])];
  if (hits.length > 0) return [...hits].sort(byFit(wanted, near));
  const chain = prefixChain(table, wanted, near);
  return chain && chain.length === wanted.length ? [chain.region, ...chain.others] : [];
}

function prefixChain(table: RegionTable, text: string, near: string | null): PlacePrefix | null {
  let found: PlacePrefix | null = null;
  for (;;) {
    const from: number = found?.length ?? 0;
    const next = longestPrefix(table, text.slice(from), found?.region.code ?? null, near);
    if (!next) return found;
    found = { region: next.region, length: from + next.length, others: next.others };
  }
}

/** Inside `within` (the place named just before), or anywhere in the country. */
function longestPrefix(table: RegionTable, text: string, within: string | null, near: string | null): PlacePrefix | null {
  for (let length = Math.min(text.length, 18); length >= 2; length--) {
    const name = text.slice(0, length);
    const hits = placesNamed(table, name, within ?? near).filter((r) => !within || (r.code !== within && r.code.startsWith(within)));
    const [region, ...others] = [...hits].sort(byFit(name, near));
    if (region) return { region, length, others };
  }
  return null;
}

function placesNamed(table: RegionTable, name: string, near: string | null): readonly Region[] {
  const higher = table.named(name);
  if (!near && /(?:镇|乡|街道)$/.test(name)) return [...higher, ...table.townshipsNamed(name).filter((r) => r.name === name)];
  if (!near || near.length < 4) return higher;
  return [...higher, ...table.townshipsNamed(name).filter((r) => r.code.startsWith(near.slice(0, 6)))];
}
