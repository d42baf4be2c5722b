import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { chats } from "./people.ts";

/** A limit that an event started, set going in a chat. */
export const timers = sqliteTable(
  "timers",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    chatId: integer("chat_id")
      .notNull()
      .references(() => chats.id, { onDelete: "cascade" }),
    planId: integer("plan_id").notNull(),
    clause: text("clause").notNull(),
    /** `within:5WD..15WD` */
    when: text("when").notNull(),
    /** The plan's words. */
    quote: text("quote").notNull(),
    /** Epoch milliseconds. */
    startedAt: integer("started_at").notNull(),
    state: text("state", { enum: ["running", "done", "stopped"] }).notNull(),
    memberId: integer("member_id").notNull(),
    endedAt: integer("ended_at"),
  },
  (table) => [index("timers_chat").on(table.chatId, table.state), index("timers_state").on(table.state)],
);

/** What a timer has told: a row is claimed before it is sent, so that two processes never send it both. */
export const timerNotices = sqliteTable(
  "timer_notices",
  {
    timerId: integer("timer_id")
      .notNull()
      .references(() => timers.id, { onDelete: "cascade" }),
    /** Which of its notices: see obligation/timer.ts. */
    step: text("step").notNull(),
    state: text("state", { enum: ["sending", "sent", "failed", "unknown"] }).notNull(),
    claimedAt: integer("claimed_at").notNull(),
    attempts: integer("attempts").notNull(),
    error: text("error"),
  },
  (table) => [primaryKey({ columns: [table.timerId, table.step] })],
);
