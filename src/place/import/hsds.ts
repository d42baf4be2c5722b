import { z } from "zod";
import { parseJson } from "./geojson.ts";
import type { RawPlace, RawPlaces } from "./types.ts";

/**
 * Open Referral HSDS 3 as JSON (docs.openreferral.org): a page or list of services with their locations, or a list of locations. One place
 * for each location; services at the same location are joined.
 */
export function readHsds(text: string): RawPlaces {
  const parsed = parseJson(text, root);
  const found = parsed ? collect(parsed) : [];
  if (found.length === 0) {
    return { rows: [], columns: [], problems: [{ row: 0, level: "error", message: "没有找到 HSDS 的 service 或 location" }] };
  }
  return { rows: found.map(({ location: place, services }, n) => rawOf(place, services, n + 1)), columns: [], problems: [] };
}

const orEmpty = z.string().nullish();
const address = z.looseObject({ address_1: orEmpty, address_2: orEmpty, city: orEmpty, region: orEmpty, state_province: orEmpty });
const phone = z.looseObject({ number: orEmpty });
const schedule = z.looseObject({ byday: orEmpty, opens_at: orEmpty, closes_at: orEmpty, description: orEmpty });
const location = z.looseObject({
  id: orEmpty,
  name: orEmpty,
  latitude: z.coerce.number().nullish(),
  longitude: z.coerce.number().nullish(),
  addresses: z.array(address).nullish(),
  phones: z.array(phone).nullish(),
  schedules: z.array(schedule).nullish(),
  accessibility: z.array(z.unknown()).nullish(),
});
const service = z.looseObject({
  name: z.string(),
  phones: z.array(phone).nullish(),
  schedules: z.array(schedule).nullish(),
  last_modified: orEmpty,
  organization: z.looseObject({ name: orEmpty }).nullish(),
  service_at_locations: z.array(
    z.looseObject({ location: location.nullish(), phones: z.array(phone).nullish(), schedules: z.array(schedule).nullish() }),
  ),
});
const item = z.union([service, location]);
const items = z.array(item);
const root = z.union([
  items,
  z.looseObject({ contents: items }),
  z.looseObject({ services: items }),
  z.looseObject({ locations: items }),
  service,
]);

type Location = z.infer<typeof location>;
type Service = z.infer<typeof service>;

interface Found {
  readonly location: Location;
  readonly services: Service[];
}

function collect(parsed: z.infer<typeof root>): Found[] {
  const found: Found[] = [];
  for (const entry of listOf(parsed)) {
    if (!isService(entry)) {
      found.push({ location: entry, services: [] });
      continue;
    }
    for (const at of entry.service_at_locations) if (at.location) join(found, withOwn(at.location, at), entry);
  }
  return found;
}

function listOf(parsed: z.infer<typeof root>): readonly (Service | Location)[] {
  if (Array.isArray(parsed)) return parsed;
  for (const key of ["contents", "services", "locations"]) {
    const list = items.safeParse((parsed as Record<string, unknown>)[key]);
    if (list.success) return list.data;
  }
  const single = service.safeParse(parsed);
  return single.success ? [single.data] : [];
}

function isService(entry: Service | Location): entry is Service {
  return Array.isArray(entry["service_at_locations"]);
}

/** Phones and hours of the service at this location stand for the location's own. */
function withOwn(place: Location, at: { readonly phones?: Location["phones"]; readonly schedules?: Location["schedules"] }): Location {
  return {
    ...place,
    phones: at.phones?.length ? at.phones : place.phones,
    schedules: at.schedules?.length ? at.schedules : place.schedules,
  };
}

function join(found: Found[], place: Location, entry: Service): void {
  const same = found.find((other) => place.id && other.location.id === place.id);
  if (same) same.services.push(entry);
  else found.push({ location: place, services: [entry] });
}

function rawOf(place: Location, services: readonly Service[], row: number): RawPlace {
  const [first] = services;
  const spot = place.addresses?.[0];
  const schedules = place.schedules?.length ? place.schedules : (first?.schedules ?? []);
  const phones = place.phones?.length ? place.phones : (first?.phones ?? []);
  const values = {
    name: place.name || first?.organization?.name || first?.name,
    province: spot?.state_province || spot?.region,
    city: spot?.city,
    address: [spot?.address_1, spot?.address_2].filter(Boolean).join(" "),
    phone: phones.flatMap(({ number }) => number ?? []).join("、"),
    latitude: place.latitude?.toString(),
    longitude: place.longitude?.toString(),
    services: services.map(({ name }) => name).join("、"),
    hours: schedules.map(hoursOf).filter(Boolean).join(";"),
    accessible: place.accessibility?.length ? "有" : "",
    sourceDate: first?.last_modified?.slice(0, 10),
  };
  return { row, values: Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]))) };
}

const DAYS: Readonly<Record<string, string>> = { MO: "周一", TU: "周二", WE: "周三", TH: "周四", FR: "周五", SA: "周六", SU: "周日" };

function hoursOf({ byday, opens_at, closes_at, description }: z.infer<typeof schedule>): string {
  if (!opens_at || !closes_at) return description ?? "";
  const days = (byday ?? "").split(",").flatMap((day) => DAYS[day.trim().toUpperCase()] ?? []);
  return `${days.join("、")}${opens_at.slice(0, 5)}-${closes_at.slice(0, 5)}`;
}
