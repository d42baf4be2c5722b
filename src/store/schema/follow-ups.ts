import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** How far one occurrence is for one unit; no row is 待签收. */
export const followUps = sqliteTable(
  "follow_ups",
  {
    unitId: text("unit_id").notNull(),
    /** Key of the deadline, see obligation/occurrences.ts. */
    deadline: text("deadline").notNull(),
    due: text("due").notNull(),
    state: text("state", { enum: ["accepted", "submitted", "done", "returned", "waived"] }).notNull(),
    /** Evidence, or the reason for sending back. Shown to the unit and its supervisor only. */
    note: text("note"),
    memberId: integer("member_id").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.deadline, table.due] }), index("follow_ups_state").on(table.state)],
);

/** Everything that changed a state: who, where, when, before and after. */
export const audit = sqliteTable(
  "audit",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: integer("at").notNull(),
    memberId: integer("member_id"),
    /** Null where it was no chat: the command line, the start. */
    chatId: integer("chat_id"),
    action: text("action").notNull(),
    /** What it was done to: `follow-up 411700/market-regulation …`. */
    subject: text("subject").notNull(),
    before: text("before", { mode: "json" }).$type<unknown>(),
    after: text("after", { mode: "json" }).$type<unknown>(),
  },
  (table) => [index("audit_subject").on(table.subject, table.id)],
);
