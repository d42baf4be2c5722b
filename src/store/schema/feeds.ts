import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { members } from "./people.ts";

/** A calendar that somebody subscribed to outside: whose it is and what it shows. Its address is not kept, only a digest of it. */
export const feeds = sqliteTable(
  "feeds",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** SHA-256 of the token in the address, hex. */
    tokenHash: text("token_hash").notNull().unique(),
    unitId: text("unit_id").notNull(),
    memberId: integer("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("feeds_member").on(table.memberId)],
);

/** What a feed showed last, so that a change can be told from what is as it was. */
export const feedEvents = sqliteTable(
  "feed_events",
  {
    feedId: integer("feed_id")
      .notNull()
      .references(() => feeds.id, { onDelete: "cascade" }),
    uid: text("uid").notNull(),
    sequence: integer("sequence").notNull(),
    /** Of everything that is shown of the event. */
    digest: text("digest").notNull(),
    /** Needed to call it off. */
    date: text("date").notNull(),
    summary: text("summary").notNull(),
    cancelled: integer("cancelled", { mode: "boolean" }).notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.feedId, table.uid] })],
);
