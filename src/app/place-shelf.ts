import { buildIndex, type IndexData, type PlaceIndex } from "../place/point-index.ts";
import type { PlaceCoder } from "../place/region-code.ts";
import type { Seat } from "../place/types.ts";
import type { PlaceStore } from "../store/place-store.ts";

/** The recorded service points, in memory, and read again when the database changed. */
export interface PlaceShelf {
  /** The same object until a point changes. */
  index(): Promise<PlaceIndex>;
  /** Where the seats of counties are. */
  readonly seats: readonly Seat[];
  /** Codes of the places that a table of points names. */
  readonly coder: PlaceCoder;
}

export interface PlaceShelfData extends IndexData {
  readonly seats: readonly Seat[];
  readonly coder: PlaceCoder;
}

export function createPlaceShelf(store: Pick<PlaceStore, "revision" | "all">, data: PlaceShelfData): PlaceShelf {
  let revision: string | null = null;
  let built: Promise<PlaceIndex> | undefined;
  return {
    seats: data.seats,
    coder: data.coder,
    async index() {
      const now = await store.revision();
      if (!built || now !== revision) {
        revision = now;
        built = store.all().then((points) => buildIndex(points, data));
      }
      return built;
    },
  };
}
