import { describe, expect, it } from "vitest";
import { userOf } from "../support/bot.ts";
import { sandboxOf } from "../support/sandbox.ts";

const UNIT = "山亭区司法局";
// The same sentence asks for one more thing, which is not counted.
const DUTY = /至少4次/;

describe("记一次", () => {
  it("counts with date and note, and 我们的进展 shows it", async () => {
    const { bot, official } = await sandboxOf(UNIT, "2024-05-20T10:00");
    const first = await official.says("记一次 5月15日 备注:学习行政处罚法");
    expect(first.text).toMatch(/已记5月15日\(周三\)一次:“[^”]*法治专题学习[^”]*”2024年度 1\/4次。备注:学习行政处罚法/);
    expect((await official.says("记一次")).text).toMatch(/已记5月20日\(周一\)一次:.*2\/4次/);
    expect((await official.says("我们的进展")).text).toMatch(/法治专题学习[\s\S]*已记2\/4次/);
    bot.close();
  });

  it("can be taken back, the last one first", async () => {
    const { bot, official } = await sandboxOf(UNIT, "2024-05-20T10:00");
    await official.says("记一次 5月15日");
    await official.says("记一次 5月16日");
    expect((await official.says("撤回一次")).text).toMatch(/已撤回5月16日\(周四\)的一次:.*1\/4次/);
    await official.says("撤回一次");
    expect((await official.says("撤回一次")).text).toMatch(/没有可以撤回的/);
    bot.close();
  });

  it("settles the duty when the number is reached, and opens it again when one is taken back", async () => {
    const { bot, official, at } = await sandboxOf(UNIT, "2024-11-20T10:00");
    for (const day of ["3月1日", "5月6日", "8月1日"]) await official.says(`记一次 2024年${day}`);
    expect((await official.says("记一次")).text).toMatch(/4\/4次,次数已够,不再提醒/);
    expect(await at("2024-11-29T09:00")).not.toMatch(DUTY);
    await official.says("撤回一次");
    expect(await at("2024-12-02T09:00")).toMatch(/法治专题学习.*\(2024年度,至少4次,已记3次\)/);
    bot.close();
  });

  it("reminds at a quarter's end of what is behind an even pace, and not of what is not", async () => {
    const { bot, official, at } = await sandboxOf(UNIT, "2024-05-20T10:00");
    await official.says("记一次 5月15日");
    // Two of four are asked for by the end of June, whose last working day is the 28th.
    expect(await at("2024-06-27T09:00")).not.toMatch(DUTY);
    expect(await at("2024-06-28T09:00")).toMatch(/法治专题学习.*\(2024年度,至少4次,已记1次\)/);
    const other = await sandboxOf(UNIT, "2024-05-20T10:00");
    await other.official.says("记一次 5月15日");
    await other.official.says("记一次 5月16日");
    expect(await other.at("2024-06-28T09:00")).not.toMatch(DUTY);
    bot.close();
    other.bot.close();
  });

  it("takes no day that has not come, and nobody's word but the unit's", async () => {
    const { bot, official } = await sandboxOf(UNIT, "2024-05-20T10:00");
    expect((await official.says("记一次 2024年6月1日")).text).toMatch(/还没到的日子不能记/);
    expect((await (await userOf(bot, "2024-05-20T10:00")).says("记一次")).text).toMatch(/要由本单位的经办人来办/);
    expect((await (await userOf(bot, "2024-05-20T10:00", "驻马店市市场监管局")).says("记一次")).text).toMatch(/没有规定次数的任务/);
    bot.close();
  });
});
