import { and, asc, eq, lt, lte, or, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { audit } from "./schema/follow-ups.ts";
import { chats } from "./schema/people.ts";
import { timerNotices, timers } from "./schema/timers.ts";

export interface TimerRecord {
  readonly id: number;
  readonly chatId: number;
  readonly platform: string;
  /** The platform's id of the chat. */
  readonly externalId: string;
  readonly planId: number;
  readonly clause: string;
  readonly when: string;
  readonly quote: string;
  readonly startedAt: number;
}

export interface TimerStore {
  start(timer: NewTimer): Promise<number>;
  /** Those that run, of a chat or of all, the oldest first. */
  running(chatId?: number): Promise<readonly TimerRecord[]>;
  /** False where it does not run any more. */
  end(
    id: number,
    state: "done" | "stopped",
    by: { readonly memberId: number; readonly chatId: number; readonly at: number },
  ): Promise<boolean>;
  /** Steps that were told, or that cannot be. */
  settled(id: number, now: number): Promise<ReadonlySet<string>>;
  /** Takes a step to tell it; null where another process has it or it was tried often enough. Gives the number of the try. */
  claim(id: number, step: string, now: number): Promise<number | null>;
  finish(id: number, step: string, result: { readonly state: "sent" | "failed" | "unknown"; readonly error: string | null }): Promise<void>;
}

export interface NewTimer {
  readonly chatId: number;
  readonly planId: number;
  readonly clause: string;
  readonly when: string;
  readonly quote: string;
  readonly startedAt: number;
  readonly memberId: number;
  readonly at: number;
}

/** A claim older than this is of a process that is gone. */
const LEASE = 5 * 60_000;
/** What was refused may be tried so often; what may have arrived only once more. */
const MOST_REFUSED = 10;
const MOST_UNKNOWN = 2;

export function createTimerStore({ query }: Database): TimerStore {
  const { timerId, step: stepColumn, state, attempts, claimedAt } = timerNotices;
  return {
    async start({ at, ...timer }) {
      return query.transaction((tx) => {
        const { id } = tx
          .insert(timers)
          .values({ ...timer, state: "running" })
          .returning({ id: timers.id })
          .get();
        const { memberId, chatId, startedAt, quote } = timer;
        const subject = `timer ${id}`;
        tx.insert(audit).values({ at, memberId, chatId, action: "start", subject, before: null, after: { startedAt, quote } }).run();
        return id;
      });
    },
    async running(chatId) {
      const runs = eq(timers.state, "running");
      const rows = query
        .select()
        .from(timers)
        .innerJoin(chats, eq(chats.id, timers.chatId))
        .where(chatId === undefined ? runs : and(runs, eq(timers.chatId, chatId)))
        .orderBy(asc(timers.id))
        .all();
      return rows.map(({ timers: { id, chatId: chat, planId, clause, when, quote, startedAt }, chats: { platform, externalId } }) => {
        return { id, chatId: chat, platform, externalId, planId, clause, when, quote, startedAt };
      });
    },
    async end(id, next, { memberId, chatId, at }) {
      return query.transaction((tx) => {
        const runs = and(eq(timers.id, id), eq(timers.state, "running"));
        if (tx.update(timers).set({ state: next, endedAt: at }).where(runs).run().changes === 0) return false;
        const entry = { action: next, subject: `timer ${id}`, before: { state: "running" }, after: { state: next } };
        tx.insert(audit)
          .values({ at, memberId, chatId, ...entry })
          .run();
        return true;
      });
    },
    async settled(id, now) {
      const rows = query.select().from(timerNotices).where(eq(timerId, id)).all();
      return new Set(rows.filter((row) => !mayTry(row, now)).map((row) => row.step));
    },
    async claim(id, step, now) {
      const again = or(
        and(eq(state, "failed"), lt(attempts, MOST_REFUSED)),
        and(eq(state, "unknown"), lt(attempts, MOST_UNKNOWN)),
        and(eq(state, "sending"), lt(attempts, MOST_UNKNOWN), lte(claimedAt, now - LEASE)),
      );
      const [row] = query
        .insert(timerNotices)
        .values({ timerId: id, step, state: "sending", claimedAt: now, attempts: 1 })
        .onConflictDoUpdate({
          target: [timerId, stepColumn],
          set: { state: "sending", claimedAt: now, attempts: sql`${attempts} + 1` },
          ...(again ? { setWhere: again } : {}),
        })
        .returning({ attempts })
        .all();
      return row?.attempts ?? null;
    },
    async finish(id, step, result) {
      query
        .update(timerNotices)
        .set(result)
        .where(and(eq(timerId, id), eq(stepColumn, step)))
        .run();
    },
  };
}

function mayTry({ state, attempts, claimedAt }: typeof timerNotices.$inferSelect, now: number): boolean {
  if (state === "failed") return attempts < MOST_REFUSED;
  if (state === "unknown") return attempts < MOST_UNKNOWN;
  return state === "sending" && attempts < MOST_UNKNOWN && claimedAt <= now - LEASE;
}
