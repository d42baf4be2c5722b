import type { Region, RegionLevel, Regions } from "../region/types.ts";
import type { KindIndex, KindMatch } from "./kind-index.ts";
import { cleanName, looksLikeBody } from "./names.ts";
import { unitAsSaid } from "./naming.ts";
import { type Reading, readingsOf } from "./readings.ts";
import type { Unit, UnitCandidate, UnitKind, UnitResolution } from "./types.ts";

export interface ResolverData {
  readonly index: KindIndex;
  readonly regions: Regions;
  /** For people: slips of the pen are read over, and similar names offered. A plan is taken at its word. */
  readonly lenient: boolean;
}

/** What body a name means. `place` is the code of the place that the speaker or the text is about. */
export function resolveName(data: ResolverData, printed: string, place: string | null): UnitResolution {
  const name = cleanName(printed);
  if (name.length < 2 || name.length > 40 || /[、,;:。]/.test(name)) return nothing("这不像一个单位的名称");
  const readings = readingsOf(data, name, place);
  const hits = readings.flatMap((reading) => matchesOf(data.index, reading).map((match) => ({ reading, match })));
  const [best, ...others] = preferred(hits);
  if (best?.reading.ambiguous) return open(data, best);
  if (best) return known(data, best, others);
  if (readings.length === 0) return nothing(homeless(data.index, name));
  return (data.lenient ? misspelt(data, readings) : null) ?? outside(data, { name, place, readings });
}

interface Hit {
  readonly reading: Reading;
  readonly match: KindMatch;
}

function matchesOf(index: KindIndex, reading: Reading): readonly KindMatch[] {
  if (reading.match) return [reading.match];
  const { level, name } = reading.region;
  const fitting = (rest: string) => index.lookUp(rest, level).filter((match) => existsAt(match.kind, level));
  const ending = level === "township" ? /(?:街道|镇|乡|苏木)$/.exec(name)?.[0] : undefined;
  const ofTownship = ending ? fitting(ending + reading.rest) : [];
  if (ofTownship.length > 0) return ofTownship;
  // A letter alone (委) says nothing unless a place's full name stands before it.
  return reading.rest.length < 2 && reading.rest !== "委" ? [] : fitting(reading.rest);
}

/** A county has no 街道办事处 of its own, only its streets have; and a town has no bureaus. */
function existsAt(kind: UnitKind, level: RegionLevel): boolean {
  const small = (l: RegionLevel) => l === "township" || l === "village";
  return small(level) ? kind.levels.some(small) : !kind.levels.every(small);
}

/** Kinds of the right level first; then a name of today before a former one; then the order of reading. */
function preferred(hits: readonly Hit[]): readonly Hit[] {
  return hits
    .map((hit, i) => ({ hit, i }))
    .sort((a, b) => rankOf(a.hit) - rankOf(b.hit) || a.i - b.i)
    .map(({ hit }) => hit);
}

const VIA: readonly KindMatch["via"][] = ["name", "former", "compound", "misspelt"];

function rankOf({ reading, match }: Hit): number {
  return (match.kind.levels.includes(reading.region.level) ? 0 : 10) + VIA.indexOf(match.via);
}

function known(data: ResolverData, best: Hit, others: readonly Hit[]): UnitResolution {
  const unit = unitAsSaid(data.regions, best.reading, best.match);
  const elsewhere = (best.reading.elsewhere ?? []).map((region) => ({ reading: inPlace(best.reading, region), match: best.match }));
  const alike = others.filter((hit) => rankOf(hit) < 10 || rankOf(best) >= 10);
  const former = best.match.via === "former" ? { name: best.match.by, since: best.match.since } : null;
  return { unit, why: whyOf(best), former, candidates: candidatesOf(data, [...alike, ...elsewhere], unit) };
}

/** 朝阳区司法局, and nothing says of which city. */
function open(data: ResolverData, { reading, match }: Hit): UnitResolution {
  const places = [reading.region, ...(reading.elsewhere ?? [])];
  const hits = places.map((region) => ({ reading: inPlace(reading, region), match }));
  return {
    ...nothing(`有${places.length}个地方叫${reading.region.name},请说明是哪个省、市的`),
    candidates: candidatesOf(data, hits, null),
  };
}

function inPlace(reading: Reading, region: Region): Reading {
  return { region, rest: reading.rest, note: region.name };
}

const CANDIDATES_AT_MOST = 5;

