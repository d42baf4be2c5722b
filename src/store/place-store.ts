import { and, desc, eq, notInArray, sql } from "drizzle-orm";
import type { ServicePoint } from "../place/types.ts";
import type { Database } from "./database.ts";
import { audit } from "./schema/follow-ups.ts";
import { facts } from "./schema/people.ts";
import { placeReports, servicePoints } from "./schema/places.ts";

/** What citizens say is wrong with a point, and how often. */
export interface PlaceReport {
  readonly pointId: string;
  readonly fault: string;
  readonly times: number;
  readonly lastAt: number;
}

export interface PlaceStore {
  /** Changes with every change of a point. */
  revision(): Promise<string>;
  /** By id. */
  all(): Promise<readonly ServicePoint[]>;
  /** Makes the shipped points what they are now; what a person has put in or corrected stays. */
  seed(points: readonly ServicePoint[], at: number): Promise<void>;
  /** Puts points in, each for the one of its id, and says so in the audit trail. */
  put(points: readonly ServicePoint[], by: { readonly name: string; readonly at: number }): Promise<void>;
  /** Notes a fault; false where there is no such point. */
  report(pointId: string, fault: string, at: number): Promise<boolean>;
  /** The latest first. */
  reports(): Promise<readonly PlaceReport[]>;
  /** Forgets what was reported of a point; how many faults there were. */
  settleReports(pointId: string): Promise<number>;
}

const REVISION = "places-revision";

export function createPlaceStore({ query }: Database): PlaceStore {
  type Transaction = Parameters<Parameters<typeof query.transaction>[0]>[0];
  const bump = (tx: Transaction) => {
    const value = sql`CAST(CAST(${facts.value} AS INTEGER) + 1 AS TEXT)`;
    tx.insert(facts).values({ name: REVISION, value: "1" }).onConflictDoUpdate({ target: facts.name, set: { value } }).run();
  };
  const write = (tx: Transaction, row: Row) =>
    tx.insert(servicePoints).values(row).onConflictDoUpdate({ target: servicePoints.id, set: row }).run();
  return {
    async revision() {
      return query.select({ value: facts.value }).from(facts).where(eq(facts.name, REVISION)).get()?.value ?? "0";
    },
    async all() {
      return query.select().from(servicePoints).orderBy(servicePoints.id).all().map(pointOf);
    },
    async seed(points, at) {
      query.transaction((tx) => {
        const ids = points.map(({ id }) => id);
        tx.delete(servicePoints)
          .where(and(eq(servicePoints.origin, "seed"), notInArray(servicePoints.id, ids)))
          .run();
        const own = new Set(
          tx
            .select({ id: servicePoints.id })
            .from(servicePoints)
            .where(eq(servicePoints.origin, "import"))
            .all()
            .map(({ id }) => id),
        );
        for (const point of points) if (!own.has(point.id)) write(tx, rowOf(point, "seed", at));
        bump(tx);
      });
    },
    async put(points, { name, at }) {
      query.transaction((tx) => {
        for (const point of points) write(tx, rowOf(point, "import", at));
        const after = { by: name, points: points.map(({ id }) => id) };
        tx.insert(audit).values({ at, memberId: null, chatId: null, action: "import", subject: "places", before: null, after }).run();
        bump(tx);
      });
    },
    async report(pointId, fault, at) {
      return query.transaction((tx) => {
        if (!tx.select({ id: servicePoints.id }).from(servicePoints).where(eq(servicePoints.id, pointId)).get()) return false;
        tx.insert(placeReports)
          .values({ pointId, fault, times: 1, lastAt: at })
          .onConflictDoUpdate({
            target: [placeReports.pointId, placeReports.fault],
            set: { times: sql`${placeReports.times} + 1`, lastAt: at },
          })
          .run();
        return true;
      });
    },
    async reports() {
      return query.select().from(placeReports).orderBy(desc(placeReports.lastAt), placeReports.pointId, placeReports.fault).all();
    },
    async settleReports(pointId) {
      return query.delete(placeReports).where(eq(placeReports.pointId, pointId)).run().changes;
    },
  };
}

type Row = typeof servicePoints.$inferInsert;

function rowOf({ position, ...point }: ServicePoint, origin: "seed" | "import", updatedAt: number): Row {
  const { latitude = null, longitude = null, datum = null } = position ?? {};
  return { ...point, latitude, longitude, datum, origin, updatedAt };
}

function pointOf({
  latitude,
  longitude,
  datum,
  origin: _origin,
  updatedAt: _updatedAt,
  ...point
}: typeof servicePoints.$inferSelect): ServicePoint {
  const position = latitude === null || longitude === null || datum === null ? null : { latitude, longitude, datum };
  return { ...point, position };
}
