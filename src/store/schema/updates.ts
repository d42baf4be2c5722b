import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What a platform handed over, so that it is handled once. */
export const updates = sqliteTable(
  "updates",
  {
    /** Whose count of ids: `telegram:` and the bot's id. */
    source: text("source").notNull(),
    id: integer("id").notNull(),
    state: text("state", { enum: ["waiting", "handling", "answered", "done"] }).notNull(),
    /** As it came; null once it is done, for it holds what people wrote and where they are. */
    payload: text("payload", { mode: "json" }).$type<unknown>(),
    /** What is to be sent; null before and after. */
    replies: text("replies", { mode: "json" }).$type<unknown>(),
    receivedAt: integer("received_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.id] }), index("updates_state").on(table.source, table.state)],
);

/** Words of buttons that are longer than a platform lets a button carry. */
export const buttonWords = sqliteTable("button_words", {
  /** Made from the words. */
  name: text("name").primaryKey(),
  words: text("words").notNull(),
});
