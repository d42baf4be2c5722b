import { type AnySQLiteColumn, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Correction } from "../../plan/findings.ts";
import type { Plan } from "../../plan/types.ts";

/** One version of one plan. A changed source text makes a new version; the old one stays, superseded. */
export const plans = sqliteTable(
  "plans",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** What stays the same from version to version: place and title. */
    series: text("series").notNull(),
    version: integer("version").notNull(),
    /** SHA-256 of the source text, hex. */
    digest: text("digest").notNull(),
    /** Which of the plans that the source text holds, from 0. */
    ordinal: integer("ordinal").notNull(),
    fileName: text("file_name").notNull(),
    regionCode: text("region_code"),
    state: text("state", { enum: ["imported", "published", "retired"] }).notNull(),
    publishedOn: text("published_on"),
    continued: integer("continued", { mode: "boolean" }).notNull().default(false),
    /** The plan that took this one's place. */
    supersededBy: integer("superseded_by").references((): AnySQLiteColumn => plans.id),
    /** How the plan was read last; `parser` says by which version of the reader. */
    parsed: text("parsed", { mode: "json" }).$type<Plan>().notNull(),
    sourceText: text("source_text").notNull(),
    importedAt: integer("imported_at").notNull(),
  },
  (table) => [
    uniqueIndex("plans_version").on(table.series, table.version),
    uniqueIndex("plans_source").on(table.digest, table.ordinal),
    index("plans_region").on(table.regionCode),
  ],
);

/** A person's word on one thing the parser found; what has no row is unreviewed. */
export const findings = sqliteTable(
  "findings",
  {
    planId: integer("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    decision: text("decision", { enum: ["accepted", "rejected"] }).notNull(),
    /** What it should have been read as; an accepted finding without one is right as read. */
    correction: text("correction", { mode: "json" }).$type<Correction>(),
    reviewer: text("reviewer").notNull(),
    decidedAt: integer("decided_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.planId, table.key] })],
);
