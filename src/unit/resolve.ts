import type { Region, RegionLevel, Regions } from "../region/types.ts";
import type { KindIndex, KindMatch } from "./kind-index.ts";
import { placeMeant } from "./level-words.ts";
import { cleanName, looksLikeBody } from "./names.ts";
import type { Unit, UnitCandidate, UnitKind, UnitResolution } from "./types.ts";

export interface ResolverData {
  readonly index: KindIndex;
  readonly regions: Regions;
  /** Whether to look for similar names where there is no such body: costs a millisecond. */
  readonly suggest: boolean;
}

/** One way of cutting a name into a place and the rest. */
interface Reading {
  readonly region: Region;
  readonly rest: string;
  /** Plain Chinese: where the place was taken from. */
  readonly note: string;
  readonly match?: KindMatch;
}

/** What body a name means. `place` is the code of the place that the speaker or the text is about. */
export function resolveName(data: ResolverData, printed: string, place: string | null): UnitResolution {
  const name = cleanName(printed);
  if (name.length < 2 || name.length > 40) return nothing("这不像一个单位的名称");
  const readings = readingsOf(data, name, place);
  const hits = readings.flatMap((reading) => matchesOf(data.index, reading).map((match) => ({ reading, match })));
  const [best, ...others] = preferred(hits);
  if (best) return known(data, best, others);
  return outside(data, { name, place, readings });
}

interface Hit {
  readonly reading: Reading;
  readonly match: KindMatch;
}

function readingsOf(data: ResolverData, name: string, place: string | null): readonly Reading[] {
  const plain = name.replace(/\([^()]*\)/g, "");
  return [...new Set([name, plain])].filter((n) => n.length >= 2).flatMap((n) => readingsOfOne(data, n, place));
}

function readingsOfOne(data: ResolverData, name: string, place: string | null): readonly Reading[] {
  const chain = chainOf(data.regions, place);
  const own = chain[0];
  const readings: Reading[] = [];
  const word = /^(自治州|自治区|街道|[县市州区盟旗省镇乡])(?:级|直|属|本级)?(?=.)/.exec(name);
  const meant = word?.[1] ? placeMeant(word[1], chain) : null;
  if (word?.[1] && meant) readings.push({ region: meant, rest: name.slice(word[0].length), note: `“${word[1]}”指${meant.name}` });
  const prefix = data.regions.prefix(name, place);
  if (prefix && prefix.length < name.length) {
    readings.push({
      region: prefix.region,
      rest: name.slice(prefix.length),
      note: `“${name.slice(0, prefix.length)}”是${prefix.region.name}`,
    });
  }
  if (own) readings.push({ region: own, rest: name, note: `按“${own.name}”理解` });
  return [...readings, ...framedReadings(data, name, chain), ...branchReadings(data, name, chain)];
}

function chainOf(regions: Regions, place: string | null): readonly Region[] {
  const own = place ? regions.get(place) : undefined;
  return own ? [own, ...regions.parents(own.code)] : [];
}

/** 团县委, 人行洪雅支行, 国家税务总局洪雅县税务局: the place stands in the middle. */
function framedReadings(data: ResolverData, name: string, chain: readonly Region[]): readonly Reading[] {
  return data.index.framed.flatMap(({ open, close, kind }) => {
    if (!name.startsWith(open) || !name.endsWith(close) || name.length <= open.length + close.length) return [];
    const region = placeNamed(data.regions, name.slice(open.length, name.length - close.length), chain);
    return region
      ? [{ region, rest: name, note: `名称里的地方是${region.name}`, match: { kind, via: "name" as const, by: name, since: null } }]
      : [];
  });
}

