import { z } from "zod";
import { guessColumns } from "./columns.ts";
import type { PlaceColumn, RawPlace, RawPlaces } from "./types.ts";

/**
 * A FeatureCollection of points (RFC 7946). By that standard its coordinates are WGS-84, but Chinese tools often write GCJ-02 into it:
 * the person who imports declares the system. Properties are recognised like headers of a table.
 */
export function readGeoJson(text: string): RawPlaces {
  const parsed = parseJson(text, collection);
  if (!parsed) return { rows: [], columns: [], problems: [{ row: 0, level: "error", message: "不是 GeoJSON 的 FeatureCollection" }] };
  const keys = [...new Set(parsed.features.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const columns = guessColumns(keys);
  const byKey = new Map(keys.map((key, n) => [key, columns[n] ?? null]));
  return {
    rows: parsed.features.map((feature, n) => rawOf(feature, n + 1, byKey)),
    columns: keys.map((header, n) => ({ header, column: columns[n] ?? null })),
    problems: parsed.features.flatMap(({ geometry }, n) =>
      geometry === null || point.safeParse(geometry).success
        ? []
        : [{ row: n + 1, level: "warning", message: "不是点,位置没有采用" } as const],
    ),
  };
}

/** Null where the text is no JSON or not of the schema. */
export function parseJson<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

const point = z.object({ type: z.literal("Point"), coordinates: z.tuple([z.number(), z.number()]).rest(z.number()) });
const feature = z.object({ type: z.literal("Feature"), geometry: z.unknown(), properties: z.record(z.string(), z.unknown()).nullish() });
const collection = z.object({ type: z.literal("FeatureCollection"), features: z.array(feature) });

function rawOf({ geometry, properties }: z.infer<typeof feature>, row: number, columns: ReadonlyMap<string, PlaceColumn | null>): RawPlace {
  const pairs = Object.entries(properties ?? {}).flatMap(([key, value]) => {
    const column = columns.get(key);
    const text = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value).trim() : "";
    return column && text !== "" ? [[column, text] as const] : [];
  });
  const place = point.safeParse(geometry);
  const spot = place.success ? { longitude: String(place.data.coordinates[0]), latitude: String(place.data.coordinates[1]) } : {};
  return { row, values: { ...Object.fromEntries(pairs), ...spot } };
}
