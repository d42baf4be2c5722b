import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** One step of one occurrence for one chat: what is to be told. */
export const reminders = sqliteTable(
  "reminders",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    platform: text("platform").notNull(),
    /** The platform's id of the chat. */
    chatId: text("chat_id").notNull(),
    unitId: text("unit_id").notNull(),
    /** The duty's key, see obligation/occurrences.ts. */
    deadline: text("deadline").notNull(),
    /** A moved date is another reminder. */
    due: text("due").notNull(),
    /** Days before the last working day; negative after the legal date. */
    step: integer("step").notNull(),
    /** Epoch milliseconds. */
    plannedAt: integer("planned_at").notNull(),
    state: text("state", { enum: ["pending", "queued", "told", "dropped"] })
      .notNull()
      .default("pending"),
    deliveryId: integer("delivery_id"),
    /** Why it was dropped. */
    reason: text("reason"),
  },
  (table) => [
    uniqueIndex("reminders_identity").on(table.platform, table.chatId, table.unitId, table.deadline, table.due, table.step),
    index("reminders_waiting").on(table.state, table.plannedAt),
    index("reminders_delivery").on(table.deliveryId),
  ],
);

/** One message to one chat that carries reminders: how they are told. */
export const deliveries = sqliteTable(
  "deliveries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    platform: text("platform").notNull(),
    chatId: text("chat_id").notNull(),
    /** The day in China that it belongs to. */
    date: text("date").notNull(),
    part: integer("part").notNull(),
    /** 1 where it repeats one whose outcome is not known. */
    round: integer("round").notNull().default(0),
    state: text("state", { enum: ["pending", "sending", "sent", "unknown", "failed", "dropped"] })
      .notNull()
      .default("pending"),
    nextTryAt: integer("next_try_at").notNull(),
    owner: text("owner"),
    leaseUntil: integer("lease_until"),
    attempts: integer("attempts").notNull().default(0),
    /** The platform's id of the message. */
    messageId: text("message_id"),
    error: text("error"),
    /** What was sent, or tried. */
    reply: text("reply", { mode: "json" }).$type<unknown>(),
    /** For unknown: 1 once it was decided what becomes of it. */
    settled: integer("settled", { mode: "boolean" }).notNull().default(false),
    createdAt: integer("created_at").notNull(),
    finishedAt: integer("finished_at"),
  },
  (table) => [
    uniqueIndex("deliveries_identity").on(table.platform, table.chatId, table.date, table.part, table.round),
    index("deliveries_ready").on(table.state, table.nextTryAt),
  ],
);

/** Who does a job that only one process may do, and until when. */
export const leases = sqliteTable("leases", {
  name: text("name").primaryKey(),
  owner: text("owner").notNull(),
  until: integer("until").notNull(),
});
