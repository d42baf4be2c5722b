import type { Calendar } from "../time/calendar.ts";
import { openState } from "./hours.ts";
import { parseHours } from "./hours-text.ts";
import { servicesOf } from "./kinds.ts";
import type { Service, ServicePoint } from "./types.ts";

/** What the person asked for; every given part must hold. */
export interface PlaceFilter {
  /** At least one of these. */
  readonly services?: readonly Service[];
  /** The kind or the name holds at least one of these words: 公共法律服务中心, 司法所. */
  readonly kinds?: readonly string[];
  /** 现在开门: certainly open at `now` (epoch milliseconds); unknown hours do not count. */
  readonly openAt?: { readonly now: number; readonly calendar: Calendar };
  /** 无障碍: recorded as accessible. */
  readonly accessible?: boolean;
}

export type Matcher = (point: ServicePoint) => boolean;

/** Null where the filter asks for nothing. */
export function matcher(filter: PlaceFilter | undefined): Matcher | null {
  const tests: Matcher[] = [];
  if (filter?.services?.length) tests.push(offers(filter.services));
  if (filter?.kinds?.length) tests.push(isKind(filter.kinds));
  if (filter?.accessible) tests.push((point) => point.accessible === true);
  if (filter?.openAt) tests.push(isOpen(filter.openAt.now, filter.openAt.calendar));
  return tests.length === 0 ? null : (point) => tests.every((test) => test(point));
}

function offers(services: readonly Service[]): Matcher {
  return (point) => servicesOf(point).services.some((service) => services.includes(service));
}

function isKind(kinds: readonly string[]): Matcher {
  return (point) => kinds.some((kind) => point.kind.includes(kind) || point.name.includes(kind));
}

/** The hours of a network repeat; each wording is read once a query. */
function isOpen(now: number, calendar: Calendar): Matcher {
  const known = new Map<string, boolean>();
  return ({ hours }) => {
    if (hours === null) return false;
    const seen = known.get(hours);
    if (seen !== undefined) return seen;
    const parsed = parseHours(hours);
    const open = parsed !== null && openState(parsed, now, calendar).open === true;
    known.set(hours, open);
    return open;
  };
}
