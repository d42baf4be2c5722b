import { expect, it } from "vitest";
import { renderText } from "../../src/chat/render.ts";
import { instantOf } from "../../src/time/date.ts";
import { openBot, userOf } from "../support/bot.ts";
import { run } from "../support/cli.ts";
import { notingPlatform } from "../support/platform.ts";

const UNIT = "驻马店市市场监管局";

it("prints the ladder, and the changes from the widest to the narrowest", async () => {
  const bot = await openBot();
  expect(await run(bot, "ladder")).toMatch(/一次性、每年及更长:提前30天、提前7天、提前3天、提前1天、当天;逾期1、7天,此后每7天,至第91天/);
  await run(bot, "ladder", "set", "--scope", "unit", "--for", UNIT, "--cadence", "yearly", "--before", "60,10", "--every", "0");
  expect(await run(bot, "ladder", "--unit", UNIT)).toMatch(/一次性、每年及更长:提前60天、提前10天;逾期1、7天\n/);
  expect(await run(bot, "ladder")).toMatch(/另有规定[\s\S]*单位 驻马店市市场监督?管理?局 一次性、每年及更长:提前60天/);
  expect(await run(bot, "ladder", "reset", "--scope", "unit", "--for", UNIT)).toBe("已恢复,撤销 1 条规定。");
  expect(await run(bot, "ladder", "--unit", UNIT)).toMatch(/一次性、每年及更长:提前30天/);
  bot.close();
});

it("tells whom or what it cannot find", async () => {
  const bot = await openBot();
  const set = (scope: string, whom: string) =>
    run(bot, "ladder", "set", "--scope", scope, "--for", whom, "--cadence", "monthly", "--before", "5");
  await expect(set("unit", "某某局")).rejects.toThrow("没有认出单位“某某局”");
  await expect(set("place", "乌有县")).rejects.toThrow("没有认出地方“乌有县”");
  await expect(set("chat", "test:nobody")).rejects.toThrow("没有会话");
  await expect(set("duty", "1 九十九")).rejects.toThrow("没有找到");
  bot.close();
});

it("is followed by the next heartbeat", async () => {
  let now = instantOf("2025-01-16", "09:00");
  const { platform, heard } = notingPlatform();
  const bot = await openBot({ sandbox: true, clock: () => now, platforms: new Map([["test", platform]]) });
  await (await userOf(bot, "2025-01-15T10:00", UNIT)).says("订阅提醒");
  const texts = () => heard.splice(0).map((reply) => renderText(reply));
  await bot.tick();
  expect(texts().join("\n")).not.toMatch(/1月31日/);
  await run(bot, "ladder", "set", "--scope", "unit", "--for", UNIT, "--cadence", "yearly", "--before", "10");
  now = instantOf("2025-01-17", "09:00");
  await bot.tick();
  expect(texts().join("\n")).toMatch(/1月31日在春节假期内/);
  now = instantOf("2025-01-24", "09:00");
  await bot.tick();
  expect(texts().join("\n")).not.toMatch(/1月31日/);
  bot.close();
});
