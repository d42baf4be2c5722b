import type { Plan, Target } from "../plan/types.ts";
import type { Region, Regions } from "../region/types.ts";
import { FACILITIES, type Facility, type NetworkPromise, promisesOf } from "./promises.ts";
import type { ServicePoint } from "./types.ts";

/** A promise beside what is recorded. */
export interface CoverageRow {
  readonly promise: NetworkPromise;
  /** Places that should have one, or the promised number; null where they cannot be counted (villages). */
  readonly expected: number | null;
  /** Points that answer to the promise. */
  readonly recorded: readonly ServicePoint[];
  /** Places with fewer than promised. */
  readonly missing: readonly Region[];
  /** Chinese, one line. */
  readonly text: string;
}

/**
 * Compares the network that a plan promises for `place` with the recorded points. It says what is not recorded, not what does not exist:
 * area, windows and staff are listed as demands, because no record of points holds them.
 */
export function coverage(
  plan: Plan,
  place: Region,
  data: { readonly points: readonly ServicePoint[]; readonly regions: Pick<Regions, "children"> },
): CoverageRow[] {
  const inside = data.points.filter(({ regionCode }) => regionCode?.startsWith(place.code) ?? false);
  const counties = place.level === "county" ? [place] : data.regions.children(place.code);
  const places = {
    prefecture: place.level === "prefecture" ? [place] : [],
    county: counties,
    township: counties.flatMap(({ code }) => data.regions.children(code)),
  };
  return promisesOf(plan).map((promise) => rowOf(promise, inside, places));
}

interface Places {
  readonly prefecture: readonly Region[];
  readonly county: readonly Region[];
  readonly township: readonly Region[];
}

function rowOf(promise: NetworkPromise, points: readonly ServicePoint[], places: Places): CoverageRow {
  const { facility, level, count } = promise;
  const fitting = points.filter((point) => isFacility(point, facility));
  if (level === "total" || level === "village") {
    const expected = level === "total" ? count : null;
    return {
      promise,
      expected,
      recorded: fitting,
      missing: [],
      text: textOf(promise, { expected, recorded: fitting.length, missing: [] }),
    };
  }
  const wanted = places[level];
  const byPlace = wanted.map((region) => ({ region, own: fitting.filter((point) => servesPlace(point, region, level)) }));
  const missing = byPlace.filter(({ own }) => own.length < count).map(({ region }) => region);
  const recorded = byPlace.flatMap(({ own }) => own);
  const expected = wanted.length * count;
  return { promise, expected, recorded, missing, text: textOf(promise, { expected, recorded: recorded.length, missing }) };
}

function isFacility({ kind, name }: ServicePoint, facility: Facility): boolean {
  // 实体平台 is the plans' word for a centre, a station or a room, whichever the level has.
  const words = facility === "公共法律服务实体平台" ? ["公共法律服务"] : (FACILITIES.find((one) => one.name === facility)?.words ?? []);
  return words.some((word) => kind.includes(word) || name.includes(word));
}

/** The city's own centre stands in one of its counties but is not that county's; a township's point may carry the county's code only. */
function servesPlace(point: ServicePoint, region: Region, level: "prefecture" | "county" | "township"): boolean {
  const code = point.regionCode ?? "";
  const ofCity = point.city !== "" && point.name.startsWith(point.city) && !point.name.includes(point.county || "\n");
  if (level === "prefecture") return ofCity || code === region.code;
  if (level === "county") return code.startsWith(region.code) && !ofCity;
  return code.startsWith(region.code) || (code === region.parent && point.name.includes(region.name));
}

const LEVEL_WORDS = { prefecture: "市级", county: "县(市、区)", township: "乡镇(街道)", village: "村(社区)", total: "全域" } as const;

function textOf(
  { facility, level, conditions }: NetworkPromise,
  found: { expected: number | null; recorded: number; missing: readonly Region[] },
): string {
  const { expected, recorded, missing } = found;
  const goal = expected === null ? "应全覆盖,村(社区)总数不在数据里" : `应有${expected}个`;
  const parts = [`${LEVEL_WORDS[level]}${facility}:${goal},已录入${recorded}个`];
  if (missing.length > 0) parts.push(`未录入:${namesOf(missing)}`);
  if (conditions.length > 0) parts.push(`要求 ${conditions.map(conditionText).join("、")}(没有登记,无法核对)`);
  return parts.join(";");
}

function namesOf(regions: readonly Region[]): string {
  const shown = regions.slice(0, 12).map(({ name }) => name);
  return `${shown.join("、")}${regions.length > shown.length ? `等${regions.length}处` : ""}`;
}

const OPS = { ">=": "不少于", "<=": "不超过", "=": "", ">": "多于", "<": "少于" } as const;

function conditionText({ name, op, value, unit }: Target): string {
  return `${name}${OPS[op]}${value ?? ""}${unit}`;
}
