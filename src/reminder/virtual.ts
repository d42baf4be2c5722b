import type { Reply } from "../chat/types.ts";
import { addDays, type IsoDate, instantOf } from "../time/date.ts";
import { isOpen, nextOpening } from "./hours.ts";
import type { ChatKey, Notice, ReminderPorts } from "./ports.ts";
import { type TickReport, tick } from "./tick.ts";

/** One message as it would arrive. */
export interface SimulatedMessage {
  /** Epoch milliseconds by the virtual clock. */
  readonly at: number;
  readonly chat: ChatKey;
  readonly reply: Reply;
  readonly key: string;
}

export interface SimulationOptions {
  /** A day from its beginning, or epoch milliseconds. */
  readonly from: IsoDate | number;
  /** A day that still counts, or epoch milliseconds. */
  readonly to: IsoDate | number;
  /** The real planner's ports; the store should be one of its own. */
  readonly ports: Omit<ReminderPorts, "send" | "disableChat" | "notify" | "horizonDays"> & Partial<Pick<ReminderPorts, "notify">>;
  /** Ends after the moment at which such a message went out; what others got at that moment comes too. */
  readonly until?: (message: SimulatedMessage) => boolean;
  readonly onTick?: (report: TickReport, now: number) => void;
}

/** So far ahead a simulation lays out reminders at once; the messages do not depend on it. */
const horizonDays = 370;

/**
 * Runs the real planner and the real outbox under a clock that jumps from one moment at which something can happen to the next.
 * Throws what a unit's planning throws, rather than leave its messages out.
 */
export async function* simulate({ from, to, ports, until, onTick }: SimulationOptions): AsyncGenerator<SimulatedMessage> {
  let now = typeof from === "number" ? from : instantOf(from);
  const end = typeof to === "number" ? to : instantOf(addDays(to, 1));
  const messages: SimulatedMessage[] = [];
  const virtual: ReminderPorts = {
    notify: failOnError,
    ...ports,
    horizonDays,
    async send(chat, reply, key) {
      messages.push({ at: now, chat, reply, key });
      return { messageId: null };
    },
    async disableChat() {},
  };
  while (now <= end) {
    const report = await tick(virtual, now);
    onTick?.(report, now);
    const told = messages.splice(0);
    yield* told;
    if (until && told.some(until)) return;
    if (!report.more) now = await nextMoment(virtual, now);
  }
}

/** Something waits for a later moment, or for the doors to open; and the planner must look again before its horizon ends. */
async function nextMoment(ports: ReminderPorts, now: number): Promise<number> {
  const mark = await ports.store.planMark();
  const planAgain = mark ? instantOf(mark.through) : nextOpening(ports.calendar, now);
  const wake = (await ports.store.wakeAt()) ?? planAgain;
  const next = wake > now && isOpen(ports.calendar, wake) ? wake : nextOpening(ports.calendar, Math.max(now, wake));
  return planAgain > now ? Math.min(next, planAgain) : next;
}

async function failOnError(notice: Notice): Promise<void> {
  if (notice.kind === "error") throw new Error(notice.text);
}
