import { describe, expect, it } from "vitest";
import { userOf } from "../support/bot.ts";
import { sandboxOf } from "../support/sandbox.ts";

const UNIT = "驻马店市市场监管局";

const sandbox = (begin: string) => sandboxOf(UNIT, begin);

describe("推迟", () => {
  it("tells a matter again on the day asked for, and not before", async () => {
    const { bot, official, at } = await sandbox("2025-01-20T08:00");
    expect(await at("2025-01-20T09:00")).toMatch(/1月31日在春节假期内/);
    expect((await official.says("推迟二(四)到1月23日")).text).toMatch(/1月23日\(周四\)再提醒。截止日期不变/);
    expect(await at("2025-01-22T09:00")).not.toMatch(/1月31日/);
    expect(await at("2025-01-23T09:00")).toMatch(/1月31日在春节假期内/);
    bot.close();
  });

  it("leaves out the ladder's steps in between", async () => {
    const { bot, official, at } = await sandbox("2025-01-20T08:00");
    await at("2025-01-20T09:00");
    await official.says("二(四)推迟到1月26日");
    expect(await at("2025-01-24T09:00")).not.toMatch(/1月31日/);
    expect(await at("2025-01-26T09:00")).toMatch(/1月31日在春节假期内/);
    bot.close();
  });

  it("goes no further than the last working day, and says so", async () => {
    const { bot, official } = await sandbox("2025-01-20T10:00");
    expect((await official.says("推迟二(四)到1月30日")).text).toMatch(/1月27日\(周一\)再提醒\(1月27日\(周一\)是最后一个工作日,不能再晚\)/);
    bot.close();
  });

  it("asks which one and until when where that was not said", async () => {
    const { bot, official } = await sandbox("2025-01-20T10:00");
    expect((await official.says("推迟")).text).toMatch(/要推迟哪一项的提醒\?/);
    const when = await official.says("推迟二(四)");
    expect(when.text).toMatch(/推迟到哪一天\?[\s\S]*明天/);
    expect((await official.says("明天")).text).toMatch(/1月21日\(周二\)再提醒/);
    bot.close();
  });

  it("is for the unit's own people", async () => {
    const { bot } = await sandbox("2025-01-20T10:00");
    expect((await (await userOf(bot, "2025-01-20T10:00")).says("推迟二(四)到1月23日")).text).toMatch(/要由本单位的经办人来说/);
    bot.close();
  });
});

describe("静音", () => {
  it("keeps digests back up to that day, and makes up for them after it", async () => {
    const { bot, official, at } = await sandbox("2025-01-20T08:00");
    expect((await official.says("静音到1月24日")).text).toMatch(/到1月24日\(周五\)为止这里不发提醒/);
    expect(await at("2025-01-20T09:00")).toBe("");
    expect(await at("2025-01-24T09:00")).toBe("");
    const after = await at("2025-01-26T09:00");
    expect(after).toMatch(/1月31日在春节假期内/);
    bot.close();
  });

  it("can be taken back", async () => {
    const { bot, official, at } = await sandbox("2025-01-20T08:00");
    await official.says("静音到1月24日");
    expect((await official.says("取消静音")).text).toMatch(/恢复提醒/);
    expect((await official.says("取消静音")).text).toMatch(/这里没有静音/);
    expect(await at("2025-01-20T09:00")).toMatch(/1月31日/);
    bot.close();
  });
});
