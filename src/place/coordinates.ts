import gcoord from "gcoord";
import type { Datum, Position } from "./types.ts";

/** A coordinate system that a file or a map may use; CGCS2000 is WGS-84 for our purpose. */
export type MapDatum = Datum | "BD-09";

/** Kilometres; the sphere that geokdbush uses, so that both say the same distance. */
const EARTH_RADIUS = 6371;
const RAD = Math.PI / 180;

/**
 * Gives `position` in another system. An unknown datum is read as GCJ-02, which Chinese maps show; `doubt` says how far off that may be.
 * Outside mainland China's frame the systems do not differ.
 */
export function convert<D extends "WGS-84" | "GCJ-02" | "BD-09">(position: Position, datum: D): Degrees & { readonly datum: D } {
  const [longitude, latitude] = transform([position.longitude, position.latitude], known(position.datum), datum);
  return { latitude, longitude, datum };
}

export function toWgs84(position: Position): Position {
  return convert(position, "WGS-84");
}

export function toGcj02(position: Position): Position {
  return convert(position, "GCJ-02");
}

/** Turns coordinates of a file into a position; Baidu's become GCJ-02. */
export function positionOf(longitude: number, latitude: number, datum: MapDatum): Position {
  if (datum !== "BD-09") return { latitude, longitude, datum };
  const [lng, lat] = transform([longitude, latitude], "BD-09", "GCJ-02");
  return { latitude: lat, longitude: lng, datum: "GCJ-02" };
}

/** Metres by which the position may be off because nobody said which system it is in; 0 where it is known. */
export function doubt(position: Position): number {
  if (position.datum !== "unknown") return 0;
  const other = toWgs84(position);
  return Math.ceil(metres(position, other));
}

/** Great-circle metres between two pairs of degrees of one system. */
export function metres(a: Degrees, b: Degrees): number {
  const half = haverSin((a.longitude - b.longitude) * RAD);
  const h = Math.cos(a.latitude * RAD) * Math.cos(b.latitude * RAD) * half + haverSin((a.latitude - b.latitude) * RAD);
  return 2 * EARTH_RADIUS * 1000 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The word for the way from `a` to `b`: 北, 东北 …; null where the two are less than 30 m apart. */
export function direction(a: Degrees, b: Degrees): Direction | null {
  if (metres(a, b) < 30) return null;
  const dLng = (b.longitude - a.longitude) * RAD;
  const y = Math.sin(dLng) * Math.cos(b.latitude * RAD);
  const x =
    Math.cos(a.latitude * RAD) * Math.sin(b.latitude * RAD) - Math.sin(a.latitude * RAD) * Math.cos(b.latitude * RAD) * Math.cos(dLng);
  const degrees = (Math.atan2(y, x) / RAD + 360) % 360;
  return DIRECTIONS[Math.round(degrees / 45) % 8] ?? null;
}

const DIRECTIONS = ["北", "东北", "东", "东南", "南", "西南", "西", "西北"] as const;

export type Direction = (typeof DIRECTIONS)[number];

export interface Degrees {
  readonly latitude: number;
  readonly longitude: number;
}

/** True for degrees that exist. */
export function isDegrees(latitude: number, longitude: number): boolean {
  return Number.isFinite(latitude) && Number.isFinite(longitude) && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function known(datum: Datum): "WGS-84" | "GCJ-02" {
  return datum === "unknown" ? "GCJ-02" : datum;
}

type Pair = [longitude: number, latitude: number];
type Crs = "WGS84" | "GCJ02" | "BD09";
const CRS = { "WGS-84": "WGS84", "GCJ-02": "GCJ02", "BD-09": "BD09" } as const satisfies Record<string, Crs>;

// gcoord's declarations describe an ES module's default; under nodenext the CommonJS file is the default itself.
const lib = gcoord as unknown as { transform(pair: Pair, from: Crs, to: Crs): Pair };

function transform(pair: Pair, from: keyof typeof CRS, to: keyof typeof CRS): Pair {
  return from === to || !inFrame(pair) ? pair : lib.transform(pair, CRS[from], CRS[to]);
}

/**
 * gcoord shifts within 72.004–137.8347° E, 0.8293–55.8271° N and finds the way back by iteration, which never ends for a point within a
 * shift of that frame's edge. China lies well inside, so a frame narrower by a tenth of a degree loses nothing.
 */
function inFrame([longitude, latitude]: Pair): boolean {
  return longitude > 72.1 && longitude < 137.7 && latitude > 0.93 && latitude < 55.7;
}

function haverSin(theta: number): number {
  const s = Math.sin(theta / 2);
  return s * s;
}
