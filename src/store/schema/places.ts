import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Datum, Service } from "../../place/types.ts";

/** Where citizens can go; see place/types.ts for what each column means. */
export const servicePoints = sqliteTable(
  "service_points",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    province: text("province").notNull(),
    city: text("city").notNull(),
    county: text("county").notNull(),
    regionCode: text("region_code"),
    address: text("address").notNull(),
    phone: text("phone"),
    latitude: real("latitude"),
    longitude: real("longitude"),
    /** Null where there is no position. */
    datum: text("datum").$type<Datum>(),
    approximate: integer("approximate", { mode: "boolean" }).notNull(),
    services: text("services", { mode: "json" }).$type<readonly Service[]>().notNull(),
    hours: text("hours"),
    accessible: integer("accessible", { mode: "boolean" }),
    source: text("source").notNull(),
    sourceDate: text("source_date"),
    /** `seed` rows follow the shipped table; what a person put in stays as it is. */
    origin: text("origin", { enum: ["seed", "import"] }).notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [index("service_points_region").on(table.regionCode)],
);

/** 信息有误: what citizens found wrong with a point. Nobody's name and nobody's words. */
export const placeReports = sqliteTable(
  "place_reports",
  {
    pointId: text("point_id")
      .notNull()
      .references(() => servicePoints.id, { onDelete: "cascade" }),
    fault: text("fault").notNull(),
    times: integer("times").notNull(),
    lastAt: integer("last_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.pointId, table.fault] })],
);
