import { loadHolidays } from "../seeds/holidays.ts";
import type { Obligation } from "../src/obligation/types.ts";
import { defaultLadder } from "../src/reminder/ladder.ts";
import type { ReminderPorts, Subscription } from "../src/reminder/ports.ts";
import { tick } from "../src/reminder/tick.ts";
import { type Database, openDatabase } from "../src/store/database.ts";
import { createReminderStore } from "../src/store/reminder-store.ts";
import { createCalendar } from "../src/time/calendar.ts";
import { instantOf } from "../src/time/date.ts";
import { duty } from "../test/obligation/duty.ts";

// node --import tsx bench/reminder.ts
// Targets: an idle tick at a million waiting rows takes at most twice that at ten thousand; delivery reaches 90 % of a bare loop.

const calendar = createCalendar(loadHolidays());
const duties = ["every:P1Y@01-31", "every:P1Y", "every:P3M", "every:P6M", "once:2025-12-31", "every:P1Y*4"].map((when, index) =>
  duty({ when, clause: `一/(${index})` }),
);

function ports(
  database: Database,
  options: Partial<Omit<ReminderPorts, "obligations">> & { chats: number; obligations: readonly Obligation[] },
): ReminderPorts {
  const { chats, obligations, ...rest } = options;
  const all: Subscription[] = Array.from({ length: chats }, (_, i) => ({
    chat: { platform: "bench", chatId: `c${i}` },
    unitId: `u${i}`,
    unitName: `第${i}局`,
    since: 0,
  }));
  return {
    store: createReminderStore(database),
    calendar,
    ladder: defaultLadder,
    owner: "bench",
    subscriptions: async () => all,
    obligations: async () => obligations,
    revision: async () => "1",
    send: async () => ({ messageId: null }),
    disableChat: async () => {},
    notify: async () => {},
    pace: () => Number.MAX_SAFE_INTEGER,
    ...rest,
  };
}

async function idleTick(rows: number): Promise<number> {
  const database = openDatabase(":memory:", { migrations: "drizzle" });
  const insert = database.raw.prepare(
    "insert into reminders (platform, chat_id, unit_id, deadline, due, step, planned_at, state) values ('bench', ?, ?, 'd', ?, ?, ?, 'pending')",
  );
  const later = instantOf("2026-01-05", "09:00");
  database.raw.transaction(() => {
    for (let i = 0; i < rows; i++)
      insert.run(`c${i % 5000}`, `u${i % 5000}`, `due ${Math.floor(i / 25_000)}`, Math.floor(i / 5000) % 5, later + i);
  })();
  const idle = ports(database, { chats: 0, obligations: [], revision: async () => "1" });
  await idle.store.setPlanMark({ revision: "1", through: "2025-01-25", retryAt: null });
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const start = performance.now();
    await tick(idle, instantOf("2025-01-24", "10:00"));
    times.push(performance.now() - start);
  }
  database.close();
  return times.sort((a, b) => a - b)[100] ?? 0;
}

async function planAYear(places: number): Promise<void> {
  const database = openDatabase(":memory:", { migrations: "drizzle" });
  const start = performance.now();
  const report = await tick(ports(database, { chats: places, obligations: duties, horizonDays: 365 }), instantOf("2025-01-01", "00:00"));
  console.log(`planning a year for ${places} places: ${report.planned} reminders in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  database.close();
}

/** The fake server takes as long as a near one does. */
const answer = () => new Promise<{ messageId: null }>((done) => setTimeout(() => done({ messageId: null }), 5));

async function deliveryRate(chats: number): Promise<void> {
  const database = openDatabase(":memory:", { migrations: "drizzle" });
  const bench = ports(database, { chats, obligations: [duty({ when: "every:P1Y@01-31" })], send: answer });
  await tick(bench, instantOf("2025-01-24", "08:00"));
  const start = performance.now();
  const { sent } = await tick(bench, instantOf("2025-01-24", "09:00"));
  const ours = sent / ((performance.now() - start) / 1000);
  const bareStart = performance.now();
  for (let i = 0; i < chats; i++) await answer();
  const bare = chats / ((performance.now() - bareStart) / 1000);
  console.log(`delivery: ${ours.toFixed(0)} messages a second, a bare loop ${bare.toFixed(0)}: ${((100 * ours) / bare).toFixed(0)} %`);
  database.close();
}

const small = await idleTick(10_000);
const large = await idleTick(1_000_000);
console.log(
  `an idle tick: ${small.toFixed(3)} ms at 10,000 rows, ${large.toFixed(3)} ms at 1,000,000: ${(large / small).toFixed(2)} times`,
);
await planAYear(3000);
await deliveryRate(1000);
