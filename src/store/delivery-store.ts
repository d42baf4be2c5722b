import { and, asc, eq, gt, inArray, lt, lte, max, notInArray, or, sql } from "drizzle-orm";
import type { DeliveryRow, DeliveryState, Outcome, ReminderStore } from "../reminder/ports.ts";
import type { Database } from "./database.ts";
import { deliveries, leases, reminders } from "./schema/reminders.ts";

type DeliveryMethods = Pick<ReminderStore, "open" | "partsOf" | "claim" | "finish" | "expireLeases" | "unsettled" | "settle" | "release">;

/** The outbox. Claims are conditional updates, so that two processes never take one delivery. */
export function deliveryMethods({ query }: Database): DeliveryMethods {
  return {
    async open({ chat, date, parts, now }) {
      return query.transaction(
        (tx) => {
          const there = tx
            .select({ id: deliveries.id })
            .from(deliveries)
            .where(and(ofDay(chat, date)))
            .get();
          if (there) return 0;
          for (const [index, ids] of parts.entries()) {
            const row = tx
              .insert(deliveries)
              .values({ ...chat, date, part: index + 1, nextTryAt: now, createdAt: now })
              .returning()
              .get();
            const waiting = and(inArray(reminders.id, [...ids]), eq(reminders.state, "pending"));
            tx.update(reminders).set({ state: "queued", deliveryId: row.id }).where(waiting).run();
          }
          return parts.length;
        },
        { behavior: "immediate" },
      );
    },
    async partsOf(chat, date) {
      return (
        query
          .select({ parts: max(deliveries.part) })
          .from(deliveries)
          .where(ofDay(chat, date))
          .get()?.parts ?? 0
      );
    },
    async claim({ owner, now, leaseUntil, except }) {
      const ready = and(
        eq(deliveries.state, "pending"),
        lte(deliveries.nextTryAt, now),
        except.length > 0 ? notInArray(deliveries.platform, [...except]) : undefined,
      );
      return query.transaction(
        (tx) => {
          const next = tx
            .select({ id: deliveries.id })
            .from(deliveries)
            .where(ready)
            .orderBy(asc(deliveries.nextTryAt), asc(deliveries.id))
            .limit(1)
            .get();
          if (!next) return null;
          const row = tx
            .update(deliveries)
            .set({ state: "sending", owner, leaseUntil, attempts: sql`${deliveries.attempts} + 1` })
            .where(and(eq(deliveries.id, next.id), eq(deliveries.state, "pending")))
            .returning()
            .get();
          return row ? toDelivery(row) : null;
        },
        { behavior: "immediate" },
      );
    },
    async finish(delivery, owner, { outcome, now, reply }) {
      return query.transaction(
        (tx) => {
          // The lease may have run out while the platform took its time; a final answer still counts.
          const open: DeliveryState[] = outcome.state === "sent" || outcome.state === "failed" ? ["sending", "unknown"] : ["sending"];
          const mine = and(
            eq(deliveries.id, delivery.id),
            eq(deliveries.owner, owner),
            eq(deliveries.attempts, delivery.attempts),
            inArray(deliveries.state, open),
          );
          const set = { ...columnsOf(outcome, now), ...(reply ? { reply } : {}), leaseUntil: null };
          if (tx.update(deliveries).set(set).where(mine).run().changes === 0) return false;
          if (outcome.state === "sent") calledOff(tx, delivery);
          const told = reminderState(outcome);
          if (told) {
            const carried = and(eq(reminders.deliveryId, delivery.id), eq(reminders.state, "queued"));
            tx.update(reminders).set(told).where(carried).run();
          }
          return true;
        },
        { behavior: "immediate" },
      );
    },
    async expireLeases(now) {
      return query
        .update(deliveries)
        .set({ state: "unknown", error: "the lease ran out", finishedAt: now })
        .where(and(eq(deliveries.state, "sending"), lte(deliveries.leaseUntil, now)))
        .returning()
        .all()
        .map(toDelivery);
    },
    async unsettled() {
      return query
        .select()
        .from(deliveries)
        .where(and(eq(deliveries.state, "unknown"), eq(deliveries.settled, false)))
        .all()
        .map(toDelivery);
    },
    async settle(deliveryId, again, now) {
      query.transaction(
        (tx) => {
          const settled = and(eq(deliveries.id, deliveryId), eq(deliveries.state, "unknown"), eq(deliveries.settled, false));
          const row = tx.update(deliveries).set({ settled: true }).where(settled).returning().get();
          if (!row || !again) return;
          const { platform, chatId, date, part, round } = row;
          const next = tx
            .insert(deliveries)
            .values({ platform, chatId, date, part, round: round + 1, nextTryAt: now, createdAt: now })
            .onConflictDoNothing()
            .returning()
            .get();
          if (!next) return;
          const carried = and(eq(reminders.deliveryId, deliveryId), eq(reminders.state, "queued"));
          tx.update(reminders).set({ deliveryId: next.id }).where(carried).run();
        },
        { behavior: "immediate" },
      );
    },
    async release(date) {
      return query.transaction(
        (tx) => {
          const old = tx
            .update(deliveries)
            .set({ state: "dropped", error: "joined a later digest" })
            .where(and(eq(deliveries.state, "pending"), lt(deliveries.date, date)))
            .returning({ id: deliveries.id })
            .all();
          for (const { id } of old) {
            const carried = and(eq(reminders.deliveryId, id), eq(reminders.state, "queued"));
            tx.update(reminders).set({ state: "pending", deliveryId: null }).where(carried).run();
          }
          return old.length;
        },
        { behavior: "immediate" },
      );
    },
  };
}

