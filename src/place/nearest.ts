import { around } from "geokdbush";
import type { Region } from "../region/types.ts";
import { type Advice, adviceFor } from "./advice.ts";
import { type Direction, direction, doubt, isDegrees, metres } from "./coordinates.ts";
import { type Matcher, matcher, type PlaceFilter } from "./filter.ts";
import { kindRank } from "./kinds.ts";
import { type PlaceIndex, prefectureKey } from "./point-index.ts";
import { type Origin, type Standing, standing, type Whereabouts } from "./standing.ts";
import type { ServicePoint } from "./types.ts";

/** A point farther than this is no answer, unless it is of the same prefecture. */
const NEAREST_LIMIT_KM = 100;

/** A position, a region, or both; with both the region only says which prefecture is one's own. */
export interface NearestQuery extends Whereabouts {
  readonly filter?: PlaceFilter;
  /** 3 where not given. */
  readonly limit?: number;
}

export type NearestResult =
  | { readonly kind: "found"; readonly places: readonly NearPoint[]; readonly origin: Origin | null; readonly advice: Advice }
  /** Nothing within the limits: `advice` is what to say. `others`: points are recorded there, but none that the filter lets through. */
  | { readonly kind: "none"; readonly others: boolean; readonly origin: Origin | null; readonly advice: Advice }
  /** A province says nothing about near: ask for the county. */
  | { readonly kind: "too-wide"; readonly region: Region };

export interface NearPoint {
  readonly point: ServicePoint;
  /** Metres from the origin; null where one of the two is known by its place's name only. */
  readonly distance: number | null;
  /** Metres by which the distance may be off because a datum is not known; 0 otherwise. */
  readonly plusMinus: number;
  readonly direction: Direction | null;
  /** 约: the point or the origin stands at its county's seat, or the distance is not known at all. */
  readonly approximate: boolean;
}

/**
 * The nearest points within 100 km or in the same prefecture. A named place's own points come before its neighbours'; after that the
 * distance decides, then the kind (a centre before a room), then the id. Throws a RangeError where neither position nor region is given, or the
 * position is none on Earth.
 */
export function nearest(query: NearestQuery, index: PlaceIndex): NearestResult {
  const { region, position } = query;
  if (!region && !position) throw new RangeError("nearest needs a position or a region");
  if (position && !isDegrees(position.latitude, position.longitude))
    throw new RangeError("nearest needs degrees of latitude and longitude");
  if (region && !position && prefectureKey(region.code) === null) return { kind: "too-wide", region };
  const stands = standing(query, index);
  const search = prepare(query, stands, index);
  const candidates = collect(search);
  const advice = adviceFor(stands, index);
  if (candidates.length === 0) {
    const others = search.matches !== null && collect({ ...search, matches: null, limit: 1 }).length > 0;
    return { kind: "none", others, origin: stands.origin, advice };
  }
  return { kind: "found", places: candidates.map((candidate) => present(candidate, search)), origin: stands.origin, advice };
}

interface Search {
  readonly index: PlaceIndex;
  readonly origin: Origin | null;
  readonly doubt: number;
  readonly limit: number;
  /** Code of the place whose own points come first; null for a shared location. */
  readonly home: string | null;
  readonly prefecture: string | null;
  readonly matches: Matcher | null;
}

interface Candidate {
  readonly n: number;
  /** 0 in the very place that was named, 1 in its county, 2 beyond. */
  readonly tier: number;
  readonly distance: number | null;
}

function prepare(query: NearestQuery, stands: Standing, index: PlaceIndex): Search {
  const { position, region, filter, limit = 3 } = query;
  return {
    index,
    origin: stands.origin,
    doubt: position ? doubt(position) : 0,
    limit,
    home: position || !region ? null : region.level === "province" ? stands.prefecture : homeKey(region.code),
    prefecture: stands.prefecture,
    matches: matcher(filter),
  };
}

/** A municipality's 市辖区 (`3101`) is the municipality. */
function homeKey(code: string): string {
  return code.length < 6 ? (prefectureKey(code) ?? code) : code;
}

