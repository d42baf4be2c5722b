import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { duty } from "../obligation/duty.ts";
import { memoryDatabase, world } from "./world.ts";

const folder = mkdtempSync(join(tmpdir(), "luzhi-durability-"));
afterAll(() => rmSync(folder, { recursive: true }));
const january = duty({ when: "every:P1Y@01-31" });

test("a disk that is full at any moment of a day loses nothing and repeats nothing unmarked", async () => {
  const bot = world({ duties: [january], since: "2025-01-01" });
  const { raw } = bot.database;
  const many = Array.from({ length: 60 }, (_, i) => ({
    chat: { platform: "test", chatId: `c${i}` },
    unitId: "u1",
    unitName: `第${i}局`,
    since: 0,
  }));
  bot.subscribe(many);
  let failures = 0;
  for (let minute = 0; minute < 60; minute++) {
    // Each minute a few more pages: enough to fail somewhere else each time.
    const pages = Number(raw.pragma("page_count", { simple: true }));
    raw.pragma(`max_page_count = ${pages + (minute % 2)}`);
    await bot.at(`2025-01-24 09:${String(minute).padStart(2, "0")}`).catch((cause: Error) => {
      expect(cause.message).toMatch(/full/);
      failures++;
    });
  }
  raw.pragma("max_page_count = 1000000");
  await bot.at("2025-01-24 10:10");
  await bot.at("2025-01-24 10:11");
  expect(failures).toBeGreaterThan(3);
  for (const { chat } of many) {
    const got = bot.sent.filter((message) => message.chat === chat.chatId);
    expect(got.length === 1 || (got.length === 2 && got[1]?.text.includes("补发"))).toBe(true);
  }
  bot.database.close();
});

test("a database that somebody else has locked is waited for, and the day goes on after", async () => {
  const file = join(folder, "locked.db");
  const bot = world({ duties: [january], database: memoryDatabase(file) });
  const other = memoryDatabase(file);
  bot.database.raw.pragma("busy_timeout = 20");
  other.raw.exec("begin immediate");
  await expect(bot.at("2025-01-24 09:00")).rejects.toThrow("locked");
  other.raw.exec("commit");
  await bot.at("2025-01-24 09:01");
  expect(bot.sent).toHaveLength(1);
  other.close();
  bot.database.close();
});

test("a lock between the sending and the marking ends in one more message, marked", async () => {
  const file = join(folder, "between.db");
  const bot = world({ duties: [january], database: memoryDatabase(file) });
  const other = memoryDatabase(file);
  bot.database.raw.pragma("busy_timeout = 20");
  const { send } = bot.ports;
  Object.assign(bot.ports, {
    send: async (...message: Parameters<typeof send>) => {
      const receipt = await send(...message);
      other.raw.exec("begin immediate");
      return receipt;
    },
  });
  await expect(bot.at("2025-01-24 09:00")).rejects.toThrow("locked");
  other.raw.exec("commit");
  Object.assign(bot.ports, { send });
  for (const minute of ["01", "04", "05", "06", "30"]) await bot.at(`2025-01-24 09:${minute}`);
  expect(bot.sent.map(({ at }) => at)).toEqual(["2025-01-24 09:00", "2025-01-24 09:05"]);
  expect(bot.sent[1]?.text).toContain("补发");
  other.close();
  bot.database.close();
});
