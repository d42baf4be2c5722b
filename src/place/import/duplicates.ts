import { metres, toWgs84 } from "../coordinates.ts";
import { kindRank } from "../kinds.ts";
import type { ServicePoint } from "../types.ts";
import type { Duplicate } from "./types.ts";

interface Numbered {
  readonly row: number | null;
  readonly point: ServicePoint;
}

/** Rows that repeat an earlier row or a recorded point. Compares only what shares a name, a phone or a neighbourhood, so a large file stays quick. */
export function findDuplicates(
  rows: readonly { readonly row: number; readonly point: ServicePoint }[],
  existing: readonly ServicePoint[],
): Duplicate[] {
  const byKey = new Map<string, Numbered[]>();
  for (const point of existing) remember(byKey, { row: null, point });
  return rows.flatMap((entry) => {
    const earlier = keysOf(entry.point).flatMap((key) => byKey.get(key) ?? []);
    for (const other of earlier) {
      const reason = reasonOf(entry.point, other.point);
      if (reason !== null) return [{ row: entry.row, point: entry.point, ofRow: other.row, of: other.point, reason }];
    }
    remember(byKey, entry);
    return [];
  });
}

function remember(byKey: Map<string, Numbered[]>, entry: Numbered): void {
  for (const key of keysOf(entry.point)) {
    const list = byKey.get(key);
    if (list) list.push(entry);
    else byKey.set(key, [entry]);
  }
}

function keysOf(point: ServicePoint): string[] {
  const keys = [`name:${plainName(point)}`];
  if (point.phone !== null) keys.push(`phone:${digits(point.phone)}`);
  if (point.position !== null) {
    // A hundredth of a degree is about a kilometre; a repeat across a cell's edge is left to name and phone.
    const { latitude, longitude } = toWgs84(point.position);
    keys.push(`spot:${latitude.toFixed(2)},${longitude.toFixed(2)}`);
  }
  return keys;
}

function reasonOf(a: ServicePoint, b: ServicePoint): string | null {
  const sameCounty = a.regionCode?.slice(0, 6) === b.regionCode?.slice(0, 6);
  const distance = a.position && b.position ? metres(toWgs84(a.position), toWgs84(b.position)) : null;
  if (sameCounty && plainName(a) === plainName(b)) return "名称和县都相同";
  if (
    sameCounty &&
    kindRank(a) === kindRank(b) &&
    a.phone !== null &&
    b.phone !== null &&
    digits(a.phone) === digits(b.phone) &&
    (distance ?? 0) < 300
  ) {
    return "电话相同、类型相同";
  }
  return distance !== null && distance < 30 && kindRank(a) === kindRank(b) && a.kind === b.kind ? "位置和类型相同" : null;
}

/** Without province and city in front of the county, brackets and spaces: 河南省遂平县法律援助中心 is 遂平县法律援助中心. */
function plainName({ name, province, city, county }: ServicePoint): string {
  const plain = name.normalize("NFKC").replace(/[\s()·]/g, "");
  const at = county === "" ? -1 : plain.indexOf(county);
  const before = plain.slice(0, Math.max(0, at));
  return ["", province, city, province + city].includes(before) ? plain.slice(before.length) : plain;
}

function digits(phone: string): string {
  return phone.replace(/\D/g, "").replace(/^86(?=\d{10,})/, "");
}