/** 眉山市生态环境局洪雅分局, 公安局东坡分局: the place of a branch stands after the body. */
function branchReadings(data: ResolverData, name: string, chain: readonly Region[]): readonly Reading[] {
  const branch = /^(.+?)(?:分局|支局|分中心|管理部|分院|分公司|办事处|直属分局)$/.exec(name);
  if (!branch?.[1]) return [];
  const prefix = data.regions.prefix(branch[1], chain[0]?.code);
  const word = /^[县市州区盟旗省]/.exec(branch[1])?.[0];
  const above = prefix?.region ?? (word ? placeMeant(word, chain) : null) ?? chain[0];
  const rest = branch[1].slice(prefix?.length ?? (word ? 1 : 0));
  const opening = data.index.opening(rest);
  if (!opening) return [];
  const inside = above ? [above] : chain;
  const region = placeNamed(data.regions, rest.slice(opening.length), inside);
  return region ? [{ region, rest: name, note: `是设在${region.name}的分支机构`, match: opening.match }] : [];
}

function placeNamed(regions: Regions, text: string, chain: readonly Region[]): Region | null {
  const meant = placeMeant(text, chain);
  if (meant) return meant;
  const own = chain[0]?.code;
  const [first] = regions.find(text, own);
  return first ?? null;
}

function matchesOf(index: KindIndex, reading: Reading): readonly KindMatch[] {
  if (reading.match) return [reading.match];
  const township = reading.region.level === "township" ? /(?:民族乡|街道|镇|乡|苏木)$/.exec(reading.region.name)?.[0] : undefined;
  const withLevel = township ? index.lookUp(township + reading.rest, "township") : [];
  if (withLevel.length > 0) return withLevel.filter((match) => isOf(match.kind, reading.region.level));
  // A letter alone (委) says nothing unless a place's full name stands before it.
  if (reading.rest.length < 2 && reading.rest !== "委") return [];
  return index.lookUp(reading.rest, reading.region.level).filter((match) => isOf(match.kind, reading.region.level));
}

/** A county has no 街道办事处 of its own, only its streets have. */
function isOf(kind: UnitKind, level: RegionLevel): boolean {
  const small = kind.levels.every((l) => l === "township" || l === "village");
  return !small || level === "township" || level === "village";
}

/** Bodies of which a place has several: parks, schools, firms. */
const SEVERAL = new Set(["园区", "事业", "社会", "企业", "基层"]);

/** Kinds of the right level first; then a name of today before a former one; then the order of reading. */
function preferred(hits: readonly Hit[]): readonly Hit[] {
  const rank = ({ reading, match }: Hit) =>
    (match.kind.levels.includes(reading.region.level) ? 0 : 10) + ["name", "former", "compound"].indexOf(match.via);
  return hits
    .map((hit, i) => ({ hit, i }))
    .sort((a, b) => rank(a.hit) - rank(b.hit) || a.i - b.i)
    .map(({ hit }) => hit);
}

function known(data: ResolverData, best: Hit, others: readonly Hit[]): UnitResolution {
  const unit = unitOf(data.regions, best);
  const candidates = new Map<string, UnitCandidate>();
  for (const hit of others) {
    const other = unitOf(data.regions, hit);
    if (other.id !== unit.id && !candidates.has(other.id)) candidates.set(other.id, { unit: other, why: whyOf(hit) });
  }
  const former = best.match.via === "former" ? { name: best.match.by, since: best.match.since } : null;
  return { unit, why: whyOf(best), former, candidates: [...candidates.values()].slice(0, 5) };
}

function whyOf({ reading, match }: Hit): string {
  const { kind, via, by, since } = match;
  if (via === "former") return `${reading.note};原${by}的职责${since ? `${since}年机构改革后` : ""}由${kind.name}承担`;
  if (via === "compound") return `${reading.note};按所含的${kind.name}理解`;
  return by === kind.name || by === reading.rest ? `${reading.note};名录中有${kind.name}` : `${reading.note};“${by}”就是${kind.name}`;
}

function unitOf(regions: Regions, { reading, match }: Hit): Unit {
  const { region } = reading;
  return {
    id: `${region.code}/${match.kind.id}${SEVERAL.has(match.kind.body) && reading.rest !== match.kind.name ? `=${reading.rest}` : ""}`,
    name: displayName(regions.title(region.code), reading, match),
    region: region.code,
    level: region.level,
    kind: match.kind.id,
    categories: match.kind.categories,
  };
}

