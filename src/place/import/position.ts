import { type MapDatum, metres, positionOf, toWgs84 } from "../coordinates.ts";
import type { Position } from "../types.ts";
import type { ImportOptions, RawPlace, RowProblem } from "./types.ts";

/** China with its sea, generously; both are no bounds of a country but catch what is surely wrong. */
const LONGITUDES = [73, 136] as const;
const LATITUDES = [3, 54] as const;
/** From its county's seat a point is rarely farther; the largest counties of the west reach beyond the second. */
const FAR_KM = 60;
const TOO_FAR_KM = 200;

export interface ReadPosition {
  readonly position: Position | null;
  readonly problems: readonly RowProblem[];
}

/** Reads a row's coordinates; swapped ones are turned round with a warning, impossible ones are an error. */
export function readPosition({ row, values }: RawPlace, regionCode: string | null, options: ImportOptions): ReadPosition {
  const problem = (level: RowProblem["level"], message: string): RowProblem => ({ row, level, message });
  const [first, second] = pairOf(values);
  if (first === "" && second === "") return { position: null, problems: [problem("warning", "没有坐标,只能按县城估计距离")] };
  const longitude = degreesOf(first);
  const latitude = degreesOf(second);
  if (longitude === null || latitude === null)
    return { position: null, problems: [problem("error", `坐标看不懂:${first} ${second}`.slice(0, 60))] };
  const swapped = !isInChina(longitude, latitude) && isInChina(latitude, longitude);
  if (!swapped && !isInChina(longitude, latitude)) {
    return { position: null, problems: [problem("error", `坐标不在中国:经度${longitude} 纬度${latitude}`)] };
  }
  const position = positionOf(swapped ? latitude : longitude, swapped ? longitude : latitude, datumOf(values.datum, options.datum));
  const problems = swapped ? [problem("warning", "经度和纬度像是写反了,已对调,请核对")] : [];
  return {
    position,
    problems: [...problems, ...farFrom(position, regionCode, options).map(({ level, message }) => problem(level, message))],
  };
}

function pairOf(values: RawPlace["values"]): readonly [longitude: string, latitude: string] {
  if (!values.lnglat) return [values.longitude ?? "", values.latitude ?? ""];
  const [first = "", second = ""] = values.lnglat
    .normalize("NFKC")
    .split(/[,;、\s]+/)
    .filter(Boolean);
  return [first, second];
}

/** Decimal degrees, or degrees, minutes and seconds: 114°1′3″; null for anything else. */
function degreesOf(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[东经北纬eEnN度\s]/g, (char) => (char === "度" ? "°" : ""));
  const parts = /^(\d{1,3}(?:\.\d+)?)(?:°(?:(\d{1,2}(?:\.\d+)?)[′'分](?:(\d{1,2}(?:\.\d+)?)(?:[″"秒]|''|′′))?)?)?$/.exec(plain);
  if (!parts) return null;
  return Number(parts[1]) + Number(parts[2] ?? 0) / 60 + Number(parts[3] ?? 0) / 3600;
}

function isInChina(longitude: number, latitude: number): boolean {
  return longitude >= LONGITUDES[0] && longitude <= LONGITUDES[1] && latitude >= LATITUDES[0] && latitude <= LATITUDES[1];
}

function datumOf(text: string | undefined, declared: MapDatum): MapDatum {
  const plain = (text ?? "").normalize("NFKC").toLowerCase();
  if (/gcj|火星|高德|腾讯|国测/.test(plain)) return "GCJ-02";
  if (/bd|百度/.test(plain)) return "BD-09";
  if (/wgs|cgcs|2000|gps|天地图/.test(plain)) return "WGS-84";
  return /unknown|不详|未知/.test(plain) ? "unknown" : declared;
}

function farFrom(position: Position, regionCode: string | null, { seats = [] }: ImportOptions): Omit<RowProblem, "row">[] {
  const seat = seats.find(({ code }) => regionCode !== null && code === regionCode.slice(0, 6));
  if (!seat) return [];
  const distance = Math.round(metres(toWgs84(position), toWgs84(seat.position)) / 1000);
  if (distance <= FAR_KM) return [];
  const message = `离${seat.name}驻地${distance}公里,请核对坐标或县名`;
  return [{ level: distance > TOO_FAR_KM ? "error" : "warning", message }];
}
