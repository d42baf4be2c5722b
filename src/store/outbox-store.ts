import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { DeliveryState } from "../reminder/ports.ts";
import type { Database } from "./database.ts";
import { audit } from "./schema/follow-ups.ts";
import { chats } from "./schema/people.ts";
import { deliveries, reminders } from "./schema/reminders.ts";

/** A delivery as an admin sees it. */
export interface OutboxRow {
  readonly id: number;
  readonly platform: string;
  readonly chatId: string;
  readonly date: string;
  readonly part: number;
  readonly round: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextTryAt: number;
  readonly error: string | null;
  /** The Reply that was sent, or tried; null before the first try. */
  readonly reply: unknown;
  /** Reminders that it still carries. */
  readonly carries: number;
}

export interface OutboxStore {
  /** The newest of these states, by id. */
  list(states: readonly DeliveryState[], limit: number): Promise<readonly OutboxRow[]>;
  find(id: number): Promise<OutboxRow | null>;
  /** Due at once, unless its state has changed since `row` was read; the chat may be written to again. Returns whether it did. */
  retry(row: OutboxRow, by: { readonly name: string; readonly at: number }): Promise<boolean>;
  /** Never again, unless its state has changed since `row` was read. */
  drop(row: OutboxRow, by: { readonly name: string; readonly at: number }): Promise<boolean>;
}

/** Under which a delivery stands in the audit trail. */
function deliverySubject(id: number): string {
  return `delivery ${id}`;
}

export function createOutboxStore({ query }: Database): OutboxStore {
  // With the names of the tables, which drizzle leaves out where it selects from one.
  const carried = sql<number>`(select count(*) from reminders where reminders.delivery_id = deliveries.id and reminders.state != 'told')`;
  const columns = {
    id: deliveries.id,
    platform: deliveries.platform,
    chatId: deliveries.chatId,
    date: deliveries.date,
    part: deliveries.part,
    round: deliveries.round,
    state: deliveries.state,
    attempts: deliveries.attempts,
    nextTryAt: deliveries.nextTryAt,
    error: deliveries.error,
    reply: deliveries.reply,
    carries: carried,
  };
  return {
    async list(states, limit) {
      const newest = query
        .select({ id: deliveries.id })
        .from(deliveries)
        .where(inArray(deliveries.state, [...states]))
        .orderBy(sql`${deliveries.id} desc`)
        .limit(limit);
      return query.select(columns).from(deliveries).where(inArray(deliveries.id, newest)).orderBy(asc(deliveries.id)).all();
    },
    async find(id) {
      return query.select(columns).from(deliveries).where(eq(deliveries.id, id)).get() ?? null;
    },
    async retry(row, by) {
      return query.transaction((tx) => {
        // What may have arrived goes out as a second round, which the text marks 补发.
        const round = row.state === "unknown" ? Math.max(1, row.round) : row.round;
        const attempts = row.state === "failed" ? 0 : row.attempts;
        const next = { state: "pending", round, attempts, nextTryAt: by.at, error: null, finishedAt: null, settled: false } as const;
        if (!changed(tx.update(deliveries).set(next).where(unchanged(row)).run())) return false;
        tx.update(reminders)
          .set({ state: "queued", reason: null })
          .where(and(eq(reminders.deliveryId, row.id), eq(reminders.state, "dropped")))
          .run();
        tx.update(chats)
          .set({ disabledReason: null })
          .where(and(eq(chats.platform, row.platform), eq(chats.externalId, row.chatId)))
          .run();
        tx.insert(audit)
          .values(entryOf(row, "retry", by))
          .run();
        return true;
      });
    },
    async drop(row, by) {
      return query.transaction((tx) => {
        const error = `dropped by ${by.name}`;
        const next = { state: "dropped", error, finishedAt: by.at } as const;
        if (!changed(tx.update(deliveries).set(next).where(unchanged(row)).run())) return false;
        tx.update(reminders)
          .set({ state: "dropped", reason: error })
          .where(and(eq(reminders.deliveryId, row.id), eq(reminders.state, "queued")))
          .run();
        tx.insert(audit)
          .values(entryOf(row, "drop", by))
          .run();
        return true;
      });
    },
  };
}

function unchanged({ id, state, attempts }: OutboxRow) {
  return and(eq(deliveries.id, id), eq(deliveries.state, state), eq(deliveries.attempts, attempts));
}

function changed({ changes }: { readonly changes: number }): boolean {
  return changes > 0;
}

function entryOf({ id, state, error }: OutboxRow, action: "retry" | "drop", { name, at }: { readonly name: string; readonly at: number }) {
  const before = { state, error };
  return { at, memberId: null, chatId: null, action, subject: deliverySubject(id), before, after: { by: name } };
}
