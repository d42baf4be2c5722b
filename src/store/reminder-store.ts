import { and, asc, between, eq, inArray, isNull, lte, notExists, sql } from "drizzle-orm";
import type { ChatKey, NewReminder, PlanMark, ReminderRow, ReminderStore, Subscription } from "../reminder/ports.ts";
import type { Database } from "./database.ts";
import { deliveryMethods } from "./delivery-store.ts";
import { facts } from "./schema/people.ts";
import { deliveries, reminders } from "./schema/reminders.ts";

const planMarkName = "reminders planned";
/** SQLite takes at most 32766 values in a statement. */
const rowsAtOnce = 500;

export function createReminderStore(database: Database): ReminderStore {
  const { query } = database;
  return {
    ...deliveryMethods(database),
    async planMark() {
      const row = query.select().from(facts).where(eq(facts.name, planMarkName)).get();
      return row ? (JSON.parse(row.value) as PlanMark) : null;
    },
    async setPlanMark(mark) {
      const value = JSON.stringify(mark);
      query.insert(facts).values({ name: planMarkName, value }).onConflictDoUpdate({ target: facts.name, set: { value } }).run();
    },
    async reconcile(of, wanted) {
      return query.transaction((tx) => reconcile(tx, of, wanted), { behavior: "immediate" });
    },
    async forget(except) {
      return query.transaction((tx) => forget(tx, except), { behavior: "immediate" });
    },
    async chatsDue(now, date) {
      const today = and(eq(deliveries.platform, reminders.platform), eq(deliveries.chatId, reminders.chatId), eq(deliveries.date, date));
      return query
        .selectDistinct({ platform: reminders.platform, chatId: reminders.chatId })
        .from(reminders)
        .where(and(isWaiting(), lte(reminders.plannedAt, now), notExists(query.select().from(deliveries).where(today))))
        .all();
    },
    async waiting(chat, now) {
      const rows = query
        .select()
        .from(reminders)
        .where(and(isWaiting(), ofChat(chat), lte(reminders.plannedAt, now)))
        .orderBy(asc(reminders.id))
        .all();
      return rows.map(toRow);
    },
    async drop(reminderIds, reason) {
      for (const ids of chunks(reminderIds)) {
        query
          .update(reminders)
          .set({ state: "dropped", reason })
          .where(inArray(reminders.id, [...ids]))
          .run();
      }
    },
    async remindersOf(deliveryId) {
      return query
        .select()
        .from(reminders)
        .where(and(eq(reminders.deliveryId, deliveryId), eq(reminders.state, "queued")))
        .all()
        .map(toRow);
    },
    async wakeAt() {
      const reminder = query
        .select({ at: sql<number | null>`min(${reminders.plannedAt})` })
        .from(reminders)
        .where(isWaiting())
        .get();
      const delivery = query
        .select({ at: sql<number | null>`min(${deliveries.nextTryAt})` })
        .from(deliveries)
        .where(eq(deliveries.state, "pending"))
        .get();
      const moments = [reminder?.at, delivery?.at].filter((at) => typeof at === "number");
      return moments.length > 0 ? Math.min(...moments) : null;
    },
  };
}

type Transaction = Parameters<Parameters<Database["query"]["transaction"]>[0]>[0];

function reconcile(
  tx: Transaction,
  { chat, unitId, from, to }: { readonly chat: ChatKey; readonly unitId: string; readonly from: number; readonly to: number },
  wanted: readonly NewReminder[],
): { added: number; removed: number } {
  const there = tx
    .select()
    .from(reminders)
    .where(and(ofChat(chat), eq(reminders.unitId, unitId), between(reminders.plannedAt, from, to - 1)))
    .all();
  const wantedKeys = new Set(wanted.map(identity));
  const stale = there.filter((row) => row.state === "pending" && row.deliveryId === null && !wantedKeys.has(identity(row)));
  for (const ids of chunks(stale.map((row) => row.id)))
    tx.delete(reminders)
      .where(inArray(reminders.id, [...ids]))
      .run();
  const known = new Set(there.map((row) => `${identity(row)} ${row.plannedAt}`));
  const fresh = wanted.filter((row) => !known.has(`${identity(row)} ${row.plannedAt}`));
  let added = 0;
  for (const rows of chunks(fresh)) added += insert(tx, rows);
  return { added, removed: stale.length };
}

/** A step that waits already moves to its new day; one that was told stays told. */
function insert(tx: Transaction, rows: readonly NewReminder[]): number {
  const { platform, chatId, unitId, deadline, due, step } = reminders;
  return tx
    .insert(reminders)
    .values(rows.map(({ chat, ...rest }) => ({ ...chat, ...rest })))
    .onConflictDoUpdate({
      target: [platform, chatId, unitId, deadline, due, step],
      set: { plannedAt: sql`excluded.planned_at` },
      setWhere: and(eq(reminders.state, "pending"), isNull(reminders.deliveryId)),
    })
    .run().changes;
}

function forget(tx: Transaction, except: readonly Subscription[]): number {
  const kept = new Set(except.map(({ chat, unitId }) => `${chat.platform}\n${chat.chatId}\n${unitId}`));
  const there = tx
    .selectDistinct({ platform: reminders.platform, chatId: reminders.chatId, unitId: reminders.unitId })
    .from(reminders)
    .where(isWaiting())
    .all();
  let removed = 0;
  for (const { platform, chatId, unitId } of there) {
    if (kept.has(`${platform}\n${chatId}\n${unitId}`)) continue;
    removed += tx
      .delete(reminders)
      .where(and(isWaiting(), ofChat({ platform, chatId }), eq(reminders.unitId, unitId)))
      .run().changes;
  }
  return removed;
}

function isWaiting() {
  return eq(reminders.state, "pending");
}

function ofChat({ platform, chatId }: ChatKey) {
  return and(eq(reminders.platform, platform), eq(reminders.chatId, chatId));
}

function identity({ deadline, due, step }: Pick<NewReminder, "deadline" | "due" | "step">): string {
  return `${deadline} ${due} ${step}`;
}

function toRow({ id, platform, chatId, unitId, deadline, due, step, plannedAt }: typeof reminders.$inferSelect): ReminderRow {
  return { id, chat: { platform, chatId }, unitId, deadline, due, step, plannedAt };
}

function chunks<T>(all: readonly T[]): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let first = 0; first < all.length; first += rowsAtOnce) parts.push(all.slice(first, first + rowsAtOnce));
  return parts;
}
