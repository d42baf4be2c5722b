import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { UnitKind } from "../../unit/types.ts";

/** Kinds of body that somebody here added to the directory, or wrote anew. */
export const unitKinds = sqliteTable("unit_kinds", {
  id: text("id").primaryKey(),
  kind: text("kind", { mode: "json" }).$type<UnitKind>().notNull(),
});
