import { daysBetween, type IsoDate } from "../time/date.ts";
import { parseHours } from "./hours-text.ts";
import type { ServicePoint } from "./types.ts";

/** After this data about a point should be confirmed again. */
const STALE_DAYS = 365;

export type PointFault = "stale" | "no-date" | "no-phone" | "no-hours" | "unread-hours" | "no-position" | "no-address" | "no-region";

export interface PointFinding {
  readonly point: ServicePoint;
  readonly faults: readonly PointFault[];
  /** Chinese, one short line. */
  readonly text: string;
}

const WORDS: Readonly<Record<PointFault, string>> = {
  stale: "数据超过一年没有核实",
  "no-date": "数据日期不详",
  "no-phone": "没有电话",
  "no-hours": "没有开放时间",
  "unread-hours": "开放时间看不懂",
  "no-position": "没有坐标",
  "no-address": "没有地址",
  "no-region": "不知道属于哪个县",
};

/** What is missing or old, point by point; points without fault are left out. */
export function checkPoints(points: readonly ServicePoint[], today: IsoDate): PointFinding[] {
  return points.flatMap((point) => {
    const faults = faultsOf(point, today);
    return faults.length === 0 ? [] : [{ point, faults, text: `${point.name}:${faults.map((fault) => WORDS[fault]).join(",")}` }];
  });
}

function faultsOf(point: ServicePoint, today: IsoDate): PointFault[] {
  const tests: readonly (readonly [PointFault, boolean])[] = [
    ["no-date", point.sourceDate === null],
    ["stale", point.sourceDate !== null && daysBetween(point.sourceDate, today) > STALE_DAYS],
    ["no-address", point.address === ""],
    ["no-phone", point.phone === null],
    ["no-hours", point.hours === null],
    ["unread-hours", point.hours !== null && parseHours(point.hours) === null],
    ["no-position", point.position === null],
    ["no-region", point.regionCode === null || point.regionCode.length < 6],
  ];
  return tests.flatMap(([fault, holds]) => (holds ? [fault] : []));
}
