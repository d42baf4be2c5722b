import { and, asc, eq, inArray, lt, lte, max, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Database } from "./database.ts";
import { deliveries, reminders } from "./schema/reminders.ts";

export type DeliveryStatements = ReturnType<typeof deliveryStatements>;
export type DeliveryValues = typeof deliveries.$inferSelect;

/** Prepared once: a tick runs a dozen of them for each message, and preparing costs a hundred times the run. */
export function deliveryStatements(query: Database["query"]) {
  return { ...outbox(query), ...carried(query) };
}

function outbox(query: Database["query"]) {
  const { id, state, nextTryAt, leaseUntil, attempts, settled, owner } = deliveries;
  // The parts of a digest go out in their order.
  const earlier = alias(deliveries, "earlier");
  const unfinished = query
    .select({ id: earlier.id })
    .from(earlier)
    .where(
      and(
        eq(earlier.platform, deliveries.platform),
        eq(earlier.chatId, deliveries.chatId),
        eq(earlier.date, deliveries.date),
        lt(earlier.part, deliveries.part),
        inArray(earlier.state, ["pending", "sending"]),
      ),
    );
  const notExcepted = sql`${deliveries.platform} not in (select value from json_each(${given("except")}))`;
  const taken = { state: "sending", owner: value("owner"), leaseUntil: value("leaseUntil"), attempts: sql`${attempts} + 1` } as const;
  return {
    lastPart: query
      .select({ part: max(deliveries.part) })
      .from(deliveries)
      .where(ofDay())
      .prepare(),
    insert: query
      .insert(deliveries)
      .values({
        platform: given("platform"),
        chatId: given("chatId"),
        date: given("date"),
        part: given("part"),
        round: given("round"),
        nextTryAt: given("now"),
        createdAt: given("now"),
      })
      .onConflictDoNothing()
      .returning({ id })
      .prepare(),
    ready: query
      .select({ id })
      .from(deliveries)
      .where(
        and(eq(state, "pending"), eq(deliveries.round, given("round")), lte(nextTryAt, given("now")), notExcepted, notExists(unfinished)),
      )
      .orderBy(asc(nextTryAt), asc(id))
      .limit(1)
      .prepare(),
    claim: query
      .update(deliveries)
      .set(taken)
      .where(and(eq(id, given("id")), eq(state, "pending")))
      .returning()
      .prepare(),
    finish: query
      .update(deliveries)
      .set({
        state: value("state"),
        error: value("error"),
        messageId: value("messageId"),
        finishedAt: value("finishedAt"),
        nextTryAt: value("nextTryAt"),
        reply: sql`coalesce(${given("reply")}, ${deliveries.reply})`,
        leaseUntil: null,
      })
      .where(
        and(
          eq(id, given("id")),
          eq(owner, given("owner")),
          eq(attempts, given("attempts")),
          inArray(state, ["sending", given("orUnknown")]),
        ),
      )
      .prepare(),
    expire: query
      .update(deliveries)
      .set({ state: "unknown", error: "the lease ran out", finishedAt: value("now") })
      .where(and(eq(state, "sending"), lte(leaseUntil, given("now"))))
      .returning()
      .prepare(),
    unsettled: query
      .select()
      .from(deliveries)
      .where(and(eq(state, "unknown"), eq(settled, false)))
      .prepare(),
    settle: query
      .update(deliveries)
      .set({ settled: true })
      .where(and(eq(id, given("id")), eq(state, "unknown"), eq(settled, false)))
      .returning()
      .prepare(),
    drop: query
      .update(deliveries)
      .set({ state: "dropped", error: "joined a later digest" })
      .where(and(eq(state, "pending"), lt(deliveries.date, given("before"))))
      .returning({ id })
      .prepare(),
    callOff: query
      .update(deliveries)
      .set({ state: "dropped", error: "the first arrived after all" })
      .where(and(ofDay(), eq(deliveries.part, given("part")), eq(deliveries.round, given("round")), eq(state, "pending")))
      .returning({ id })
      .prepare(),
  };
}

/** What happens to the reminders that a delivery carries. */
function carried(query: Database["query"]) {
  const { id, state, deliveryId } = reminders;
  const of = (name: string) => and(eq(deliveryId, given(name)), eq(state, "queued"));
  return {
    queueReminder: query
      .update(reminders)
      .set({ state: "queued", deliveryId: value("deliveryId") })
      .where(and(eq(id, given("id")), eq(state, "pending")))
      .prepare(),
    moveReminders: query
      .update(reminders)
      .set({ deliveryId: value("to") })
      .where(of("from"))
      .prepare(),
    freeReminders: query.update(reminders).set({ state: "pending", deliveryId: null }).where(of("deliveryId")).prepare(),
    closeReminders: query
      .update(reminders)
      .set({ state: value("state"), reason: value("reason") })
      .where(of("deliveryId"))
      .prepare(),
  };
}

function ofDay() {
  return and(eq(deliveries.platform, given("platform")), eq(deliveries.chatId, given("chatId")), eq(deliveries.date, given("date")));
}

function given(name: string) {
  return sql.placeholder(name);
}

/** In a SET list drizzle takes a placeholder only inside an expression. */
function value(name: string) {
  return sql`${sql.placeholder(name)}`;
}
