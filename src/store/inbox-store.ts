import { and, asc, eq, gt } from "drizzle-orm";
import type { Inbox } from "../chat/inbox.ts";
import type { Database } from "./database.ts";
import { inbox } from "./schema/people.ts";

/** The newest entries that a tab is given when it has seen none. */
const MOST = 500;

/** The web chat's log, in the database, so that a tab that was closed finds what came meanwhile. */
export function createInboxStore({ query }: Database): Inbox {
  return {
    async append(chatExternalId, { said, key, at }) {
      const row = query.insert(inbox).values({ chatExternalId, said, key, at }).onConflictDoNothing().returning({ id: inbox.id }).get();
      return row?.id ?? null;
    },
    async since(chatExternalId, id) {
      const rows = query
        .select()
        .from(inbox)
        .where(and(eq(inbox.chatExternalId, chatExternalId), gt(inbox.id, id)))
        .orderBy(asc(inbox.id))
        .all();
      return rows.slice(-MOST).map(({ id: entry, key, said, at }) => ({ id: entry, key, said, at }));
    },
  };
}
