import type { RegionLevel } from "../region/types.ts";
import { likeness, nameKey } from "./names.ts";
import type { UnitKind } from "./types.ts";

/** A kind that a name (without place) may mean. */
export interface KindMatch {
  readonly kind: UnitKind;
  /** Of today, of before a reform, one of the two names that the body joins, or one letter off. */
  readonly via: "name" | "former" | "compound" | "misspelt";
  /** The name in the table that fitted. */
  readonly by: string;
  readonly since: number | null;
}

/** An alias with the place in its middle: 人行…支行. */
interface FramedName {
  readonly open: string;
  readonly close: string;
  readonly kind: UnitKind;
}

export interface KindIndex {
  readonly framed: readonly FramedName[];
  /** Best first: kinds of that level before others, names of today before former ones. */
  lookUp(rest: string, level: RegionLevel): readonly KindMatch[];
  /** The kind whose name the text begins with, for 公安局东坡分局. */
  opening(text: string): { readonly match: KindMatch; readonly length: number } | null;
  /** The only kind of today that is one letter away from the name, which has five letters at least. */
  misspelt(rest: string): KindMatch | null;
  /** Kinds with names of that likeness, best first. */
  similar(rest: string): readonly UnitKind[];
}

export function createKindIndex(kinds: readonly UnitKind[]): KindIndex {
  const byKey = new Map<string, KindMatch[]>();
  const framed: FramedName[] = [];
  const add = (name: string, match: KindMatch) => {
    const key = nameKey(name);
    const list = byKey.get(key) ?? [];
    if (!list.some((m) => m.kind === match.kind)) byKey.set(key, [...list, match]);
  };
  for (const kind of kinds) {
    for (const name of [kind.name, ...kind.aliases]) {
      const [open = "", close] = name.split("…");
      if (close === undefined) add(name, { kind, via: "name", by: name, since: null });
      else framed.push({ open, close, kind });
    }
    for (const { name, since } of kind.formerNames) add(name, { kind, via: "former", by: name, since });
  }
  const exact = (rest: string) =>
    rewritings(rest).flatMap((name) => (byKey.get(nameKey(name)) ?? []).filter((m) => allowed(m, rest, name)));
  return {
    framed: framed.sort((a, b) => b.open.length + b.close.length - (a.open.length + a.close.length)),
    lookUp: (rest, level) => {
      const found = exact(rest);
      return ranked(found.length > 0 ? found : compound(rest, exact), level);
    },
    opening: (text) => longestOpening(text, exact),
    misspelt: (rest) => oneLetterOff(byKey, rest),
    similar: (rest) => similarKinds(kinds, rest),
  };
}

/** What else the same body is written as: with 政府, 委 or 党委 before it; 厅 for 局 in a province, 分局 in a district. */
function rewritings(rest: string): readonly string[] {
  const bare = rest.replace(/^(?:人民政府|政府|党委|委)(?=.)/, "");
  const names = [rest, ...(bare !== rest ? [bare] : [])];
  return [...names, ...names.filter((n) => /(?:厅|分局)$/.test(n)).map((n) => n.replace(/(?:厅|分局)$/, "局"))];
}

/** 政府 goes only before government bodies, 委 and 党委 only before those of the party. */
function allowed(match: KindMatch, rest: string, name: string): boolean {
  if (!/^(?:人民政府|政府|党委|委)/.test(rest) || rest.slice(0, 1) === name.slice(0, 1)) return true;
  return /^(?:人民政府|政府)/.test(rest) ? match.kind.body === "政府" : match.kind.body === "党委";
}

/** 商务和康养产业局 does the work of a 商务局, 农业农村水利局 that of a 农业农村局. */
function compound(rest: string, exact: (name: string) => readonly KindMatch[]): readonly KindMatch[] {
  // 公安局交警大队, 司法局法律援助中心: a part of a body, after the body.
  const opening = longestOpening(rest, exact);
  const part = opening ? exact(rest.slice(opening.length)) : [];
  if (part.length > 0) return unique(part).map((m) => ({ ...m, via: "compound" as const }));
  const ending = /(?:局|委员会|委|办公室|办|中心)$/.exec(rest)?.[0];
  if (!ending) return [];
  const stem = rest.slice(0, -ending.length);
  const parts = stem.split(/[和与及暨、]/).filter((p) => p.length >= 2);
  const joined = parts.length > 1 ? parts : cutInTwo(stem, (part) => exact(`${part}局`).length > 0);
  const hits = joined.flatMap((part) => [...exact(part + ending), ...exact(`${part}局`)]);
  return unique(hits).map((m) => ({ ...m, via: "compound" as const }));
}

function cutInTwo(stem: string, known: (part: string) => boolean): readonly string[] {
  for (let at = stem.length - 2; at >= 2; at--) {
    const parts = [stem.slice(0, at), stem.slice(at)];
    if (parts.every(known)) return parts;
  }
  return [];
}

function longestOpening(text: string, exact: (name: string) => readonly KindMatch[]): { match: KindMatch; length: number } | null {
  for (let length = Math.min(text.length - 2, 16); length >= 3; length--) {
    const match = exact(text.slice(0, length))[0];
    if (match) return { match, length };
  }
  return null;
}

function oneLetterOff(byKey: ReadonlyMap<string, readonly KindMatch[]>, rest: string): KindMatch | null {
  const key = nameKey(rest);
  if (key.length < 5) return null;
  const near = [...byKey].filter(([other, matches]) => isOneLetterOff(key, other) && matches.some((m) => m.via === "name"));
  const kinds = new Set(near.flatMap(([, matches]) => matches.map((m) => m.kind)));
  const match = near[0]?.[1].find((m) => m.via === "name");
  return match && kinds.size === 1 ? { ...match, via: "misspelt" } : null;
}

/** One letter more, less, different, or two exchanged. */
function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  const [x, y] = [a.slice(head), b.slice(head)];
  const exchanged = x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || exchanged;
}

function ranked(matches: readonly KindMatch[], level: RegionLevel): readonly KindMatch[] {
  const rank = (m: KindMatch) => (m.kind.levels.includes(level) ? 0 : 10) + ["name", "former", "compound"].indexOf(m.via);
  return [...unique(matches)].sort((a, b) => rank(a) - rank(b));
}

function unique(matches: readonly KindMatch[]): readonly KindMatch[] {
  return matches.filter((m, i) => matches.findIndex((other) => other.kind === m.kind) === i);
}

function similarKinds(kinds: readonly UnitKind[], rest: string): readonly UnitKind[] {
  const scored = kinds.map((kind) => ({ kind, score: Math.max(...[kind.name, ...kind.aliases].map((n) => likeness(n, rest))) }));
  return scored
    .filter((s) => s.score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map((s) => s.kind);
}