/**
 * The best `limit` candidates. Those within 100 km are the tree's nearest; the prefecture's others can only matter where these are too
 * few, and the named county's own must all be seen because they come first whatever their distance.
 */
function collect(search: Search): Candidate[] {
  const { index, limit, home, prefecture } = search;
  const seen = new Set<number>();
  const best: Candidate[] = [];
  const add = (n: number): void => {
    if (seen.has(n) || !accepts(search, n)) return;
    seen.add(n);
    insert(best, candidateOf(search, n), search);
  };
  for (const n of withinLimit(search)) add(n);
  if (home !== null) for (const n of index.byRegion.get(home.length > 6 ? home.slice(0, 6) : home) ?? []) add(n);
  if (best.length < limit && prefecture !== null) for (const n of index.byRegion.get(prefecture) ?? []) add(n);
  return best;
}

/** Numbers of the nearest points within 100 km, at least `limit` and all that tie with the last of them. */
function withinLimit(search: Search): number[] {
  const { index, origin, limit, matches } = search;
  const { tree, located, points } = index;
  if (origin === null || located.length === 0) return [];
  const accept = matches === null ? undefined : (item: number) => matches(points[located[item] ?? 0] as ServicePoint);
  for (let wanted = limit + 1; ; wanted *= 4) {
    const found = around(tree, origin.longitude, origin.latitude, wanted, NEAREST_LIMIT_KM, accept).map((item) => located[item] ?? 0);
    const last = found.at(-1);
    const ties = last !== undefined && distanceTo(search, last) === distanceTo(search, found[limit - 1] ?? last);
    if (found.length < wanted || !ties) return found;
  }
}

function accepts({ index, matches }: Search, n: number): boolean {
  const point = index.points[n];
  return point !== undefined && (matches === null || matches(point));
}

function candidateOf(search: Search, n: number): Candidate {
  return { n, tier: tierOf(search.home, search.index.points[n]?.regionCode ?? ""), distance: distanceTo(search, n) };
}

function tierOf(home: string | null, code: string): number {
  if (home === null || code.startsWith(home)) return 0;
  return home.length > 6 && code.startsWith(home.slice(0, 6)) ? 1 : 2;
}

function distanceTo({ origin, index }: Search, n: number): number | null {
  const latitude = index.latitudes[n] ?? Number.NaN;
  const longitude = index.longitudes[n] ?? Number.NaN;
  return origin === null || Number.isNaN(latitude) ? null : metres(origin, { latitude, longitude });
}

function insert(best: Candidate[], candidate: Candidate, search: Search): void {
  let at = best.length;
  while (at > 0 && compare(candidate, best[at - 1] as Candidate, search.index) < 0) at--;
  if (at >= search.limit) return;
  best.splice(at, 0, candidate);
  if (best.length > search.limit) best.pop();
}

function compare(a: Candidate, b: Candidate, { points }: PlaceIndex): number {
  if (a.tier !== b.tier) return a.tier - b.tier;
  const nearer = (a.distance ?? Number.POSITIVE_INFINITY) - (b.distance ?? Number.POSITIVE_INFINITY);
  if (nearer < 0 || nearer > 0) return nearer;
  const left = points[a.n] as ServicePoint;
  const right = points[b.n] as ServicePoint;
  return reach(left) - reach(right) || kindRank(left) - kindRank(right) || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

/** Where no distance decides, a point of the whole city serves better than one of another county: 贵阳市法律援助中心. */
function reach({ name, city }: ServicePoint): number {
  return city !== "" && name.startsWith(city) ? 0 : 1;
}

function present({ n, distance }: Candidate, { index, origin, doubt: ownDoubt }: Search): NearPoint {
  const spot = { latitude: index.latitudes[n] ?? Number.NaN, longitude: index.longitudes[n] ?? Number.NaN };
  const rough = index.approximate[n] === 1 || origin?.from !== "location";
  return {
    point: index.points[n] as ServicePoint,
    distance: distance === null ? null : Math.round(distance),
    plusMinus: distance === null ? 0 : (index.doubts[n] ?? 0) + ownDoubt,
    direction: distance === null || origin === null || (rough && distance < 1000) ? null : direction(origin, spot),
    approximate: rough || distance === null,
  };
}
