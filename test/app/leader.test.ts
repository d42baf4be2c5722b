import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createLeader, RENEW_EVERY } from "../../src/app/leader.ts";
import type { Platform } from "../../src/chat/types.ts";
import type { Application } from "../../src/context.ts";
import { instantOf } from "../../src/time/date.ts";
import { openBot, userOf } from "../support/bot.ts";

const folder = mkdtempSync(join(tmpdir(), "luzhi-leader-"));
afterAll(() => rmSync(folder, { recursive: true }));

const UNIT = "驻马店市市场监管局";
const capabilities = {
  push: true,
  groups: false,
  buttons: false,
  files: false,
  location: false,
  maxLength: 4000,
  receipt: "accepted",
} as const;

/** A platform that notes what it is asked to do. */
function recorder(): { readonly platform: Platform; readonly sent: string[]; readonly polls: () => boolean } {
  const sent: string[] = [];
  let polling = false;
  const platform: Platform = {
    name: "test",
    capabilities,
    async start() {
      polling = true;
    },
    async stop() {
      polling = false;
    },
    async send(_chat, _reply, key) {
      sent.push(key);
      return { messageId: null };
    },
  };
  return { platform, sent, polls: () => polling };
}

describe("two programs on one database", () => {
  let now = instantOf("2025-01-24", "09:00");
  const start = async (owner: string) => {
    const { platform, sent, polls } = recorder();
    const options = { database: join(folder, "both.db"), sandbox: true, clock: () => now, platforms: new Map([["test", platform]]) };
    const bot: Application = await openBot(options);
    const leader = createLeader({
      leases: bot.context.store.leases,
      owner,
      clock: () => now,
      log: bot.context.log,
      begin: () => platform.start(async () => []),
      end: () => platform.stop(),
    });
    const beat = async () => ((await leader.renew()) ? bot.tick() : undefined);
    return { bot, leader, beat, sent, polls };
  };

  it("have one that polls and sends, and the other takes over within a minute", async () => {
    const [one, two] = [await start("one"), await start("two")];
    const official = await userOf(one.bot, "2025-01-20T10:00", UNIT);
    await official.says("订阅提醒");
    await one.beat();
    await two.beat();
    expect([one.sent.length, two.sent.length, one.polls(), two.polls()]).toEqual([1, 0, true, false]);

    // The first is gone without a word; nobody knows until its lease has run out.
    now = instantOf("2025-01-26", "09:00");
    await one.leader.renew();
    const gone = now;
    while (!two.leader.leads() && now - gone < 120_000) {
      now += RENEW_EVERY;
      await two.beat();
    }
    expect(now - gone).toBeLessThanOrEqual(60_000);
    expect([two.sent.length, two.polls()]).toEqual([1, true]);

    // It was only asleep: it learns that another leads, stops polling, and sends nothing.
    await one.beat();
    expect([one.sent.length, one.polls()]).toEqual([1, false]);

    await two.leader.resign();
    await one.beat();
    expect([one.leader.leads(), one.polls(), two.polls()]).toEqual([true, true, false]);
    one.bot.close();
    two.bot.close();
  });
});

describe("a reminder that went out", () => {
  it("counts as sent even where its numbers could not be kept", async () => {
    const { platform, sent } = recorder();
    const bot = await openBot({
      sandbox: true,
      clock: () => instantOf("2025-01-24", "09:00"),
      platforms: new Map([["test", platform]]),
    });
    await (await userOf(bot, "2025-01-20T10:00", UNIT)).says("订阅提醒");
    bot.context.store.people.keepDialogue = async () => {
      throw new Error("the disk is full");
    };
    expect(await bot.tick()).toMatchObject({ sent: 1, unknown: 0 });
    expect(sent).toHaveLength(1);
    bot.close();
  });
});
