import { localDate } from "../time/date.ts";
import { readings } from "./compose.ts";
import { openDigests } from "./grouping.ts";
import { isOpen } from "./hours.ts";
import { type DeliverResult, deliver, settleUnknown } from "./outbox.ts";
import { plan } from "./planner.ts";
import type { ReminderPorts } from "./ports.ts";

export interface TickReport extends DeliverResult {
  /** Reminders laid out, and those withdrawn. */
  readonly planned: number;
  readonly withdrawn: number;
  /** Steps left out because a later one of the same occurrence was due. */
  readonly superseded: number;
  /** Deliveries opened. */
  readonly opened: number;
  /** Deliveries that go out a second time because nobody knows of the first. */
  readonly repeated: number;
  /** Units that could not be planned, with the reason. */
  readonly errors: readonly string[];
}

const nothing: DeliverResult = { sent: 0, failed: 0, unknown: 0, putOff: 0, dropped: 0, more: false };

/**
 * One beat of the heart: settle what is uncertain, lay out what is near, open today's digests, send. Each step is its own
 * transaction, so that a crash between any two loses nothing. `now` is epoch milliseconds.
 */
export async function tick(ports: ReminderPorts, now: number): Promise<TickReport> {
  const repeated = await settleUnknown(ports, now);
  await ports.store.release(localDate(now));
  const planned = await plan(ports, now);
  const read = readings(ports);
  const grouped = await openDigests(ports, now);
  const delivered = isOpen(ports.calendar, now) ? await deliver(ports, now, read) : nothing;
  for (const text of planned.errors) await ports.notify({ kind: "error", chat: null, text: `排提醒时出错:${text}` });
  return {
    ...delivered,
    planned: planned.added,
    withdrawn: planned.removed,
    superseded: grouped.dropped,
    opened: grouped.opened,
    repeated,
    errors: planned.errors,
  };
}
