import { and, asc, eq, gte, inArray, isNull, lt, lte, min, notExists, sql } from "drizzle-orm";
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
  const statements = prepare(query);
  return {
    ...deliveryMethods(database),
    async planMark() {
      const row = statements.planMark.get();
      return row ? (JSON.parse(row.value) as PlanMark) : null;
    },
    async setPlanMark(mark) {
      const value = JSON.stringify(mark);
      query.insert(facts).values({ name: planMarkName, value }).onConflictDoUpdate({ target: facts.name, set: { value } }).run();
    },
    async reconcile(of, wanted) {
      return database.raw.transaction(() => reconcile(query, statements, { of, wanted })).immediate();
    },
    async forget(except) {
      return query.transaction((tx) => forget(tx, except), { behavior: "immediate" });
    },
    async chatsDue(now, date) {
      return statements.chatsDue.all({ now, date });
    },
    async waiting(chat, now) {
      return statements.waiting.all({ ...chat, now }).map(toRow);
    },
    async drop(reminderIds, reason) {
      database.raw.transaction(() => {
        for (const id of reminderIds) statements.drop.run({ id, reason });
      })();
    },
    async remindersOf(deliveryId) {
      return statements.carried.all({ deliveryId }).map(toRow);
    },
    async wakeAt() {
      const moments = [statements.nextReminder.get()?.at, statements.nextDelivery.get()?.at].filter((at) => typeof at === "number");
      return moments.length > 0 ? Math.min(...moments) : null;
    },
  };
}

/** What every tick runs. */
function prepare(query: Database["query"]) {
  const { state, plannedAt, platform, chatId, unitId, deadline, due, step, id, deliveryId } = reminders;
  const given = (name: string) => sql.placeholder(name);
  const ready = and(isWaiting(), lte(plannedAt, given("now")));
  const today = and(eq(deliveries.platform, platform), eq(deliveries.chatId, chatId), eq(deliveries.date, given("date")));
  const dropped = { state: "dropped", reason: sql`${given("reason")}` } as const;
  const row = {
    platform: given("platform"),
    chatId: given("chatId"),
    unitId: given("unitId"),
    deadline: given("deadline"),
    due: given("due"),
    step: given("step"),
    plannedAt: given("plannedAt"),
  };
  return {
    planned: query
      .select()
      .from(reminders)
      .where(
        and(
          eq(platform, given("platform")),
          eq(chatId, given("chatId")),
          eq(unitId, given("unitId")),
          gte(plannedAt, given("from")),
          lt(plannedAt, given("to")),
        ),
      )
      .prepare(),
    // A step that waits already moves to its new day; one that was told stays told.
    add: query
      .insert(reminders)
      .values(row)
      .onConflictDoUpdate({
        target: [platform, chatId, unitId, deadline, due, step],
        set: { plannedAt: sql`excluded.planned_at` },
        setWhere: and(eq(state, "pending"), isNull(deliveryId)),
      })
      .prepare(),
    planMark: query.select().from(facts).where(eq(facts.name, planMarkName)).prepare(),
    chatsDue: query
      .selectDistinct({ platform, chatId })
      .from(reminders)
      .where(and(ready, notExists(query.select({ id: deliveries.id }).from(deliveries).where(today))))
      .prepare(),
    waiting: query
      .select()
      .from(reminders)
      .where(and(ready, eq(platform, given("platform")), eq(chatId, given("chatId"))))
      .orderBy(asc(id))
      .prepare(),
    drop: query
      .update(reminders)
      .set(dropped)
      .where(and(eq(id, given("id")), inArray(state, ["pending", "queued"])))
      .prepare(),
    carried: query
      .select()
      .from(reminders)
      .where(and(eq(deliveryId, given("deliveryId")), eq(state, "queued")))
      .prepare(),
    nextReminder: query
      .select({ at: min(plannedAt) })
      .from(reminders)
      .where(isWaiting())
      .prepare(),
    nextDelivery: query
      .select({ at: min(deliveries.nextTryAt) })
      .from(deliveries)
      .where(eq(deliveries.state, "pending"))
      .prepare(),
  };
}

type Statements = ReturnType<typeof prepare>;
type Transaction = Parameters<Parameters<Database["query"]["transaction"]>[0]>[0];

interface Reconciling {
  readonly of: { readonly chat: ChatKey; readonly unitId: string; readonly from: number; readonly to: number };
  readonly wanted: readonly NewReminder[];
}

function reconcile(query: Database["query"], statements: Statements, { of, wanted }: Reconciling): { added: number; removed: number } {
  const { chat, unitId, from, to } = of;
  const there = statements.planned.all({ ...chat, unitId, from, to });
  const wantedKeys = new Set(wanted.map(identity));
  const stale = there.filter((row) => row.state === "pending" && row.deliveryId === null && !wantedKeys.has(identity(row)));
  for (const ids of chunks(stale.map((row) => row.id)))
    query
      .delete(reminders)
      .where(inArray(reminders.id, [...ids]))
      .run();
  const known = new Set(there.map((row) => `${identity(row)} ${row.plannedAt}`));
  let added = 0;
  for (const { chat: target, ...row } of wanted) {
    if (!known.has(`${identity(row)} ${row.plannedAt}`)) added += statements.add.run({ ...target, ...row }).changes;
  }
  return { added, removed: stale.length };
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
