import { describe, expect, it } from "vitest";
import { userOf } from "../support/bot.ts";
import { sandboxOf } from "../support/sandbox.ts";

const UNIT = "驻马店市司法局";

describe("开始计时", () => {
  it("finds the clause, cites it, and gives the first and the last day on the working calendar", async () => {
    const { bot, official } = await sandboxOf(UNIT, "2025-01-20T10:00");
    const begun = await official.says("开始计时 合法性审核 从1月10日");
    // 春节 is from 28 January to 4 February; 26 January is worked.
    expect(begun.text).toMatch(/开始计时:最早1月17日\(周五\),最迟2月7日\(周五\)/);
    expect(begun.text).toMatch(/合法性审核的时间一般不少于5个工作日,最长不超过15个工作日[\s\S]*《驻马店市法治政府建设“十四五”规划/);
    expect((await official.says("计时列表")).text).toMatch(/1\. 合法性审核[\s\S]*1月10日\(周五\)开始,最早/);
    bot.close();
  });

  it("reminds before the end and at it, apart from the digest, each once", async () => {
    const { bot, official, at } = await sandboxOf(UNIT, "2025-01-10T10:00");
    await official.says("开始计时 合法性审核");
    expect(await at("2025-01-16T10:00")).not.toMatch(/计时提醒/);
    expect(await at("2025-01-17T09:00")).toMatch(/【计时提醒】可以办结了\n+最早1月17日/);
    expect(await at("2025-01-17T09:01")).toBe("");
    expect(await at("2025-02-07T09:00")).toMatch(/【计时提醒】今天到期/);
    expect(await at("2025-02-08T09:00")).toMatch(/【计时提醒】已到期/);
    bot.close();
  });

  it("counts hours to the minute, at night too", async () => {
    const { bot, official, at } = await sandboxOf(UNIT, "2025-01-10T20:00");
    expect((await official.says("开始计时 发布权威信息")).text).toMatch(/按哪一条计时|最迟1月11日\(周六\)01:00/);
    const chosen = await official.says("计时 最迟在事件发生后发布权威信息");
    expect(chosen.text).toMatch(/最迟1月11日\(周六\)01:00/);
    expect(await at("2025-01-10T23:59")).toBe("");
    expect(await at("2025-01-11T00:01")).toMatch(/快到期了[\s\S]*最迟1月11日\(周六\)01:00/);
    expect(await at("2025-01-11T01:00")).toMatch(/已到期/);
    bot.close();
  });

  it("is silent when done or stopped", async () => {
    const { bot, official, at } = await sandboxOf(UNIT, "2025-01-10T10:00");
    await official.says("开始计时 合法性审核");
    expect((await official.says("停止计时")).text).toMatch(/计时已停止,不再提醒/);
    await official.says("开始计时 合法性审核");
    expect((await official.says("计时完成")).text).toMatch(/计时已完成/);
    expect((await official.says("停止计时")).text).toMatch(/没有在计时的事项/);
    expect(await at("2025-01-17T09:00")).not.toMatch(/计时提醒/);
    bot.close();
  });

  it("makes up no limit that no clause has, and serves no passer-by", async () => {
    const { bot, official } = await sandboxOf(UNIT, "2025-01-10T10:00");
    expect((await official.says("开始计时 采购验收")).text).toMatch(/文件里没有找到与“采购验收”有关的时限/);
    expect((await (await userOf(bot, "2025-01-10T10:00")).says("开始计时 合法性审核")).text).toMatch(/要由单位的经办人来开始/);
    bot.close();
  });
});
