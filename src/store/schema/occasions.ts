import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Of a duty that asks for so many occasions (每年不少于4次学法), one that was held. */
export const occasions = sqliteTable(
  "occasions",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    unitId: text("unit_id").notNull(),
    deadline: text("deadline").notNull(),
    /** The due date of the period that it counts for. */
    due: text("due").notNull(),
    heldOn: text("held_on").notNull(),
    /** Shown to the unit and its supervisor only. */
    note: text("note"),
    memberId: integer("member_id").notNull(),
    recordedAt: integer("recorded_at").notNull(),
    /** Set where it was taken back. */
    withdrawnAt: integer("withdrawn_at"),
  },
  (table) => [index("occasions_of").on(table.unitId, table.deadline, table.due)],
);
