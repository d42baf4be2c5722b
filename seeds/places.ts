import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { createPlaceCoder, type PlaceCoder } from "../src/place/region-code.ts";
import type { Seat, ServicePoint } from "../src/place/types.ts";
import type { Store } from "../src/store/store.ts";
import { seedPath } from "./folder.ts";
import { loadRegionSource } from "./regions.ts";

/** The recorded points, the seats of counties and the telephone area codes that ship with the program. */
export interface PlaceSeeds {
  readonly points: readonly ServicePoint[];
  readonly seats: readonly Seat[];
  /** By prefecture code (`4117` -> `0396`). */
  readonly areaCodes: ReadonlyMap<string, string>;
  readonly coder: PlaceCoder;
}

/** Throws where a file is missing or a row is not what its schema says. */
export function loadPlaceSeeds(): PlaceSeeds {
  const coder = createPlaceCoder(loadRegionSource());
  return {
    coder,
    points: read("points.csv", pointRow).map((row) => pointOf(row, coder)),
    seats: read("county-seats.csv", seatRow).map((row) => seatOf(row, coder)),
    areaCodes: new Map(read("area-codes.csv", areaCodeRow).map(({ prefecture, areaCode }) => [prefecture, areaCode])),
  };
}

/** Puts the shipped points into the database; nothing where it has them already. What people have put in or corrected stays. */
export async function storePlaces(
  { store, clock }: { readonly store: Pick<Store, "facts" | "places">; readonly clock: () => number },
  points: readonly ServicePoint[],
): Promise<void> {
  const state = createHash("sha256").update(JSON.stringify(points)).digest("hex");
  if ((await store.facts.get(FACT)) === state) return;
  await store.places.seed(points, clock());
  await store.facts.set(FACT, state);
}

const FACT = "seeded-places";

function read<T>(file: string, schema: z.ZodType<T>): T[] {
  const rows: unknown = parse(readFileSync(seedPath(`places/${file}`), "utf8"), { columns: true, bom: true, skip_empty_lines: true });
  return z.array(schema).parse(rows);
}

const text = z.string().trim();
const orNull = text.transform((value) => (value === "" ? null : value));
const degrees = (limit: number) => z.coerce.number().min(-limit).max(limit);
const optionalDegrees = (limit: number) => z.union([z.literal("").transform(() => null), degrees(limit)]);

const pointRow = z.object({
  name: text.min(2),
  kind: text.min(2),
  province: text,
  city: text,
  county: text,
  address: text,
  phone: orNull,
  lng: optionalDegrees(180),
  lat: optionalDegrees(90),
  coordinates: z.enum(["", "WGS-84", "GCJ-02", "unknown"]),
  source: text.min(1),
  sourceDate: z.union([z.literal("").transform(() => null), z.iso.date()]),
});

function pointOf(row: z.infer<typeof pointRow>, coder: PlaceCoder): ServicePoint {
  const { lng, lat, coordinates, ...rest } = row;
  const { code } = coder(row);
  return {
    ...rest,
    id: `${code ?? "0"}/${row.name}`,
    regionCode: code,
    position: lng === null || lat === null ? null : { latitude: lat, longitude: lng, datum: coordinates === "" ? "unknown" : coordinates },
    approximate: lng === null || lat === null,
    services: [],
    hours: null,
    accessible: null,
  };
}

const seatRow = z.object({
  city: text.min(2),
  county: text.min(2),
  lng: degrees(180),
  lat: degrees(90),
  coordinates: z.enum(["WGS-84", "GCJ-02"]),
});

function seatOf({ city, county, lng, lat, coordinates }: z.infer<typeof seatRow>, coder: PlaceCoder): Seat {
  const { code } = coder({ province: "", city, county });
  if (code?.length !== 6) throw new Error(`county-seats.csv: no code for ${city}${county}`);
  return { code, name: county, position: { latitude: lat, longitude: lng, datum: coordinates } };
}

const areaCodeRow = z.object({ prefecture: z.string().regex(/^(\d{2}|\d{4})$/), areaCode: z.string().regex(/^0\d{2,3}$/) });