/**
 * True while `owner` leads: it did so before, or nobody does. A leader renews well before `until`; when it is gone, another takes over
 * after that.
 */
export async function holdLease({ query }: Database, name: string, by: { owner: string; now: number; until: number }): Promise<boolean> {
  const { owner, now, until } = by;
  const free = or(eq(leases.owner, owner), lte(leases.until, now), gt(leases.until, until + (until - now)));
  const { changes } = query
    .insert(leases)
    .values({ name, owner, until })
    .onConflictDoUpdate({ target: leases.name, set: { owner, until }, setWhere: free })
    .run();
  return changes > 0;
}

/** Lets the next process take over at once. */
export async function dropLease({ query }: Database, name: string, owner: string): Promise<void> {
  query
    .delete(leases)
    .where(and(eq(leases.name, name), eq(leases.owner, owner)))
    .run();
}

type Transaction = Parameters<Parameters<Database["query"]["transaction"]>[0]>[0];

/** The first message did arrive, so the second one is not needed any more. */
function calledOff(tx: Transaction, { id, chat, date, part, round }: DeliveryRow): void {
  const second = tx
    .update(deliveries)
    .set({ state: "dropped", error: "the first arrived after all" })
    .where(and(ofDay(chat, date), eq(deliveries.part, part), eq(deliveries.round, round + 1), eq(deliveries.state, "pending")))
    .returning({ id: deliveries.id })
    .get();
  if (second) tx.update(reminders).set({ deliveryId: id }).where(eq(reminders.deliveryId, second.id)).run();
}

function columnsOf(outcome: Outcome, now: number) {
  const finishedAt = outcome.state === "pending" ? null : now;
  const error = "error" in outcome ? outcome.error : null;
  const messageId = outcome.state === "sent" ? outcome.messageId : null;
  return { state: outcome.state, error, messageId, finishedAt, ...(outcome.state === "pending" ? { nextTryAt: outcome.nextTryAt } : {}) };
}

function reminderState(outcome: Outcome): { state: "told" | "dropped"; reason: string | null } | null {
  if (outcome.state === "sent") return { state: "told", reason: null };
  return outcome.state === "failed" || outcome.state === "dropped" ? { state: "dropped", reason: outcome.error } : null;
}

function ofDay({ platform, chatId }: { readonly platform: string; readonly chatId: string }, date: string) {
  return and(eq(deliveries.platform, platform), eq(deliveries.chatId, chatId), eq(deliveries.date, date));
}

function toDelivery({ id, platform, chatId, date, part, round, state, attempts }: typeof deliveries.$inferSelect): DeliveryRow {
  return { id, chat: { platform, chatId }, date, part, round, state, attempts };
}
