import type { Context } from "../context.ts";
import type { MapDatum } from "../place/coordinates.ts";
import { previewImport } from "../place/import/preview.ts";
import type { Duplicate, ImportPreview, RawPlaces } from "../place/import/types.ts";
import type { PlaceNames } from "../place/region-code.ts";
import type { ServicePoint } from "../place/types.ts";
import type { IsoDate } from "../time/date.ts";

/** What the person who imports says of the whole file; a row's own word goes before it. */
export interface Declared {
  readonly datum?: MapDatum;
  readonly source?: string;
  readonly date?: IsoDate;
  /** Name of the place that rows without one are in. */
  readonly place?: string;
  /** Recorded points that the file repeats take its values; without it they stay. */
  readonly update?: boolean;
}

export type MissingWord = "datum" | "source" | "date" | "place";

export interface PlaceImport extends ImportPreview {
  /** What must be declared before anything is written, because rows do not say it. */
  readonly missing: readonly MissingWord[];
  /** Recorded points with the file's values; empty unless updates were asked for. */
  readonly updates: readonly ServicePoint[];
}

/** Looks a file through; writes nothing. */
export async function previewPlaces(
  context: Pick<Context, "places" | "regions">,
  raw: RawPlaces,
  declared: Declared,
): Promise<PlaceImport> {
  const { coder, seats } = context.places;
  const { points: existing } = await context.places.index();
  const defaults = declared.place === undefined ? {} : namesOf(context, declared.place);
  const preview = previewImport(raw, {
    datum: declared.datum ?? "unknown",
    source: declared.source ?? "?",
    sourceDate: declared.date ?? null,
    coder,
    existing,
    seats,
    ...(defaults && { defaults }),
  });
  const updates = declared.update ? preview.duplicates.flatMap(corrected) : [];
  return { ...preview, missing: [...missingOf(raw, declared), ...(defaults ? [] : ["place" as const])], updates };
}

/** Writes what the preview showed; how many points are new, and how many were brought up to date. */
export async function importPlaces(
  { store, clock }: Pick<Context, "store" | "clock">,
  { points, updates, missing }: PlaceImport,
  by: string,
): Promise<{ readonly added: number; readonly updated: number }> {
  if (missing.length > 0) throw new Error(`an import needs to be told ${missing.join(", ")}`);
  if (points.length + updates.length > 0) await store.places.put([...points, ...updates], { name: by, at: clock() });
  return { added: points.length, updated: updates.length };
}

function missingOf({ rows }: RawPlaces, { datum, source, date }: Declared): MissingWord[] {
  const located = rows.filter(({ values }) => values.lnglat || values.longitude || values.latitude);
  return [
    ...(datum === undefined && located.some(({ values }) => !values.datum) ? ["datum" as const] : []),
    ...(source === undefined && rows.some(({ values }) => !values.source) ? ["source" as const] : []),
    ...(date === undefined && rows.some(({ values }) => !values.sourceDate) ? ["date" as const] : []),
  ];
}

/** Null for a name that no place has. */
function namesOf({ regions }: Pick<Context, "regions">, place: string): Partial<PlaceNames> | null {
  const region = regions.find(place)[0];
  if (!region) return null;
  const chain = [region, ...regions.parents(region.code)];
  const nameOf = (level: string) => chain.find((one) => one.level === level)?.name ?? "";
  return { province: nameOf("province"), city: nameOf("prefecture"), county: nameOf("county") };
}

/** What the file leaves open stays as recorded. */
function corrected({ point, of, ofRow }: Duplicate): ServicePoint[] {
  if (ofRow !== null) return [];
  return [
    {
      ...point,
      id: of.id,
      address: point.address || of.address,
      phone: point.phone ?? of.phone,
      hours: point.hours ?? of.hours,
      accessible: point.accessible ?? of.accessible,
      services: point.services.length > 0 ? point.services : of.services,
      position: point.position ?? of.position,
      approximate: point.position ? point.approximate : of.approximate,
    },
  ];
}
