import { createHash } from "node:crypto";
import { and, asc, eq, lt, ne } from "drizzle-orm";
import type { Reply } from "../chat/types.ts";
import type { UnfinishedUpdate, UpdateLog } from "../chat/update-log.ts";
import type { Database } from "./database.ts";
import { buttonWords, updates } from "./schema/updates.ts";

/** Telegram repeats what was not confirmed for one day; after that an id may mean something new. */
const KEPT_FOR = 3 * 24 * 3_600_000;

export function createUpdateStore({ query }: Database): UpdateLog {
  const one = (source: string, id: number) => and(eq(updates.source, source), eq(updates.id, id));
  return {
    async keep(source, given, at) {
      return query.transaction((tx) => {
        const fresh = given.filter(({ id, payload }) => {
          const row = { source, id, payload, state: "waiting" as const, receivedAt: at };
          return tx.insert(updates).values(row).onConflictDoNothing().run().changes > 0;
        });
        tx.delete(updates)
          .where(and(eq(updates.source, source), eq(updates.state, "done"), lt(updates.receivedAt, at - KEPT_FOR)))
          .run();
        return fresh.map(({ id }) => id);
      });
    },
    async unfinished(source) {
      const rows = query
        .select()
        .from(updates)
        .where(and(eq(updates.source, source), ne(updates.state, "done")))
        .orderBy(asc(updates.id))
        .all();
      return rows.map(toUnfinished);
    },
    async begin(source, id) {
      query.update(updates).set({ state: "handling" }).where(one(source, id)).run();
    },
    async answered(source, id, replies) {
      query.update(updates).set({ state: "answered", replies }).where(one(source, id)).run();
    },
    async done(source, id) {
      query.update(updates).set({ state: "done", payload: null, replies: null }).where(one(source, id)).run();
    },
    async nameWords(words) {
      const name = createHash("sha256").update(words).digest("base64url").slice(0, 22);
      query.insert(buttonWords).values({ name, words }).onConflictDoNothing().run();
      return name;
    },
    async wordsNamed(name) {
      return query.select().from(buttonWords).where(eq(buttonWords.name, name)).get()?.words ?? null;
    },
  };
}

function toUnfinished({ id, payload, state, replies }: typeof updates.$inferSelect): UnfinishedUpdate {
  // The query leaves out what is done; the column holds what `answered` put there.
  return { id, payload, state: state === "done" ? "answered" : state, replies: (replies ?? []) as readonly Reply[] };
}
