import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { HolidayNotice } from "../../time/calendar.ts";

/** Notices of the State Council that came after those that are shipped. */
export const holidayNotices = sqliteTable("holiday_notices", {
  /** A notice of the same title replaces it. */
  title: text("title").primaryKey(),
  notice: text("notice", { mode: "json" }).$type<HolidayNotice>().notNull(),
  importedAt: integer("imported_at").notNull(),
});
