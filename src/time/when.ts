import type { IsoDate } from "./date.ts";

/**
 * When something is due, as a value; `formatWhen` and `parseWhen` turn it into its code and back.
 *
 * | code | meaning |
 * | --- | --- |
 * | `once:2022-12-31` | one date, the last day that still counts |
 * | `every:P3M` | a period, due at its end |
 * | `every:P1Y@01-31` | due on that day of each period |
 * | `every:P1Y*4` | at least four occasions in a period |
 * | `within:5WD..15WD` | a limit that an event starts |
 * | `term*1` | occasions in a term of office |
 * | `periodic` | 定期: no interval is given |
 */
export type When =
  | { readonly kind: "once"; readonly date: IsoDate }
  | { readonly kind: "every"; readonly period: Period; readonly on?: MonthDay; readonly count?: number }
  | { readonly kind: "within"; readonly min?: Limit; readonly max?: Limit }
  | { readonly kind: "term"; readonly count: number }
  | { readonly kind: "periodic" };

/** An ISO 8601 duration of one unit (`P1Y`, `P6M`, `P2W`, `P1D`), or a school term. */
export type Period = `P${number}${"Y" | "M" | "W" | "D"}` | "semester";

/** `MM-DD` within a year; `DD` within a month; `1` Monday to `7` Sunday within a week. */
export type MonthDay = string;

export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

/** WD working days; the rest as they read. */
export type LimitUnit = "WD" | "D" | "M" | "Y" | "H" | "MIN";

export function formatWhen(when: When): string {
  switch (when.kind) {
    case "once":
      return `once:${when.date}`;
    case "every":
      return `every:${when.period}${when.on ? `@${when.on}` : ""}${when.count ? `*${when.count}` : ""}`;
    case "within":
      return `within:${formatLimit(when.min)}..${formatLimit(when.max)}`;
    case "term":
      return `term*${when.count}`;
    case "periodic":
      return "periodic";
  }
}

/** Throws a RangeError on text that is no code. */
export function parseWhen(code: string): When {
  const once = /^once:(\d{4}-\d{2}-\d{2})$/.exec(code);
  if (once?.[1]) return { kind: "once", date: once[1] };
  const every = /^every:(P\d+[YMWD]|semester)(?:@([\d-]+))?(?:\*(\d+))?$/.exec(code);
  if (every) {
    return {
      kind: "every",
      period: every[1] as Period,
      ...(every[2] ? { on: every[2] } : {}),
      ...(every[3] ? { count: Number(every[3]) } : {}),
    };
  }
  const within = /^within:(?:(\d+(?:\.5)?)(WD|D|M|Y|H|MIN))?\.\.(?:(\d+(?:\.5)?)(WD|D|M|Y|H|MIN))?$/.exec(code);
  if (within && (within[1] || within[3])) {
    return {
      kind: "within",
      ...(within[1] ? { min: { amount: Number(within[1]), unit: within[2] as LimitUnit } } : {}),
      ...(within[3] ? { max: { amount: Number(within[3]), unit: within[4] as LimitUnit } } : {}),
    };
  }
  const term = /^term\*(\d+)$/.exec(code);
  if (term?.[1]) return { kind: "term", count: Number(term[1]) };
  if (code === "periodic") return { kind: "periodic" };
  throw new RangeError(`not a when code: ${code}`);
}

function formatLimit(limit: Limit | undefined): string {
  return limit ? `${limit.amount}${limit.unit}` : "";
}
