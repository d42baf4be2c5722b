import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Where we talk. */
export const chats = sqliteTable(
  "chats",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    platform: text("platform").notNull(),
    /** The platform's id of the chat. */
    externalId: text("external_id").notNull(),
    kind: text("kind", { enum: ["private", "group"] }).notNull(),
    /** Set when the platform said for good that nothing can be delivered; cleared when somebody writes. */
    disabledReason: text("disabled_reason"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [uniqueIndex("chats_external").on(table.platform, table.externalId)],
);

/** Who a person is for us, and the unit they speak for. */
export const members = sqliteTable(
  "members",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    platform: text("platform").notNull(),
    /** The platform's id of the person. */
    externalId: text("external_id").notNull(),
    name: text("name"),
    role: text("role", { enum: ["citizen", "member", "lead", "supervisor", "admin"] }).notNull(),
    unitName: text("unit_name"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [uniqueIndex("members_external").on(table.platform, table.externalId)],
);

/** Which chat hears about which unit. */
export const subscriptions = sqliteTable(
  "subscriptions",
  {
    chatId: integer("chat_id")
      .notNull()
      .references(() => chats.id, { onDelete: "cascade" }),
    unitId: text("unit_id").notNull(),
    unitName: text("unit_name").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.chatId, table.unitId] }), index("subscriptions_unit").on(table.unitId)],
);

/** What was last said to one person in one chat: the list that a number answers, the next page. */
export const dialogues = sqliteTable(
  "dialogues",
  {
    chatId: integer("chat_id")
      .notNull()
      .references(() => chats.id, { onDelete: "cascade" }),
    personId: text("person_id").notNull(),
    state: text("state", { mode: "json" }).$type<unknown>().notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.chatId, table.personId] })],
);

/** Messages kept for web chats until a tab fetches them; the id is the event id of the stream. */
export const inbox = sqliteTable(
  "inbox",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    chatExternalId: text("chat_external_id").notNull(),
    message: text("message", { mode: "json" }).$type<unknown>().notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("inbox_chat").on(table.chatExternalId, table.id)],
);

/** Small facts about this installation: the secret of its sessions, the digest of the seeds it loaded. */
export const facts = sqliteTable("facts", {
  name: text("name").primaryKey(),
  value: text("value").notNull(),
});
