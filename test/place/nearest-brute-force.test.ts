import { describe, expect, it } from "vitest";
import { metres, toWgs84 } from "../../src/place/coordinates.ts";
import { nearest } from "../../src/place/nearest.ts";
import { buildIndex } from "../../src/place/point-index.ts";
import type { Position, Seat, ServicePoint } from "../../src/place/types.ts";
import { at, point, random, region } from "./helpers.ts";

// 10,000 points across the borders of 河南, 湖北, 安徽 and 陕西, most of them in towns, in three coordinate systems, a fifth without coordinates.
const next = random(20261122);
const PREFECTURES = ["4117", "4213", "3412", "4113", "6110", "4290"];
const COUNTIES = ["01", "02", "03", "21", "22"];
const KINDS = ["公共法律服务中心", "法律援助中心", "公证处", "茶馆"];
const KIND_ORDER = new Map(KINDS.map((kind, n) => [kind, [0, 1, 3, 6][n] ?? 6]));
const TOWNS = Array.from({ length: 60 }, () => ({ latitude: 29 + next() * 8, longitude: 108 + next() * 10 }));
const SEATS: readonly Seat[] = PREFECTURES.flatMap((prefecture) =>
  COUNTIES.map((county) => ({ code: prefecture + county, name: prefecture + county, position: somewhere() })),
);
const POINTS = Array.from({ length: 10_000 }, (_, n) => randomPoint(n));

function choose<T>(list: readonly T[]): T {
  return list[Math.floor(next() * list.length)] as T;
}

function somewhere(): Position {
  const datum = choose(["WGS-84", "GCJ-02", "unknown"] as const);
  if (next() < 0.3) return at(29 + next() * 8, 108 + next() * 10, datum);
  const town = choose(TOWNS);
  return at(town.latitude + next() * 0.2, town.longitude + next() * 0.2, datum);
}

function randomPoint(n: number): ServicePoint {
  const regionCode = next() < 0.02 ? null : choose(PREFECTURES) + choose(COUNTIES);
  return point(`p${n}`, { kind: choose(KINDS), regionCode, position: next() < 0.2 ? null : somewhere() });
}

const SPOTS = POINTS.map((candidate) => {
  const position = candidate.position ?? SEATS.find(({ code }) => code === candidate.regionCode)?.position;
  return { candidate, spot: position ? toWgs84(position) : null };
});

interface Question {
  readonly from: Position | null;
  /** County code whose prefecture counts as one's own. */
  readonly county: string;
  readonly ownFirst: boolean;
  readonly kind: string | null;
}

/** Every point, measured and sorted: what the index must agree with. */
function scan({ from, county, ownFirst, kind }: Question): string[] {
  const origin = from && toWgs84(from);
  const prefecture = county.slice(2, 4) === "90" ? county : county.slice(0, 4);
  const found: Measured[] = [];
  for (const { candidate, spot } of SPOTS) {
    if (kind !== null && candidate.kind !== kind) continue;
    const same = isWithin(candidate, prefecture);
    if (!same && (!spot || !origin || isFar(spot, origin))) continue;
    const distance = spot && origin ? metres(origin, spot) : Number.POSITIVE_INFINITY;
    if (same || distance <= 100_000) found.push({ candidate, distance, tier: ownFirst && candidate.regionCode !== county ? 1 : 0 });
  }
  return found
    .sort(byRank)
    .slice(0, 3)
    .map(({ candidate }) => candidate.id);
}

function isWithin({ regionCode }: ServicePoint, prefecture: string): boolean {
  return regionCode?.startsWith(prefecture) ?? false;
}

interface Measured {
  readonly candidate: ServicePoint;
  readonly distance: number;
  readonly tier: number;
}

function byRank(a: Measured, b: Measured): number {
  if (a.tier !== b.tier) return a.tier - b.tier;
  if (a.distance !== b.distance) return a.distance - b.distance;
  const kinds = (KIND_ORDER.get(a.candidate.kind) ?? 0) - (KIND_ORDER.get(b.candidate.kind) ?? 0);
  return kinds || (a.candidate.id < b.candidate.id ? -1 : 1);
}

/** Surely over 100 km: a degree of latitude is 111 km, one and a half of longitude 115 km even at 46° N. */
function isFar(a: Position, b: Position): boolean {
  return Math.abs(a.latitude - b.latitude) > 1 || Math.abs(a.longitude - b.longitude) > 1.5;
}

function disagreements(questions: readonly Question[]): unknown[] {
  const index = buildIndex(POINTS, { seats: SEATS });
  return questions.flatMap((question) => {
    const { from, county, ownFirst, kind } = question;
    const place = region(county, county, "county");
    const filter = kind === null ? {} : { filter: { kinds: [kind] } };
    const result = nearest(ownFirst || from === null ? { region: place, ...filter } : { position: from, region: place, ...filter }, index);
    const actual = result.kind === "found" ? result.places.map(({ point: { id } }) => id) : [];
    const expected = scan(question);
    return JSON.stringify(actual) === JSON.stringify(expected) ? [] : [{ question, expected, actual }];
  });
}

describe("nearest agrees with a scan of all points", () => {
  it("for 10,000 locations, in all coordinate systems and across province borders", { timeout: 60_000 }, () => {
    const questions = Array.from({ length: 10_000 }, (_, n): Question => {
      // Every fifth from far around, where only the own prefecture is left, or nothing.
      const from = n % 5 === 0 ? at(20 + next() * 26, 98 + next() * 28, "GCJ-02") : somewhere();
      return {
        from,
        county: n % 2 ? choose(PREFECTURES) + choose(COUNTIES) : "990101",
        ownFirst: false,
        kind: n % 3 ? null : choose(KINDS),
      };
    });
    expect(disagreements(questions)).toEqual([]);
  });

  it("for every county by name, with and without a kind", () => {
    const questions = SEATS.flatMap(({ code, position }) =>
      [null, ...KINDS].map((kind): Question => ({ from: position, county: code, ownFirst: true, kind })),
    );
    expect(disagreements(questions)).toEqual([]);
  });
});
