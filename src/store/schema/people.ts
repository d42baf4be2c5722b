import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { LogEntry } from "../../chat/inbox.ts";

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

/** What was said in chats that no platform keeps for us: the web chat's log. The id is the event id of its stream. */
export const inbox = sqliteTable(
  "inbox",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    chatExternalId: text("chat_external_id").notNull(),
    /** Unique in its chat; a second entry of the same key is the same entry. */
    key: text("key").notNull(),
    said: text("said", { mode: "json" }).$type<LogEntry["said"]>().notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("inbox_chat").on(table.chatExternalId, table.id), uniqueIndex("inbox_key").on(table.chatExternalId, table.key)],
);

/** Small facts about this installation: the secret of its sessions, the digest of the seeds it loaded. */
export const facts = sqliteTable("facts", {
  name: text("name").primaryKey(),
  value: text("value").notNull(),
});
