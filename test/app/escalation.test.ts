import { describe, expect, it } from "vitest";
import { renderText } from "../../src/chat/render.ts";
import { instantOf } from "../../src/time/date.ts";
import { openBot, userOf } from "../support/bot.ts";
import { notingPlatform } from "../support/platform.ts";

const UNIT = "驻马店市市场监管局";
const begin = "2025-01-20T10:00";

/** A bot with one official of the unit; `at` moves the clock and gives all messages that went out. */
async function office() {
  let now = begin;
  const clock = () => {
    const [date = "", time] = now.split("T");
    return instantOf(date, time);
  };
  const { platform, heard } = notingPlatform();
  const bot = await openBot({ sandbox: true, clock, platforms: new Map([["test", platform]]) });
  const official = await userOf(bot, begin, UNIT);
  await official.says("订阅提醒");
  const at = async (moment: string) => {
    now = moment;
    await bot.tick();
    return heard.splice(0).map((reply) => renderText(reply));
  };
  return { bot, official, at };
}

const OVERDUE = /逾期\d+天(.|\n)*总体情况|总体情况(.|\n)*逾期\d+天/;

describe("what is overdue", () => {
  it("comes to the head of the unit at once, and to the supervising office a week later", async () => {
    const { bot, at } = await office();
    await (await userOf(bot, begin, UNIT, "lead")).says("我是谁");
    await (await userOf(bot, begin, "驻马店市司法局", "supervisor")).says("我是谁");
    await at("2025-01-20T10:01");
    expect((await at("2025-01-24T09:00")).filter((text) => text.includes("1月31日"))).toHaveLength(1);
    // Due on 31 January; the first working day after it is 5 February, a week after it the 7th.
    expect((await at("2025-02-05T09:00")).filter((text) => OVERDUE.test(text))).toHaveLength(2);
    expect((await at("2025-02-07T09:00")).filter((text) => OVERDUE.test(text))).toHaveLength(3);
    bot.close();
  });

  it("comes to nobody of another place, and ends when the work is reported done", async () => {
    const { bot, official, at } = await office();
    await (await userOf(bot, begin, "六安市司法局", "supervisor")).says("我是谁");
    await (await userOf(bot, begin, "驻马店市司法局", "supervisor")).says("我是谁");
    expect((await at("2025-02-07T09:00")).filter((text) => OVERDUE.test(text))).toHaveLength(2);
    await official.says("已办结 二(四)");
    expect((await at("2025-02-14T09:00")).filter((text) => OVERDUE.test(text))).toHaveLength(0);
    bot.close();
  });
});
