import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { LadderChange } from "../../reminder/ladder-rules.ts";

/** Changes of the ladder for a place, a unit, a chat or a duty. */
export const ladderRules = sqliteTable(
  "ladder_rules",
  {
    scope: text("scope", { enum: ["place", "unit", "chat", "duty"] }).notNull(),
    /** A place's code, a unit's id, `platform:chat`, a duty's key. */
    target: text("target").notNull(),
    cadence: text("cadence", { enum: ["yearly", "half-yearly", "quarterly", "monthly", "weekly", "daily"] }).notNull(),
    change: text("change", { mode: "json" }).$type<LadderChange>().notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.target, table.cadence] })],
);