function candidatesOf(data: ResolverData, hits: readonly Hit[], chosen: Unit | null): readonly UnitCandidate[] {
  const candidates = new Map<string, UnitCandidate>();
  for (const hit of hits) {
    const unit = unitAsSaid(data.regions, hit.reading, hit.match);
    if (unit.id !== chosen?.id && !candidates.has(unit.id)) candidates.set(unit.id, { unit, why: whyOf(hit) });
  }
  return [...candidates.values()].slice(0, CANDIDATES_AT_MOST);
}

function whyOf({ reading, match }: Hit): string {
  const { kind, via, by, since } = match;
  const because = reading.note ? `${reading.note};` : "";
  const where = reading.region.name;
  switch (via) {
    case "former":
      return `${because}原${by}的职责${since ? `${since}年机构改革后` : ""}由${where}的${kind.name}承担`;
    case "compound":
      return `${because}名称中含${kind.name}的职责,按${where}的${kind.name}理解`;
    case "misspelt":
      return `${because}名称可能有错字,按${where}的${kind.name}理解`;
    case "name":
      return `${because}${where}的${kind.name}`;
  }
}

function homeless(index: KindIndex, name: string): string {
  const word = /^[省市县州区旗盟镇乡](?=.)/.exec(name)?.[0];
  const bare = index.lookUp(word ? name.slice(1) : name, "county")[0] ?? index.lookUp(name, "county")[0];
  if (!bare) return "名录中没有这个单位,也没有说明是哪个地方的";
  return word ? `没有说明是哪个${word}的${bare.kind.name}` : `没有说明是哪个地方的${bare.kind.name}`;
}

function misspelt(data: ResolverData, readings: readonly Reading[]): UnitResolution | null {
  for (const reading of readings) {
    const match = reading.ambiguous ? null : data.index.misspelt(reading.rest);
    if (match && existsAt(match.kind, reading.region.level)) {
      const hit = { reading: { ...reading, rest: match.by }, match };
      return { unit: unitAsSaid(data.regions, hit.reading, match), why: whyOf(hit), former: null, candidates: [] };
    }
  }
  return null;
}

function outside(data: ResolverData, asked: { name: string; place: string | null; readings: readonly Reading[] }): UnitResolution {
  const { name, place, readings } = asked;
  // 新疆准东…管委会 in 昌吉州 is a body of 昌吉州, neither of 新疆 nor of a street called 准东.
  const fits = (r: Reading) => (r.region.level === "township" ? name.includes(r.region.name) : !above(r.region.code, place));
  const reading = readings.filter(fits).sort((a, b) => a.rest.length - b.rest.length)[0] ?? readings[0];
  if (!reading) return nothing("名录中没有这个单位");
  const candidates = data.lenient ? similarUnits(data, reading) : [];
  if (!looksLikeBody(reading.rest)) return { ...nothing("名录中没有这个单位"), candidates };
  const { code, level } = reading.region;
  const unit: Unit = {
    id: `${code}/=${reading.rest}`,
    name: data.regions.uniqueTitle(code) + reading.rest,
    region: code,
    level,
    kind: null,
    categories: guessedCategories(data.index, reading.rest),
  };
  return { unit, why: `${reading.note ? `${reading.note};` : ""}名录中没有${name},按名称看是一个单位`, former: null, candidates };
}

function above(code: string, place: string | null): boolean {
  return place?.startsWith(code) === true && code.length < place.length;
}

function similarUnits(data: ResolverData, reading: Reading): readonly UnitCandidate[] {
  return data.index.similar(reading.rest).flatMap((kind) => {
    if (!existsAt(kind, reading.region.level)) return [];
    const match: KindMatch = { kind, via: "name", by: kind.name, since: null };
    return [{ unit: unitAsSaid(data.regions, { ...reading, rest: kind.name }, match), why: `名称与${kind.name}相近` }];
  });
}

/** From the ending of the name: 第三中学 is a school, an office with 局 a department of the government. */
function guessedCategories(index: KindIndex, rest: string): readonly string[] {
  for (let at = 1; at <= rest.length - 2; at++) {
    const match = index.lookUp(rest.slice(at), "county")[0];
    if (match?.via === "name" && !/^(?:政府|党委)$/.test(match.kind.body)) return match.kind.categories;
  }
  if (/领导小组|指挥部|联席会议|委员会办公室$/.test(rest)) return ["议事协调机构"];
  if (/局$/.test(rest)) return ["政府部门", "行政机关"];
  return /中心$/.test(rest) ? ["事业单位"] : [];
}

function nothing(why: string): UnitResolution {
  return { unit: null, why, former: null, candidates: [] };
}
