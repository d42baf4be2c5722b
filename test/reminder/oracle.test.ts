import { describe, expect, test } from "vitest";
import type { Obligation } from "../../src/obligation/types.ts";
import { defaultLadder } from "../../src/reminder/ladder.ts";
import { tick } from "../../src/reminder/tick.ts";
import { simulate } from "../../src/reminder/virtual.ts";
import { createReminderStore } from "../../src/store/reminder-store.ts";
import { addDays, instantOf } from "../../src/time/date.ts";
import { duty } from "../obligation/duty.ts";
import { whatMustArrive } from "./oracle.ts";
import { plainly, toldLines } from "./oracle-facts.ts";
import { calendar, memoryDatabase } from "./world.ts";

const codes = [
  ...["once:2022-12-31", "once:2023-06-30", "once:2024-12-31", "once:2025-12-31", "once:2020-12-31"],
  ...["every:P1Y", "every:P1Y@01-31", "every:P1Y@03-31", "every:P1Y*2", "every:P1Y*4", "every:P2Y", "every:P6M", "every:P3M", "every:P1M"],
  ...["every:semester", "within:5WD..15WD", "term*1", "periodic"],
];

/** Heads like those of the six plans, and what a supervisor may do with them. */
const heads = [
  { issuedOn: "2021-03-21", period: { from: 2021, to: 2025 } },
  { issuedOn: null, period: { from: 2021, to: 2025 } },
  { issuedOn: "2015-07-30", period: { from: 2015, to: 2020 }, continued: true },
  { issuedOn: "2023-03-14", period: { from: 2023, to: 2024 } },
  { issuedOn: "2022-08-02", period: { from: 2021, to: 2025 }, draft: true },
  { issuedOn: "2021-03-21", period: { from: 2021, to: 2025 }, publishedOn: "2024-06-01", continued: true },
];

describe("what the planner and the outbox deliver from 2021 to 2027", () => {
  test.each(heads)("is what an independent computation says: %j", async (head) => {
    const obligations = codes.map((when) => obligationOf(head, when));
    const expected = whatMustArrive(obligations.flatMap(plainly), "2021-01-01", "2027-12-31");
    const delivered = await deliver(obligations, { from: "2021-01-01", to: "2027-12-31" });
    expect(delivered).toEqual(expected);
    expect(delivered.length > 0).toBe(!head.draft);
  });

  test("is the same when the heart beats every hour of a year instead of jumping", async () => {
    const obligations = codes.map((when) => obligationOf({ issuedOn: "2021-03-21", period: { from: 2021, to: 2025 } }, when));
    const jumped = await deliver(obligations, { from: "2024-11-01", to: "2025-04-30" });
    const beaten = await deliver(obligations, { from: "2024-11-01", to: "2025-04-30", hourly: true });
    expect(beaten).toEqual(jumped);
  });
});

type Head = (typeof heads)[number];

function obligationOf(
  { issuedOn, period, draft, publishedOn, continued }: Partial<Head> & Pick<Head, "issuedOn" | "period">,
  when: string,
) {
  return duty({
    when,
    clause: `一/(${codes.indexOf(when)})`,
    plan: { issuedOn, period, status: draft ? "draft" : "effective" },
    stored: { publishedOn: publishedOn ?? issuedOn ?? `${period.from}-01-01`, continued: continued ?? false },
  });
}

async function deliver(
  obligations: readonly Obligation[],
  { from, to, hourly = false }: { readonly from: string; readonly to: string; readonly hourly?: boolean },
): Promise<string[]> {
  const database = memoryDatabase();
  const ports = {
    store: createReminderStore(database),
    calendar,
    ladder: defaultLadder,
    owner: "test",
    subscriptions: async () => [{ chat: { platform: "test", chatId: "c" }, unitId: "u", unitName: "某局", since: instantOf(from) }],
    obligations: async () => obligations,
    revision: async () => "1",
  };
  let messages = 0;
  if (hourly) {
    const live = { ...ports, send: async () => ({ messageId: String(++messages) }), disableChat: async () => {}, notify: async () => {} };
    for (let now = instantOf(from); now < instantOf(addDays(to, 1)); now += 3_600_000) await tick(live, now);
  } else {
    for await (const _ of simulate({ from, to, ports })) messages++;
  }
  const told = toldLines(database);
  const sent = database.raw.prepare("select count(*) as n from deliveries where state = 'sent'").get() as { n: number };
  expect(sent.n).toBe(messages);
  database.close();
  return [...(told.get("c") ?? [])];
}
