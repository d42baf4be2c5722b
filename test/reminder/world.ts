import { loadHolidays } from "../../seeds/holidays.ts";
import { DeliveryError, type Reply } from "../../src/chat/types.ts";
import type { Obligation } from "../../src/obligation/types.ts";
import { defaultLadder } from "../../src/reminder/ladder.ts";
import type { Notice, ReminderPorts, Subscription } from "../../src/reminder/ports.ts";
import { type TickReport, tick } from "../../src/reminder/tick.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { createReminderStore } from "../../src/store/reminder-store.ts";
import { createCalendar } from "../../src/time/calendar.ts";
import { instantOf, localDate, localTime } from "../../src/time/date.ts";

export const calendar = createCalendar(loadHolidays());

/** An in-memory database with the real migrations. */
export function memoryDatabase(file = ":memory:"): Database {
  return openDatabase(file, { migrations: "drizzle" });
}

export interface Sent {
  /** 2025-01-24 09:00. */
  readonly at: string;
  readonly chat: string;
  readonly text: string;
  readonly key: string;
}

/** What the fake platform does with the next message. */
export type Behaviour = "ok" | "permanent" | "refused" | "lost" | "crash" | { readonly retryAfter: number };

/** One process with its chats and duties, on a real database; only the network is fake. */
export function world(options: { duties?: readonly Obligation[]; since?: string; database?: Database; owner?: string } = {}) {
  const database = options.database ?? memoryDatabase();
  const store = createReminderStore(database);
  const sent: Sent[] = [];
  const notices: Notice[] = [];
  const disabled = new Set<string>();
  const script: Behaviour[] = [];
  let now = 0;
  let revision = 1;
  const duties = new Map<string, readonly Obligation[]>([["u1", options.duties ?? []]]);
  const settled = new Set<string>();
  const since = instantOf(options.since ?? "2020-01-01");
  let subscriptions: readonly Subscription[] = [
    { chat: { platform: "test", chatId: "c1" }, unitId: "u1", unitName: "驻马店市市场监管局", since },
  ];
  const ports: ReminderPorts = {
    store,
    calendar,
    ladder: defaultLadder,
    owner: options.owner ?? "one",
    subscriptions: async () => subscriptions.filter((each) => !disabled.has(each.chat.chatId)),
    async obligations(unitId) {
      const found = duties.get(unitId);
      if (!found) throw new Error(`no unit ${unitId}`);
      return found;
    },
    revision: async () => String(revision),
    async send(chat, reply, key) {
      const behaviour = script.shift() ?? "ok";
      if (behaviour !== "ok" && behaviour !== "crash") throw errorFor(behaviour);
      sent.push({ at: `${localDate(now)} ${localTime(now)}`, chat: chat.chatId, text: plain(reply), key });
      if (behaviour === "crash") throw new Crash();
      return { messageId: String(sent.length) };
    },
    async disableChat(chat) {
      disabled.add(chat.chatId);
      revision++;
    },
    async notify(notice) {
      notices.push(notice);
    },
    settled: async () => settled,
  };
  return {
    database,
    store,
    ports,
    sent,
    notices,
    disabled,
    script,
    duties,
    settled,
    /** Ticks once at a wall clock in China, `2025-01-24 09:00`. */
    async at(moment: string): Promise<TickReport> {
      const [date = "", time] = moment.split(" ");
      now = instantOf(date, time);
      return tick(ports, now);
    },
    subscribe(more: readonly Subscription[]) {
      subscriptions = more;
      revision++;
    },
    changed() {
      revision++;
    },
    /** The states of all deliveries, oldest first. */
    deliveries: () => database.raw.prepare("select date, part, round, state, attempts from deliveries order by id").all(),
  };
}

/** Stands for a process that dies while it sends. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/** A reply as one text, a line each. */
export function plain(reply: Reply): string {
  return reply.blocks
    .flatMap((block) => {
      if (block.kind === "list") return block.items.flatMap((item) => [`${item.number ?? "-"}. ${item.text}`, ...(item.details ?? [])]);
      if (block.kind === "fields") return block.fields.map((field) => `${field.name}:${field.value}`);
      return [block.text];
    })
    .join("\n");
}

function errorFor(behaviour: Exclude<Behaviour, "ok" | "crash">): DeliveryError {
  if (behaviour === "permanent") return new DeliveryError("blocked by the user", { permanent: true, refused: true });
  if (behaviour === "refused") return new DeliveryError("bad gateway", { permanent: false, refused: true });
  if (behaviour === "lost") return new DeliveryError("timed out", { permanent: false, refused: false });
  return new DeliveryError("too many requests", { permanent: false, refused: true, retryAfter: behaviour.retryAfter });
}
