import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { dropLease, holdLease } from "../../src/store/lease-store.ts";
import { duty } from "../obligation/duty.ts";
import { memoryDatabase, world } from "./world.ts";

const folder = mkdtempSync(join(tmpdir(), "luzhi-two-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("two processes on one database file", () => {
  test("beating at the same moment send each digest once", async () => {
    const file = join(folder, "both.db");
    const duties = [duty({ when: "every:P1Y@01-31" })];
    const one = world({ duties, database: memoryDatabase(file), owner: "one" });
    const two = world({ duties, database: memoryDatabase(file), owner: "two" });
    const chats = Array.from({ length: 20 }, (_, i) => ({
      chat: { platform: "test", chatId: `c${i}` },
      unitId: "u1",
      unitName: `第${i}局`,
      since: 0,
    }));
    one.subscribe(chats);
    two.subscribe(chats);
    for (const moment of ["2025-01-24 08:59", "2025-01-24 09:00", "2025-01-24 09:01", "2025-01-26 09:00"]) {
      await Promise.all([one.at(moment), two.at(moment)]);
    }
    const all = [...one.sent, ...two.sent].map(({ key }) => key);
    expect(all).toHaveLength(40);
    expect(new Set(all).size).toBe(40);
    expect(one.sent.length > 0 && two.sent.length > 0).toBe(true);
    one.database.close();
    two.database.close();
  });
});

describe("the leader's lease", () => {
  const minute = 60_000;

  test("is held by one, renewed by it, and passes on when it runs out", async () => {
    const database = memoryDatabase();
    const hold = (owner: string, now: number) => holdLease(database, "heartbeat", { owner, now, until: now + minute });
    expect(await hold("one", 0)).toBe(true);
    expect(await hold("two", 1000)).toBe(false);
    expect(await hold("one", 30_000)).toBe(true);
    expect(await hold("two", 30_000 + minute - 1)).toBe(false);
    expect(await hold("two", 30_000 + minute)).toBe(true);
    expect(await hold("one", 30_000 + minute + 1)).toBe(false);
    database.close();
  });

  test("passes on at once when it is given back, and only its owner can do that", async () => {
    const database = memoryDatabase();
    await holdLease(database, "heartbeat", { owner: "one", now: 0, until: minute });
    await dropLease(database, "heartbeat", "two");
    expect(await holdLease(database, "heartbeat", { owner: "two", now: 1, until: minute + 1 })).toBe(false);
    await dropLease(database, "heartbeat", "one");
    expect(await holdLease(database, "heartbeat", { owner: "two", now: 2, until: minute + 2 })).toBe(true);
    database.close();
  });

  test("of a clock that was an hour ahead does not block for an hour", async () => {
    const database = memoryDatabase();
    await holdLease(database, "heartbeat", { owner: "one", now: 3_600_000, until: 3_600_000 + minute });
    expect(await holdLease(database, "heartbeat", { owner: "two", now: 0, until: minute })).toBe(true);
    database.close();
  });
});
