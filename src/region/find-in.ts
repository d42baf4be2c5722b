import { LIKELY_WORDS, ORDINARY_WORDS } from "./ordinary-words.ts";
import type { RegionTable } from "./table.ts";
import type { PlaceMention, Region } from "./types.ts";

/** Finds place names in a sentence; a name means what the place named before it, or `near`, makes of it. */
export function createScanner(table: RegionTable): (text: string, near?: string | null) => readonly PlaceMention[] {
  return (text, near) => {
    const found = scan(table, text, near ?? null);
    return found.length > 0 || near ? found : scanTownships(table, text);
  };
}

function scan(table: RegionTable, text: string, near: string | null): readonly PlaceMention[] {
  const local = near && near.length >= 4 ? namesOf(table.townshipsOf(near.slice(0, 6))) : new Map<string, Region[]>();
  const mentions: PlaceMention[] = [];
  let at = 0;
  while (at < text.length - 1) {
    const hit = mentionAt({ table, text, at, near, local }, mentions.at(-1) ?? null);
    if (hit) mentions.push(hit);
    at = hit ? hit.end : at + 1;
  }
  return mentions;
}

interface Position {
  readonly table: RegionTable;
  readonly text: string;
  readonly at: number;
  readonly near: string | null;
  readonly local: ReadonlyMap<string, readonly Region[]>;
}

function mentionAt(position: Position, before: PlaceMention | null): PlaceMention | null {
  const { table, text, at, local } = position;
  for (const name of longestFirst(position)) {
    const inside = before?.region ? townshipsInside(table, name, before.region) : position.near ? [] : townshipsAnywhere(table, name);
    const candidates = [...table.named(name), ...(local.get(name) ?? inside)];
    const end = at + name.length;
    const choice = choose(name, candidates, [before?.region?.code ?? null, position.near]);
    if (choice.length > 0 && !isStreet(text, end, name) && standsAlone(position, name, before)) {
      return { start: at, end, text: name, region: choice.length === 1 ? (choice[0] ?? null) : null, candidates: choice };
    }
  }
  return null;
}

function longestFirst({ table, text, at, local }: Position): readonly string[] {
  const known = table.namesAt(text.slice(at, at + 2)).filter((name) => text.startsWith(name, at));
  const near = [...local.keys()].filter((name) => text.startsWith(name, at));
  const township = /^[\u4e00-\u9fff]{1,7}?(?:镇|乡|街道)/.exec(text.slice(at, at + 10))?.[0];
  return [...new Set([...known, ...near, ...(township ? [township] : [])])].sort((a, b) => b.length - a.length);
}

function townshipsInside(table: RegionTable, name: string, outer: Region): readonly Region[] {
  if (!/(?:镇|乡|街道)$/.test(name)) return [];
  return table.townshipsNamed(name).filter((r) => r.code.startsWith(outer.code));
}

/** A full name means its township rather than the county whose short name it begins with: 柳江镇 is not 柳江区. */
function townshipsAnywhere(table: RegionTable, name: string): readonly Region[] {
  return name.length >= 3 && /(?:镇|乡|街道)$/.test(name) ? table.townshipsNamed(name).filter((r) => r.name === name) : [];
}

/** One region where name or context settles it, several where a full name stays open, none where a short name does. */
function choose(name: string, candidates: readonly Region[], contexts: readonly (string | null)[]): readonly Region[] {
  const full = candidates.filter((r) => r.name === name);
  const pool = full.length > 0 ? full : candidates;
  if (pool.length === 0) return [];
  const ordinary = ORDINARY_WORDS.has(name);
  const likely = full.length === 0 && LIKELY_WORDS.has(name);
  if (ordinary && full.length === 0) return [];
  for (const context of contexts) {
    const related = context ? closest(pool, context).filter((r) => !likely || r.code.startsWith(context.slice(0, 4))) : [];
    if (related.length === 1) return related;
  }
  if (ordinary || likely) return [];
  const outermost = pool.filter((r) => pool.every((other) => other.code.startsWith(r.code)));
  if (outermost.length === 1) return outermost;
  const provinces = pool.filter((r) => r.level === "province");
  if (provinces.length === 1) return provinces;
  if (pool.length === 1 || full.length > 0) return pool;
  // 西安 is the city, not a district of another; 朝阳 could as well be the one in Beijing.
  const prefectures = pool.filter((r) => r.level === "prefecture");
  return prefectures.length === 1 && name !== "朝阳" ? prefectures : [];
}

/** Those inside the context, else those in its county, prefecture, province. */
function closest(pool: readonly Region[], context: string): readonly Region[] {
  for (const length of [9, 6, 4, 2]) {
    if (length > context.length) continue;
    const inside = pool.filter((r) => r.code.startsWith(context.slice(0, length)) || r.code === context.slice(0, r.code.length));
    const deepest = inside.filter((r) => r.code.startsWith(context.slice(0, length)));
    if (deepest.length > 0) return deepest;
    if (inside.length > 0) return inside;
  }
  return [];
}

/** 建成县级中心 holds no 成县: so short a full name needs a break before it, a place, or to be near. */
function standsAlone({ text, at, near, table }: Position, name: string, before: PlaceMention | null): boolean {
  if (NOT_BEFORE[name]?.test(text.slice(at + name.length))) return false;
  if (name.length > 2 || !/[县区州旗]$/.test(name)) return true;
  if (at === 0 || before?.end === at || !/[\u4e00-\u9fff]/.test(text[at - 1] ?? "")) return true;
  return (
    /[在去到从往找的是于问]/.test(text[at - 1] ?? "") ||
    (near !== null && table.named(name).some((r) => r.code.startsWith(near.slice(0, 4))))
  );
}

/** 重大理论 is not in 大理. */
const NOT_BEFORE: Readonly<Record<string, RegExp>> = { 大理: /^[论由石念]/, 海口: /^岸/ };

/** 南京路 and 北京大道 are streets of somewhere else. */
function isStreet(text: string, end: number, name: string): boolean {
  return /^(?:路|大道|街(?!道)|大街|银行|大学|菜|话)/.test(text.slice(end, end + 2)) && !/[省市县区州旗镇乡]$/.test(name);
}

/** Without any context a township's full name counts where only one place in the country has it. */
function scanTownships(table: RegionTable, text: string): readonly PlaceMention[] {
  for (let at = 0; at < text.length - 2; at++) {
    for (const match of text.slice(at, at + 10).matchAll(/镇|乡|街道/g)) {
      const name = text.slice(at, at + match.index + match[0].length);
      const candidates = table.townshipsNamed(name).filter((r) => r.name === name);
      if (name.length >= 3 && candidates.length === 1) {
        return [{ start: at, end: at + name.length, text: name, region: candidates[0] ?? null, candidates }];
      }
    }
  }
  return [];
}

function namesOf(regions: readonly Region[]): Map<string, Region[]> {
  const names = new Map<string, Region[]>();
  for (const region of regions) {
    for (const name of [region.name, ...region.shortNames]) {
      if (name.length >= 2 && !ORDINARY_WORDS.has(name)) names.set(name, [...(names.get(name) ?? []), region]);
    }
  }
  return names;
}
