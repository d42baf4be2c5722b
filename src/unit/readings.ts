import type { Region, Regions } from "../region/types.ts";
import type { KindIndex, KindMatch } from "./kind-index.ts";
import { placeMeant } from "./level-words.ts";

/** One way of cutting a name into a place and the rest. */
export interface Reading {
  readonly region: Region;
  readonly rest: string;
  /** Plain Chinese: where the place was taken from; empty where the name says it in full. */
  readonly note: string;
  /** Set where the cut itself says which kind: 团县委, 公安局东坡分局. */
  readonly match?: KindMatch;
  /** The name to show where place and rest do not simply follow each other: 眉山市洪雅生态环境局. */
  readonly shown?: string;
  /** Other places that the name's place could be. */
  readonly elsewhere?: readonly Region[];
  /** True where nothing says which of the places of that name is meant. */
  readonly ambiguous?: boolean;
}

export interface ReadingData {
  readonly index: KindIndex;
  readonly regions: Regions;
}

/** Every way, the likeliest first: by level word, by the place in front, as of `place`, by the place inside. */
export function readingsOf(data: ReadingData, name: string, place: string | null): readonly Reading[] {
  const plain = name.replace(/\([^()]*\)/g, "");
  const own = place ? data.regions.get(place) : undefined;
  const chain = own ? [own, ...data.regions.parents(own.code)] : [];
  return [...new Set([name, plain])]
    .filter((text) => text.length >= 2)
    .flatMap((text) => [
      ...levelReading(text, chain),
      ...prefixReadings(data.regions, text, place),
      ...(own ? [{ region: own, rest: text, note: `按${own.name}理解` }] : []),
      ...framedReadings(data, text, chain),
      ...branchReadings(data, text, chain),
    ]);
}

/** 县司法局 */
function levelReading(name: string, chain: readonly Region[]): readonly Reading[] {
  const word = /^(自治州|自治区|街道|[县市州区盟旗省镇乡])(?:级|直|属|本级)?(?=.)/.exec(name);
  const region = word?.[1] ? placeMeant(word[1], chain) : null;
  return word?.[1] && region ? [{ region, rest: name.slice(word[0].length), note: `“${word[1]}”指${region.name}` }] : [];
}

/** 驻马店市遂平县司法局 */
function prefixReadings(regions: Regions, name: string, place: string | null): readonly Reading[] {
  const prefix = regions.prefix(name, place);
  if (!prefix) return [];
  const { region, others } = prefix;
  const said = name.slice(0, prefix.length);
  const rest = name.slice(prefix.length);
  // 洪川镇 alone is what its people call their government.
  if (rest === "")
    return region.level === "township"
      ? [{ region, rest: OFFICE.test(region.name) ? "办事处" : "人民政府", note: `${region.name}按其政府理解` }]
      : [];
  const ambiguous = isOpen(region, others, place);
  const full = said.endsWith(region.name) || said.endsWith(regions.title(region.code));
  const note = full ? "" : `“${said}”指${region.name}`;
  const shown = !full && said.length > region.name.length ? { shown: name } : {};
  const reading = { region, rest, note, ambiguous, elsewhere: others, ...shown };
  // 遂平县县委编办
  const doubled = rest.startsWith(region.name.slice(-1)) ? [{ ...reading, rest: rest.slice(1) }] : [];
  return [reading, ...doubled];
}

const OFFICE = /街道$/;

/** Several places of one level bear the name, and `place` is near none of them. */
function isOpen(region: Region, others: readonly Region[], place: string | null): boolean {
  const rivals = others.filter((other) => other.level === region.level);
  return rivals.length > 0 && !(place && region.code.slice(0, 2) === place.slice(0, 2));
}

/** 团县委, 人行洪雅支行, 国家税务总局洪雅县税务局: the place stands in the middle. */
function framedReadings(data: ReadingData, name: string, chain: readonly Region[]): readonly Reading[] {
  return data.index.framed.flatMap(({ open, close, kind }) => {
    if (!name.startsWith(open) || !name.endsWith(close) || name.length <= open.length + close.length) return [];
    const inside = name.slice(open.length, name.length - close.length);
    const region = placeNamed(data.regions, inside, chain);
    if (!region) return [];
    const shown = inside.length === 1 ? open + data.regions.uniqueTitle(region.code) + close : name;
    return [{ region, rest: name, note: "", match: { kind, via: "name" as const, by: kind.name, since: null }, shown }];
  });
}

/** 眉山市生态环境局洪雅分局, 公安局东坡分局: the place of a branch stands after the body. */
function branchReadings(data: ReadingData, name: string, chain: readonly Region[]): readonly Reading[] {
  const branch = /^(.+?)(?:分局|支局|分中心|管理部|分院|分公司|办事处|直属分局)$/.exec(name);
  if (!branch?.[1]) return [];
  const prefix = data.regions.prefix(branch[1], chain[0]?.code);
  const word = /^[县市州区盟旗省]/.exec(branch[1])?.[0];
  const above = prefix?.region ?? (word ? placeMeant(word, chain) : null) ?? chain[0];
  const body = name.slice(prefix?.length ?? (word ? 1 : 0));
  const opening = data.index.opening(body);
  if (!opening) return [];
  const inside = branch[1].slice(name.length - body.length + opening.length);
  const region = placeNamed(data.regions, inside, above ? [above] : chain);
  if (!region) return [];
  const shown = prefix ? name : data.regions.uniqueTitle(region.parent ?? region.code) + body;
  return [{ region, rest: name, note: `设在${region.name}`, match: opening.match, shown }];
}

function placeNamed(regions: Regions, text: string, chain: readonly Region[]): Region | null {
  return placeMeant(text, chain) ?? regions.find(text, chain[0]?.code)[0] ?? null;
}
