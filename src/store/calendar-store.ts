import { asc, count, max } from "drizzle-orm";
import type { HolidayNotice } from "../time/calendar.ts";
import type { Database } from "./database.ts";
import { holidayNotices } from "./schema/calendar.ts";
import { audit } from "./schema/follow-ups.ts";

export interface CalendarStore {
  /** Changes with every notice that is put in; empty while there are none. */
  revision(): Promise<string>;
  /** In the order in which they came. */
  notices(): Promise<readonly HolidayNotice[]>;
  /** Puts notices in, each for the one of the same title, and says so in the audit trail. */
  put(notices: readonly HolidayNotice[], by: { readonly name: string; readonly at: number }): Promise<void>;
}

export function createCalendarStore({ query }: Database): CalendarStore {
  return {
    async revision() {
      const found = query
        .select({ n: count(), last: max(holidayNotices.importedAt) })
        .from(holidayNotices)
        .get();
      return found && found.n > 0 ? `${found.n}:${found.last}` : "";
    },
    async notices() {
      const rows = query.select().from(holidayNotices).orderBy(asc(holidayNotices.importedAt), asc(holidayNotices.title)).all();
      return rows.map(({ notice }) => notice);
    },
    async put(notices, { name, at }) {
      query.transaction((tx) => {
        for (const notice of notices) {
          const row = { title: notice.title, notice, importedAt: at };
          tx.insert(holidayNotices).values(row).onConflictDoUpdate({ target: holidayNotices.title, set: row }).run();
          const subject = `holidays ${notice.title}`;
          tx.insert(audit)
            .values({ at, memberId: null, chatId: null, action: "import", subject, before: null, after: { by: name, notice } })
            .run();
        }
      });
    },
  };
}
