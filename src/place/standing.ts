import type { Region } from "../region/types.ts";
import { metres, toWgs84 } from "./coordinates.ts";
import { type Centre, type PlaceIndex, prefectureKey } from "./point-index.ts";
import type { Position } from "./types.ts";

/** Beyond this a county's seat says nothing about which county a location is in. */
const SEAT_LIMIT_KM = 50;

/** Where the asking person stands, as far as position or place name tell. */
export interface Standing {
  /** Where distances are measured from. */
  readonly origin: Origin | null;
  readonly county: County | null;
  /** See prefectureKey. */
  readonly prefecture: string | null;
}

/** WGS-84. */
export interface Origin {
  readonly latitude: number;
  readonly longitude: number;
  /** A shared location, the county's seat, or the middle of the county's recorded points. */
  readonly from: "location" | "seat" | "points";
}

export interface County {
  readonly code: string;
  readonly name: string;
  /** True where it is only the county whose seat is nearest to a shared location. */
  readonly about: boolean;
}

export interface Whereabouts {
  readonly position?: Position;
  readonly region?: Region;
  /** The region's ancestors, in any order, for the county's name. */
  readonly parents?: readonly Region[];
}

export function standing(where: Whereabouts, index: PlaceIndex): Standing {
  const { position, region } = where;
  const origin: Origin | null = position ? { ...degreesOf(position), from: "location" } : region ? centreOf(region, index) : null;
  const county = region ? countyOf(where, index) : origin ? nearestSeat(origin, index) : null;
  const code = region?.code ?? county?.code;
  return { origin, county, prefecture: code === undefined ? null : prefectureKey(code) };
}

function degreesOf(position: Position): { latitude: number; longitude: number } {
  const { latitude, longitude } = toWgs84(position);
  return { latitude, longitude };
}

function centreOf(region: Region, index: PlaceIndex): Centre | null {
  return region.code.length < 6 ? null : (index.centres.get(region.code.slice(0, 6)) ?? null);
}

function countyOf({ region, parents = [] }: Whereabouts, index: PlaceIndex): County | null {
  const named = [region, ...parents].find((place) => place?.level === "county");
  if (named) return { code: named.code, name: named.name, about: false };
  const code = region?.code.slice(0, 6) ?? "";
  const seat = code.length < 6 ? undefined : index.seats.find((candidate) => candidate.code === code);
  return seat ? { code: seat.code, name: seat.name, about: false } : null;
}

function nearestSeat(origin: Origin, index: PlaceIndex): County | null {
  let best: County | null = null;
  let least = SEAT_LIMIT_KM * 1000;
  for (const { code, name } of index.seats) {
    const centre = index.centres.get(code);
    const distance = centre ? metres(origin, centre) : Number.POSITIVE_INFINITY;
    if (distance >= least) continue;
    least = distance;
    best = { code, name, about: true };
  }
  return best;
}
