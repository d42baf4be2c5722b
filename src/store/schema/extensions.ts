import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A later date that a unit asked for before the due date, and what became of it. */
export const extensions = sqliteTable(
  "extensions",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    unitId: text("unit_id").notNull(),
    deadline: text("deadline").notNull(),
    /** The date that the plan gives. */
    due: text("due").notNull(),
    newDue: text("new_due").notNull(),
    reason: text("reason").notNull(),
    state: text("state", { enum: ["asked", "granted", "refused"] }).notNull(),
    memberId: integer("member_id").notNull(),
    askedAt: integer("asked_at").notNull(),
    decidedBy: integer("decided_by"),
    decidedAt: integer("decided_at"),
  },
  (table) => [index("extensions_of").on(table.unitId, table.deadline, table.due), index("extensions_state").on(table.state)],
);
