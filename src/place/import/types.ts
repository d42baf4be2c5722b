import type { IsoDate } from "../../time/date.ts";
import type { MapDatum } from "../coordinates.ts";
import type { PlaceCoder, PlaceNames } from "../region-code.ts";
import type { Seat, ServicePoint } from "../types.ts";

/** What a column or a property can be. `lnglat` is one cell with both. */
export type PlaceColumn =
  | "name"
  | "kind"
  | "province"
  | "city"
  | "county"
  | "address"
  | "phone"
  | "longitude"
  | "latitude"
  | "lnglat"
  | "datum"
  | "services"
  | "hours"
  | "accessible"
  | "source"
  | "sourceDate";

/** One row as the file has it, before any check. */
export interface RawPlace {
  /** As a person counts: the line of the sheet, or the number of the feature. */
  readonly row: number;
  readonly values: Readonly<Partial<Record<PlaceColumn, string>>>;
}

/** Rows of a file, and how its columns were understood. */
export interface RawPlaces {
  readonly rows: readonly RawPlace[];
  readonly columns: readonly { readonly header: string; readonly column: PlaceColumn | null }[];
  readonly problems: readonly RowProblem[];
}

/** An error keeps a row out; a warning is shown and the row taken. Row 0 is the whole file. */
export interface RowProblem {
  readonly row: number;
  readonly level: "error" | "warning";
  /** Chinese, for the person who imports. */
  readonly message: string;
}

export interface ImportOptions {
  /** The system of the coordinates where a row does not say; declared by the person who imports. */
  readonly datum: MapDatum;
  /** Used where a row has none of its own. */
  readonly source: string;
  readonly sourceDate: IsoDate | null;
  readonly coder: PlaceCoder;
  /** Used where a row leaves them empty: the place of the office that imports. */
  readonly defaults?: Partial<PlaceNames>;
  /** Recorded already; what is the same is shown as a duplicate. */
  readonly existing?: readonly ServicePoint[];
  readonly seats?: readonly Seat[];
}

export interface ImportPreview {
  /** What an import would write, in the order of the file. */
  readonly points: readonly ServicePoint[];
  readonly problems: readonly RowProblem[];
  /** Rows that repeat another row of the file or a recorded point. */
  readonly duplicates: readonly Duplicate[];
}

export interface Duplicate {
  readonly row: number;
  readonly point: ServicePoint;
  /** The one that was there before: a row of the file, or null for a recorded point. */
  readonly ofRow: number | null;
  readonly of: ServicePoint;
  /** Same place and name, same phone nearby, or same spot and kind. */
  readonly reason: string;
}
