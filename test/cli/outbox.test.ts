import { describe, expect, it } from "vitest";
import { DeliveryError, type Platform } from "../../src/chat/types.ts";
import type { Application } from "../../src/context.ts";
import { instantOf } from "../../src/time/date.ts";
import { openBot, userOf } from "../support/bot.ts";
import { run } from "../support/cli.ts";

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

/** A bot whose platform gives these answers, one a message, then ok. */
async function botThat(...answers: readonly Error[]) {
  let now = instantOf("2025-01-24", "09:00");
  const script = [...answers];
  const heard: string[] = [];
  const platform: Platform = {
    name: "test",
    capabilities,
    start: async () => undefined,
    stop: async () => undefined,
    async send(_chat, reply) {
      const error = script.shift();
      if (error) throw error;
      heard.push(JSON.stringify(reply));
      return { messageId: "1" };
    },
  };
  const bot = await openBot({ sandbox: true, clock: () => now, platforms: new Map([["test", platform]]) });
  await (await userOf(bot, "2025-01-20T10:00", UNIT)).says("订阅提醒");
  const at = async (moment: string) => {
    now = instantOf("2025-01-24", moment);
    return bot.tick();
  };
  return { bot, heard, at };
}

const outbox = (bot: Application, ...args: string[]) => run(bot, "outbox", ...args);

describe("luzhi outbox", () => {
  it("says so when nothing waits", async () => {
    const { bot, at } = await botThat();
    await at("09:00");
    expect(await outbox(bot, "list")).toBe("发件箱里没有待处理的消息。");
    expect(await outbox(bot, "list", "--all")).toMatch(/^1\. 已发出 · test:.* · 2025-01-24 · 试过 1 次\n +【到期提醒】/);
    await expect(outbox(bot, "retry", "1")).rejects.toThrow("第 1 条已发出,不能重发。");
    await expect(outbox(bot, "drop", "7")).rejects.toThrow("没有第 7 条");
    bot.close();
  });

  it("sends again what failed for good, to a chat that was disabled for it", async () => {
    const { bot, heard, at } = await botThat(new DeliveryError("bot was blocked", { permanent: true, refused: true }));
    await at("09:00");
    expect(await outbox(bot, "list")).toMatch(/1\. 没有发出 · [^\n]*试过 1 次\n[^\n]*到期提醒[^\n]*\n +原因:bot was blocked/);
    expect(await outbox(bot, "retry", "1")).toMatch(/第 1 条\(test:.*,2025-01-24\)将在下一次工作时间内重发/);
    expect(await at("09:05")).toMatchObject({ sent: 1 });
    expect(heard).toHaveLength(1);
    expect(await bot.context.store.audit.of("delivery 1")).toEqual([
      expect.objectContaining({ action: "retry", before: { state: "failed", error: "bot was blocked" } }),
    ]);
    bot.close();
  });

  it("leaves out what was repeated already, and marks 补发 what an admin repeats", async () => {
    const { bot, heard, at } = await botThat(new Error("connection reset"), new Error("connection reset"));
    await at("09:00");
    await at("09:01");
    const list = await outbox(bot, "list");
    expect(list).toMatch(/^2\. 不知是否送达 · .* 补发 · 试过 1 次/);
    await expect(outbox(bot, "retry", "1")).rejects.toThrow("已经另行补发");
    await outbox(bot, "retry", "2");
    await at("09:02");
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/补发:1月24日/);
    bot.close();
  });

  it("takes one out for good", async () => {
    const { bot, heard, at } = await botThat(new DeliveryError("bad gateway", { permanent: false, refused: true }));
    await at("09:00");
    expect(await outbox(bot, "list", "--json").then(() => bot.context.store.outbox.find(1))).toMatchObject({ state: "pending" });
    expect(await outbox(bot, "drop", "1")).toMatch(/已撤下,不再发送/);
    await at("10:00");
    expect(heard).toEqual([]);
    expect(await outbox(bot, "list")).toBe("发件箱里没有待处理的消息。");
    bot.close();
  });
});
