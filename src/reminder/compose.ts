import type { Reply } from "../chat/types.ts";
import { type MovedDates, occurrencesWithMoved } from "../obligation/moved.ts";
import { deadlineKey, occurrenceKey } from "../obligation/occurrences.ts";
import type { Obligation, Occurrence } from "../obligation/types.ts";
import type { Deadline } from "../plan/types.ts";
import type { Calendar } from "../time/calendar.ts";
import { localDate } from "../time/date.ts";
import { digest } from "./digest.ts";
import { canRemind, mayTell } from "./may-tell.ts";
import type { DeliveryRow, DigestItem, ReminderPorts, ReminderRow, Subscription } from "./ports.ts";

/** What a tick has read already; a fresh one each tick. */
export interface Readings {
  obligations(unitId: string): Promise<readonly Obligation[]>;
  settled(unitId: string): Promise<ReadonlySet<string>>;
  moved(unitId: string): Promise<MovedDates>;
  counted(unitId: string): Promise<ReadonlyMap<string, number> | undefined>;
  subscriptions(): Promise<ReadonlyMap<string, Subscription>>;
}

export function readings(ports: ReminderPorts): Readings {
  const settled = (unitId: string) => ports.settled?.(unitId) ?? Promise.resolve(new Set<string>());
  let subscriptions: Promise<ReadonlyMap<string, Subscription>> | undefined;
  return {
    obligations: remember(ports.obligations),
    settled: remember(settled),
    moved: remember(async (unitId) => (await ports.moved?.(unitId)) ?? new Map()),
    counted: remember(async (unitId) => ports.counted?.(unitId)),
    subscriptions() {
      subscriptions ??= ports.subscriptions().then((all) => new Map(all.map((each) => [subscriptionKey(each), each])));
      return subscriptions;
    },
  };
}

/**
 * The text of a delivery as of now: what was planned may be done, moved or withdrawn since, and is then left out. `reply` is null
 * where nothing is left; `gone` are the reminders that no longer hold.
 */
export async function compose(
  ports: ReminderPorts,
  delivery: DeliveryRow,
  { read, now }: { readonly read: Readings; readonly now: number },
): Promise<{ readonly reply: Reply | null; readonly gone: readonly number[] }> {
  const today = localDate(now);
  const items = new Map<string, DigestItem>();
  const gone: number[] = [];
  for (const row of await ports.store.remindersOf(delivery.id)) {
    const found = await itemOf(ports, row, { read, now });
    if (!found) {
      gone.push(row.id);
      continue;
    }
    const key = `${row.deadline} ${row.due}`;
    const before = items.get(key);
    items.set(key, before ? { ...before, unitNames: [...before.unitNames, ...found.unitNames] } : found);
  }
  if (items.size === 0) return { reply: null, gone };
  const { chat, date, part, round } = delivery;
  const options = {
    today,
    calendar: ports.calendar,
    part,
    parts: await ports.store.partsOf(chat, date),
    repeated: round > 0,
    plannedOn: date,
  };
  return { reply: digest([...items.values()], { ...options, ...(ports.choices ? { choices: ports.choices } : {}) }), gone };
}

async function itemOf(
  ports: ReminderPorts,
  row: ReminderRow,
  { read, now }: { readonly read: Readings; readonly now: number },
): Promise<DigestItem | null> {
  const subscription = (await read.subscriptions()).get(subscriptionKey(row));
  if (!subscription || (await read.settled(row.unitId)).has(occurrenceKey(row.deadline, row.due))) return null;
  const occurrence = findOccurrence(await read.obligations(row.unitId), row, {
    calendar: ports.calendar,
    moved: await read.moved(row.unitId),
  });
  const today = localDate(now);
  if (!occurrence || !mayTell(occurrence, { step: row.step, on: today }, null)) return null;
  const missed = localDate(row.plannedAt) < today || now - row.plannedAt > lateAfter;
  const counted = occurrence.count === null ? undefined : await read.counted(row.unitId);
  const held = counted ? (counted.get(occurrenceKey(row.deadline, row.due)) ?? 0) : null;
  return { occurrence, unitNames: [subscription.unitName], step: row.step, held, missedAt: missed ? row.plannedAt : null };
}

/** A digest that is later than this says when it should have come. */
const lateAfter = 3_600_000;

function findOccurrence(
  obligations: readonly Obligation[],
  row: ReminderRow,
  options: { readonly calendar: Calendar; readonly moved: MovedDates },
): Occurrence | null {
  for (const { obligation, deadline } of dutiesByKey(obligations).get(row.deadline) ?? []) {
    const range = { from: row.due, to: row.due };
    const [occurrence] = occurrencesWithMoved([{ ...obligation, deadlines: [deadline] }], range, options);
    if (occurrence) return { ...occurrence, obligation };
  }
  return null;
}

interface Duty {
  readonly obligation: Obligation;
  readonly deadline: Deadline;
}

/** What a unit can be reminded of, by key; made once for each reading. */
function dutiesByKey(obligations: readonly Obligation[]): ReadonlyMap<string, readonly Duty[]> {
  const before = indexed.get(obligations);
  if (before) return before;
  const index = new Map<string, Duty[]>();
  for (const obligation of obligations.filter(canRemind)) {
    for (const deadline of obligation.deadlines) {
      const key = deadlineKey(obligation.plan, deadline);
      index.set(key, [...(index.get(key) ?? []), { obligation, deadline }]);
    }
  }
  indexed.set(obligations, index);
  return index;
}

const indexed = new WeakMap<readonly Obligation[], ReadonlyMap<string, readonly Duty[]>>();

function subscriptionKey({ chat, unitId }: Pick<Subscription, "chat" | "unitId">): string {
  return `${chat.platform}\n${chat.chatId}\n${unitId}`;
}

function remember<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? read(key);
    known.set(key, found);
    return found;
  };
}
