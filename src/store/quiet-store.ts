import { and, count, eq, max } from "drizzle-orm";
import { occurrenceKey } from "../obligation/occurrences.ts";
import type { ChatKey } from "../reminder/ports.ts";
import type { Quiet } from "../reminder/quiet.ts";
import type { IsoDate } from "../time/date.ts";
import type { Database } from "./database.ts";
import { chats } from "./schema/people.ts";
import { mutes, snoozes } from "./schema/quiet.ts";

export interface QuietStore {
  /** Changes with everything that is put off or silenced. */
  revision(): Promise<string>;
  of(chat: ChatKey): Promise<Quiet>;
  snooze(chatId: number, occurrence: { deadline: string; due: IsoDate; until: IsoDate }, by: QuietBy): Promise<void>;
  mute(chatId: number, until: IsoDate, by: QuietBy): Promise<void>;
  /** False where it was not silenced. */
  unmute(chatId: number): Promise<boolean>;
}

export interface QuietBy {
  readonly memberId: number;
  readonly at: number;
}

export function createQuietStore({ query }: Database): QuietStore {
  return {
    async revision() {
      const put = query
        .select({ n: count(), last: max(snoozes.createdAt) })
        .from(snoozes)
        .get();
      const silent = query
        .select({ n: count(), last: max(mutes.createdAt) })
        .from(mutes)
        .get();
      return [put?.n, put?.last, silent?.n, silent?.last].join(":");
    },
    async of({ platform, chatId }) {
      const chat = and(eq(chats.platform, platform), eq(chats.externalId, chatId));
      const put = query.select().from(snoozes).innerJoin(chats, eq(chats.id, snoozes.chatId)).where(chat).all();
      const silent = query.select().from(mutes).innerJoin(chats, eq(chats.id, mutes.chatId)).where(chat).get();
      return {
        mutedUntil: silent?.mutes.until ?? null,
        snoozed: new Map(put.map(({ snoozes: one }) => [occurrenceKey(one.deadline, one.due), one.until])),
      };
    },
    async snooze(chatId, { deadline, due, until }, { memberId, at }) {
      const row = { chatId, deadline, due, until, memberId, createdAt: at };
      const target = [snoozes.chatId, snoozes.deadline, snoozes.due];
      query.insert(snoozes).values(row).onConflictDoUpdate({ target, set: row }).run();
    },
    async mute(chatId, until, { memberId, at }) {
      const row = { chatId, until, memberId, createdAt: at };
      query.insert(mutes).values(row).onConflictDoUpdate({ target: mutes.chatId, set: row }).run();
    },
    async unmute(chatId) {
      return query.delete(mutes).where(eq(mutes.chatId, chatId)).run().changes > 0;
    },
  };
}
