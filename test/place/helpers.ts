import type { Position, ServicePoint } from "../../src/place/types.ts";
import type { Region, RegionLevel } from "../../src/region/types.ts";
import type { Calendar, CalendarDay } from "../../src/time/calendar.ts";
import { weekday } from "../../src/time/date.ts";

export function point(id: string, more: Partial<ServicePoint> = {}): ServicePoint {
  return {
    id,
    name: id,
    kind: "法律援助中心",
    province: "",
    city: "",
    county: "",
    regionCode: null,
    address: "",
    phone: null,
    position: null,
    approximate: (more.position ?? null) === null,
    services: [],
    hours: null,
    accessible: null,
    source: "test",
    sourceDate: null,
    ...more,
  };
}

export function at(latitude: number, longitude: number, datum: Position["datum"] = "WGS-84"): Position {
  return { latitude, longitude, datum };
}

export function region(code: string, name: string, level: RegionLevel): Region {
  return { code, name, level, shortNames: [], parent: null };
}

/** A calendar with the given holidays and make-up days, announced up to the end of 2026. */
export function calendar(holidays: readonly string[] = [], makeUp: readonly string[] = []): Calendar {
  return {
    announcedUntil: "2026-12-31",
    day(date): CalendarDay {
      const kind = holidays.includes(date) ? "holiday" : makeUp.includes(date) ? "make-up" : weekday(date) > 5 ? "weekend" : "workday";
      return { kind, name: null, provisional: date > "2026-12-31" };
    },
  };
}

/** A seeded generator (mulberry32), 0 up to 1. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