/** True for a body of which its place has several: 开发区管委会, 律师事务所. */
export function isOneOfMany(unit: Unit): boolean {
  return (
    unit.kind === null ||
    unit.id !== `${unit.region}/${unit.kind}` ||
    unit.categories.some((c) => c === "学校" || c === "法律服务机构" || c === "园区" || c === "国有企业")
  );
}

/** As said, with its place in front; a former name gives way to today's. */
function displayName(title: string, reading: Reading, match: KindMatch): string {
  if (reading.match) return reading.rest;
  const township = reading.region.level === "township";
  if (match.via === "former") return title + properName(match.kind.name, match.kind.body);
  if (township)
    return title.replace(/(?:镇|乡|街道)$/, "") + (/(?:镇|乡|街道)$/.exec(title)?.[0] ?? "") + reading.rest.replace(/^(?:镇|乡|街道)/, "");
  return title + properName(reading.rest.replace(/^党委(?=.)/, "委"), match.kind.body);
}

/** A body of the party is a 县委组织部; other names stand as they are. */
export function properName(name: string, body: string): string {
  const ofCommittee = /^(?:委|纪|监委|监察|党校|中共|档案|地方志|党史|史志|行政学院|[省市县区州旗]直)/.test(name);
  return body === "党委" && !ofCommittee ? `委${name}` : name;
}

function outside(data: ResolverData, asked: { name: string; place: string | null; readings: readonly Reading[] }): UnitResolution {
  const { name, place, readings } = asked;
  if (readings.length === 0) {
    const bare = data.index.lookUp(name, "county")[0];
    if (bare) return nothing(`没有说明是哪个地方的${bare.kind.name}`);
    return nothing("名录中没有这个单位,也没有说明是哪个地方的");
  }
  const reading =
    [...readings]
      .sort((a, b) => a.rest.length - b.rest.length)
      .find((r) => !place || r.region.code.length >= place.length || !place.startsWith(r.region.code)) ?? readings[0];
  const candidates = reading ? similarUnits(data, reading) : [];
  if (!reading || !looksLikeBody(reading.rest)) return { ...nothing("名录中没有这个单位"), candidates };
  const unit: Unit = {
    id: `${reading.region.code}/=${reading.rest}`,
    name: reading.rest === name && /^.{2,}[省市县区州旗]/.test(name) ? name : data.regions.title(reading.region.code) + reading.rest,
    region: reading.region.code,
    level: reading.region.level,
    kind: null,
    categories: guessedCategories(data.index, reading.rest),
  };
  return { unit, why: `${reading.note};名录中没有,按名称看是一个单位`, former: null, candidates };
}

function similarUnits(data: ResolverData, reading: Reading): readonly UnitCandidate[] {
  if (!data.suggest) return [];
  return data.index.similar(reading.rest).map((kind) => ({
    unit: unitOf(data.regions, { reading: { ...reading, rest: kind.name }, match: { kind, via: "name", by: kind.name, since: null } }),
    why: `名称与${kind.name}相近`,
  }));
}

/** From the ending of the name: 第三中学 is a school, an office with 局 a department of the government. */
function guessedCategories(index: KindIndex, rest: string): readonly string[] {
  for (let at = 1; at < rest.length - 1; at++) {
    const match = index.lookUp(rest.slice(at), "county")[0];
    if (match && match.via === "name" && match.kind.body !== "政府" && match.kind.body !== "党委" && rest.length - at >= 2)
      return match.kind.categories;
  }
  if (/领导小组|指挥部|联席会议|委员会办公室$/.test(rest)) return ["议事协调机构"];
  return /局$/.test(rest) ? ["政府部门", "行政机关"] : /中心$/.test(rest) ? ["事业单位"] : [];
}

function nothing(why: string): UnitResolution {
  return { unit: null, why, former: null, candidates: [] };
}
