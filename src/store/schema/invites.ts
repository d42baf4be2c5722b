import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One-time codes that make a person a member of a unit; only their hash is kept. */
export const invites = sqliteTable("invites", {
  /** SHA-256 of the code, hex. */
  hash: text("hash").primaryKey(),
  role: text("role", { enum: ["member", "lead", "supervisor", "admin"] }).notNull(),
  unitName: text("unit_name").notNull(),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
  usedBy: integer("used_by"),
});

/** Wrong codes, by person, so that nobody can try them all. */
export const inviteFailures = sqliteTable("invite_failures", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  memberId: integer("member_id").notNull(),
  at: integer("at").notNull(),
});
