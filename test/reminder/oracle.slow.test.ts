import { expect, test } from "vitest";
import { pushableDuties } from "../../src/app/duties.ts";
import { toConfig } from "../../src/config.ts";
import { open } from "../../src/main.ts";
import type { Obligation } from "../../src/obligation/types.ts";
import { simulate } from "../../src/reminder/virtual.ts";
import { createReminderStore } from "../../src/store/reminder-store.ts";
import { instantOf } from "../../src/time/date.ts";
import { whatMustArrive } from "./oracle.ts";
import { plainly, toldLines } from "./oracle-facts.ts";
import { memoryDatabase } from "./world.ts";

const from = "2021-01-01";
const to = "2027-12-31";

test("every chat of every unit of the six plans gets, day by day from 2021 to 2027, what an independent computation says", async () => {
  const { context, ports, close } = await open(toConfig({}), { database: ":memory:", sandbox: true });
  const plans = await context.library.readable();
  expect(plans).toHaveLength(6);
  const places = [...new Set(plans.map(({ regionCode }) => regionCode ?? ""))];
  const duties = new Map<string, readonly Obligation[]>();
  for (const unit of places.flatMap((place) => context.directory.unitsOf(place))) {
    // A continued plan has more to tell: every second unit is told that its plans go on.
    const continued = duties.size % 2 === 1;
    const found = await pushableDuties(context, unit);
    duties.set(
      unit.id,
      found.map((duty) => ({ ...duty, plan: { ...duty.plan, continued } })),
    );
  }
  const units = [...duties.keys()];
  const started = Date.now();
  const database = memoryDatabase();
  let messages = 0;
  const simulation = simulate({
    from,
    to,
    ports: {
      store: createReminderStore(database),
      calendar: ports.calendar,
      ladder: ports.ladder,
      owner: "oracle",
      subscriptions: async () =>
        units.map((unitId) => ({ chat: { platform: "test", chatId: unitId }, unitId, unitName: unitId, since: instantOf(from) })),
      obligations: async (unitId) => duties.get(unitId) ?? [],
      revision: async () => "1",
    },
  });
  for await (const _ of simulation) messages++;
  const seconds = (Date.now() - started) / 1000;

  const delivered = toldLines(database);
  const expected = [...duties].map(([unitId, found]) => [unitId, [...new Set(whatMustArrive(found.flatMap(plainly), from, to))]] as const);
  for (const [unitId, lines] of expected) expect(delivered.get(unitId) ?? [], unitId).toEqual(lines);
  const lines = expected.reduce((sum, [, each]) => sum + each.length, 0);
  expect(lines).toBeGreaterThan(10_000);
  console.log(`${units.length} units, seven years: ${messages} messages, ${lines} reminders, ${seconds.toFixed(1)} s`);
  database.close();
  close();
});
