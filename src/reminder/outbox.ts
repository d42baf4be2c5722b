import { DeliveryError, type Reply } from "../chat/types.ts";
import { compose, type Readings } from "./compose.ts";
import { chatName } from "./grouping.ts";
import type { DeliveryRow, Outcome, ReminderPorts } from "./ports.ts";

export interface DeliverResult {
  readonly sent: number;
  readonly failed: number;
  readonly unknown: number;
  readonly putOff: number;
  readonly dropped: number;
  /** True where more was ready than the pace allows in one tick. */
  readonly more: boolean;
}

/** Messages on their way at once: while the platform answers one, the next is put into words. A crash leaves as many unknown. */
const lanes = 2;
const leaseFor = 5 * 60_000;
const defaultPace = 200;
const mostAttempts = 10;
/** A delivery that cannot be put together waits so long before it is looked at again. */
const poisonWait = 3_600_000;

/**
 * Sends what is ready; each delivery is claimed just before it goes. What goes out for the second time goes alone and first: a
 * crash that another message brings about must not make it unknown again.
 */
export async function deliver(ports: ReminderPorts, now: number, read: Readings): Promise<DeliverResult> {
  const counts = { sent: 0, failed: 0, unknown: 0, pending: 0, dropped: 0 };
  const pace = paceKeeper(ports);
  const lane = async (round: number): Promise<void> => {
    for (;;) {
      const except = pace.spent();
      const delivery = await ports.store.claim({ owner: ports.owner, now, leaseUntil: now + leaseFor, except, round });
      if (!delivery) return;
      pace.count(delivery.chat.platform);
      counts[await attempt(ports, delivery, { now, read })]++;
    }
  };
  await lane(1);
  await Promise.all(Array.from({ length: lanes }, () => lane(0)));
  return { ...counts, putOff: counts.pending, more: pace.spent().length > 0 };
}

/** So many messages to a platform in one tick; counted when they are claimed. */
function paceKeeper(ports: ReminderPorts): { spent(): readonly string[]; count(platform: string): void } {
  const left = new Map<string, number>();
  return {
    spent: () => [...left].filter(([, room]) => room <= 0).map(([platform]) => platform),
    count(platform) {
      left.set(platform, (left.get(platform) ?? ports.pace?.(platform) ?? defaultPace) - 1);
    },
  };
}

async function attempt(
  ports: ReminderPorts,
  delivery: DeliveryRow,
  { now, read }: { readonly now: number; readonly read: Readings },
): Promise<Outcome["state"]> {
  const { outcome, reply } = await tryOnce(ports, delivery, { now, read });
  const kept = await ports.store.finish(delivery, ports.owner, { outcome, now, reply });
  if (kept) await report(ports, delivery, outcome);
  return outcome.state;
}

async function tryOnce(
  ports: ReminderPorts,
  delivery: DeliveryRow,
  { now, read }: { readonly now: number; readonly read: Readings },
): Promise<{ readonly outcome: Outcome; readonly reply: Reply | null }> {
  let reply: Reply | null;
  try {
    const composed = await compose(ports, delivery, { read, now });
    if (composed.gone.length > 0) await ports.store.drop(composed.gone, "no longer due");
    reply = composed.reply;
  } catch (cause) {
    return { outcome: { state: "pending", error: reasonOf(cause), nextTryAt: now + poisonWait }, reply: null };
  }
  if (!reply) return { outcome: { state: "dropped", error: "nothing left to tell" }, reply };
  try {
    const { messageId } = await ports.send(delivery.chat, reply, deliveryKey(delivery));
    return { outcome: { state: "sent", messageId }, reply };
  } catch (cause) {
    return { outcome: outcomeOf(cause, delivery, now), reply };
  }
}

/** The same for every try, so that a platform that knows it can refuse the second. */
function deliveryKey({ chat, date, part }: Pick<DeliveryRow, "chat" | "date" | "part">): string {
  return `${chatName(chat)}:${date}:${part}`;
}

function outcomeOf(cause: unknown, { attempts }: DeliveryRow, now: number): Outcome {
  const error = reasonOf(cause);
  // An error that says nothing of the outcome may come after the message left.
  if (!(cause instanceof DeliveryError) || (!cause.permanent && !cause.refused)) return { state: "unknown", error };
  if (cause.permanent || attempts >= mostAttempts) return { state: "failed", error, permanent: cause.permanent };
  return { state: "pending", error, nextTryAt: now + Math.max(cause.retryAfter ?? 0, backOff(attempts)) };
}

/** One minute, two, four … an hour at most; `attempts` counts the one that failed. */
function backOff(attempts: number): number {
  return Math.min(60, 2 ** Math.max(0, attempts - 1)) * 60_000;
}

async function report(ports: ReminderPorts, { chat, attempts }: DeliveryRow, outcome: Outcome): Promise<void> {
  if (outcome.state === "unknown") {
    await ports.notify({ kind: "unknown", chat, text: `${chatName(chat)} 的提醒不知是否送达:${outcome.error}` });
  } else if (outcome.state === "failed" && outcome.permanent) {
    await ports.disableChat(chat, outcome.error);
    await ports.notify({ kind: "chat-disabled", chat, text: `${chatName(chat)} 已停发,平台答复不可送达:${outcome.error}` });
  } else if (outcome.state === "failed") {
    await ports.notify({ kind: "failed", chat, text: `${chatName(chat)} 的提醒试了${attempts}次仍未送出:${outcome.error}` });
  }
}

/**
 * What may or may not have arrived: a claim that ran out, a broken connection. By the platform's rule it goes out once more, marked,
 * or is left to the admin; never a third time.
 */
export async function settleUnknown(ports: ReminderPorts, now: number): Promise<number> {
  for (const { chat, date } of await ports.store.expireLeases(now)) {
    await ports.notify({ kind: "unknown", chat, text: `${chatName(chat)} ${date} 的提醒发送中断,不知是否送达` });
  }
  let again = 0;
  for (const delivery of await ports.store.unsettled()) {
    const repeat = delivery.round === 0 && (ports.unknownRule?.(delivery.chat.platform) ?? "once-more") === "once-more";
    await ports.store.settle(delivery.id, repeat, now);
    if (repeat) again++;
  }
  return again;
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
