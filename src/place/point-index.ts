import KDBush from "kdbush";
import { doubt, toWgs84 } from "./coordinates.ts";
import type { Seat, ServicePoint } from "./types.ts";

/** Points made ready for `nearest`; built once when the points change, about a second for 600,000. */
export interface PlaceIndex {
  readonly points: readonly ServicePoint[];
  /** WGS-84 by number of the point; NaN where nothing is known but the place's name. */
  readonly latitudes: Float64Array;
  readonly longitudes: Float64Array;
  /** 1 where the point stands at its county's seat, or says itself that its position is rough. */
  readonly approximate: Uint8Array;
  /** Metres that an unknown datum may cost. */
  readonly doubts: Uint16Array;
  /** Over the located points only; `located` gives their numbers. */
  readonly tree: KDBush;
  readonly located: Uint32Array;
  /** Numbers of the points by code: prefecture (see prefectureKey), county, township. */
  readonly byRegion: ReadonlyMap<string, readonly number[]>;
  /** Where a county is, by its code: its seat, else the middle of its recorded points. */
  readonly centres: ReadonlyMap<string, Centre>;
  readonly seats: readonly Seat[];
  /** Telephone area codes by prefecture code (`4117` -> `0396`). */
  readonly areaCodes: ReadonlyMap<string, string>;
}

export interface Centre {
  readonly latitude: number;
  readonly longitude: number;
  readonly from: "seat" | "points";
}

export interface IndexData {
  readonly seats?: readonly Seat[];
  readonly areaCodes?: ReadonlyMap<string, string>;
}

export function buildIndex(points: readonly ServicePoint[], data: IndexData = {}): PlaceIndex {
  const seats = data.seats ?? [];
  const spots = exactSpots(points);
  const centres = countyCentres(points, spots, seats);
  placeAtCentres(points, spots, centres);
  const { tree, located } = treeOf(spots);
  return { points, ...spots, tree, located, byRegion: groups(points), centres, seats, areaCodes: data.areaCodes ?? new Map() };
}

/** The code of the prefecture; a municipality is one (`31`), a county directly under its province too (`419001`). Null for a province. */
export function prefectureKey(code: string): string | null {
  if (MUNICIPALITIES.has(code.slice(0, 2))) return code.slice(0, 2);
  if (code.length < 4) return null;
  return code.slice(0, code.slice(2, 4) === "90" ? 6 : 4);
}

/** 北京, 天津, 上海, 重庆. */
const MUNICIPALITIES = new Set(["11", "12", "31", "50"]);

interface Spots {
  readonly latitudes: Float64Array;
  readonly longitudes: Float64Array;
  readonly approximate: Uint8Array;
  readonly doubts: Uint16Array;
}

function exactSpots(points: readonly ServicePoint[]): Spots {
  const spots = {
    latitudes: new Float64Array(points.length).fill(Number.NaN),
    longitudes: new Float64Array(points.length).fill(Number.NaN),
    approximate: new Uint8Array(points.length),
    doubts: new Uint16Array(points.length),
  };
  points.forEach(({ position, approximate }, n) => {
    if (approximate) spots.approximate[n] = 1;
    if (position === null) return;
    const { latitude, longitude } = toWgs84(position);
    spots.latitudes[n] = latitude;
    spots.longitudes[n] = longitude;
    spots.doubts[n] = doubt(position);
  });
  return spots;
}

function countyCentres(points: readonly ServicePoint[], spots: Spots, seats: readonly Seat[]): Map<string, Centre> {
  const sums = new Map<string, { latitude: number; longitude: number; count: number }>();
  points.forEach(({ regionCode }, n) => {
    const latitude = spots.latitudes[n] ?? Number.NaN;
    if (regionCode === null || regionCode.length < 6 || Number.isNaN(latitude)) return;
    const county = regionCode.slice(0, 6);
    const sum = sums.get(county) ?? { latitude: 0, longitude: 0, count: 0 };
    sum.latitude += latitude;
    sum.longitude += spots.longitudes[n] ?? 0;
    sum.count += 1;
    sums.set(county, sum);
  });
  const centres = new Map<string, Centre>();
  for (const [county, { latitude, longitude, count }] of sums) {
    centres.set(county, { latitude: latitude / count, longitude: longitude / count, from: "points" });
  }
  for (const seat of seats) {
    const { latitude, longitude } = toWgs84(seat.position);
    centres.set(seat.code, { latitude, longitude, from: "seat" });
  }
  return centres;
}

function placeAtCentres(points: readonly ServicePoint[], spots: Spots, centres: ReadonlyMap<string, Centre>): void {
  points.forEach(({ position, regionCode }, n) => {
    if (position !== null) return;
    spots.approximate[n] = 1;
    const centre = regionCode === null ? undefined : centres.get(regionCode.slice(0, 6));
    if (!centre) return;
    spots.latitudes[n] = centre.latitude;
    spots.longitudes[n] = centre.longitude;
  });
}

function treeOf({ latitudes, longitudes }: Spots): { tree: KDBush; located: Uint32Array } {
  const located = Uint32Array.from(latitudes.keys()).filter((n) => !Number.isNaN(latitudes[n]));
  // kdbush refuses an empty tree; a size of one without a point is never asked.
  const tree = new KDBush(Math.max(1, located.length));
  for (const n of located) tree.add(longitudes[n] ?? 0, latitudes[n] ?? 0);
  if (located.length > 0) tree.finish();
  return { tree, located };
}

function groups(points: readonly ServicePoint[]): Map<string, number[]> {
  const byRegion = new Map<string, number[]>();
  points.forEach(({ regionCode }, n) => {
    if (regionCode === null) return;
    for (const key of keysOf(regionCode)) {
      const group = byRegion.get(key);
      if (group) group.push(n);
      else byRegion.set(key, [n]);
    }
  });
  return byRegion;
}

function keysOf(code: string): Set<string> {
  const keys = new Set<string>();
  const prefecture = prefectureKey(code);
  if (prefecture !== null) keys.add(prefecture);
  if (code.length >= 6) keys.add(code.slice(0, 6));
  if (code.length >= 9) keys.add(code.slice(0, 9));
  return keys;
}
