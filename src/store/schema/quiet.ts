import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { chats } from "./people.ts";

/** One occurrence that a chat wants to hear of again on a later day, and not before. */
export const snoozes = sqliteTable(
  "snoozes",
  {
    chatId: integer("chat_id")
      .notNull()
      .references(() => chats.id, { onDelete: "cascade" }),
    deadline: text("deadline").notNull(),
    due: text("due").notNull(),
    /** The day on which it is told again. */
    until: text("until").notNull(),
    memberId: integer("member_id").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.chatId, table.deadline, table.due] })],
);

/** A chat that wants to hear nothing for a while. */
export const mutes = sqliteTable("mutes", {
  chatId: integer("chat_id")
    .primaryKey()
    .references(() => chats.id, { onDelete: "cascade" }),
  /** The last quiet day. */
  until: text("until").notNull(),
  memberId: integer("member_id").notNull(),
  createdAt: integer("created_at").notNull(),
});
