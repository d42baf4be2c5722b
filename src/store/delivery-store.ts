import type { DeliveryRow, Outcome, ReminderStore } from "../reminder/ports.ts";
import type { Database } from "./database.ts";
import { type DeliveryStatements, type DeliveryValues, deliveryStatements } from "./delivery-statements.ts";

type DeliveryMethods = Pick<ReminderStore, "open" | "partsOf" | "claim" | "finish" | "expireLeases" | "unsettled" | "settle" | "release">;

/** The outbox. Claims are conditional updates, so that two processes never take one delivery. */
export function deliveryMethods(database: Database): DeliveryMethods {
  const statements = deliveryStatements(database.query);
  /** Statements run on the one connection, and so inside its transaction. */
  const together = <T>(work: () => T): T => database.raw.transaction(work).immediate();
  return {
    async open({ chat, date, parts, now }) {
      return together(() => {
        if ((statements.lastPart.get({ ...chat, date })?.part ?? null) !== null) return 0;
        for (const [index, ids] of parts.entries()) {
          const row = statements.insert.get({ ...chat, date, part: index + 1, round: 0, now });
          for (const id of row ? ids : []) statements.queueReminder.run({ id, deliveryId: row?.id });
        }
        return parts.length;
      });
    },
    async partsOf(chat, date) {
      return statements.lastPart.get({ ...chat, date })?.part ?? 0;
    },
    async claim({ owner, now, leaseUntil, except, round }) {
      return together(() => {
        const next = statements.ready.get({ now, round, except: JSON.stringify(except) });
        const row = next ? statements.claim.get({ id: next.id, owner, leaseUntil }) : undefined;
        return row ? toDelivery(row) : null;
      });
    },
    async finish(delivery, owner, { outcome, now, reply }) {
      return together(() => finish(statements, delivery, { owner, outcome, now, reply: reply ? JSON.stringify(reply) : null }));
    },
    async expireLeases(now) {
      return statements.expire.all({ now }).map(toDelivery);
    },
    async unsettled() {
      return statements.unsettled.all().map(toDelivery);
    },
    async settle(deliveryId, again, now) {
      together(() => {
        const row = statements.settle.get({ id: deliveryId });
        if (!row || !again) return;
        const { platform, chatId, date, part, round } = row;
        const next = statements.insert.get({ platform, chatId, date, part, round: round + 1, now });
        if (next) statements.moveReminders.run({ from: deliveryId, to: next.id });
      });
    },
    async release(date) {
      return together(() => {
        const old = statements.drop.all({ before: date });
        for (const { id } of old) statements.freeReminders.run({ deliveryId: id });
        return old.length;
      });
    },
  };
}

function finish(
  statements: DeliveryStatements,
  delivery: DeliveryRow,
  {
    owner,
    outcome,
    now,
    reply,
  }: { readonly owner: string; readonly outcome: Outcome; readonly now: number; readonly reply: string | null },
): boolean {
  // The lease may have run out while the platform took its time; a final answer still counts.
  const final = outcome.state === "sent" || outcome.state === "failed";
  const { changes } = statements.finish.run({
    id: delivery.id,
    owner,
    attempts: delivery.attempts,
    orUnknown: final ? "unknown" : "sending",
    state: outcome.state,
    error: "error" in outcome ? outcome.error : null,
    messageId: outcome.state === "sent" ? outcome.messageId : null,
    finishedAt: outcome.state === "pending" ? null : now,
    nextTryAt: outcome.state === "pending" ? outcome.nextTryAt : now,
    reply,
  });
  if (changes === 0) return false;
  if (outcome.state === "sent") callOff(statements, delivery);
  const told = reminderState(outcome);
  if (told) statements.closeReminders.run({ deliveryId: delivery.id, ...told });
  return true;
}

/** The first message did arrive, so the second one is not needed any more. */
function callOff(statements: DeliveryStatements, { id, chat, date, part, round }: DeliveryRow): void {
  const second = statements.callOff.get({ ...chat, date, part, round: round + 1 });
  if (second) statements.moveReminders.run({ from: second.id, to: id });
}

function reminderState(outcome: Outcome): { state: "told" | "dropped"; reason: string | null } | null {
  if (outcome.state === "sent") return { state: "told", reason: null };
  return outcome.state === "failed" || outcome.state === "dropped" ? { state: "dropped", reason: outcome.error } : null;
}

function toDelivery({ id, platform, chatId, date, part, round, state, attempts }: DeliveryValues): DeliveryRow {
  return { id, chat: { platform, chatId }, date, part, round, state, attempts };
}
