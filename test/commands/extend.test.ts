import { describe, expect, it } from "vitest";
import { userOf } from "../support/bot.ts";
import { sandboxOf } from "../support/sandbox.ts";

const UNIT = "驻马店市市场监管局";
const begin = "2025-01-20T10:00";
const ASK = "申请延期二(四)到2月14日,理由:春节后才能汇总";

describe("申请延期", () => {
  it("is granted by the supervisor, and the later date reminds with both dates", async () => {
    const { bot, official, at } = await sandboxOf(UNIT, begin);
    expect((await official.says(ASK)).text).toMatch(/已向主管部门申请:.*由1月31日\(周五\)延到2月14日\(周五\)。批复以前照常提醒/);
    expect((await official.says(ASK)).text).toMatch(/已有一份延期申请在等批复/);
    expect(await at("2025-01-24T09:00")).toMatch(/1月31日在春节假期内/);
    const supervisor = await userOf(bot, begin, "驻马店市司法局", "supervisor");
    expect((await supervisor.says("我们的进展")).text).toMatch(/等您批复的延期申请 1 份/);
    expect((await supervisor.says("同意延期")).text).toMatch(/同意延期:原定1月31日\(周五\),延到2月14日\(周五\)/);
    expect(await at("2025-01-27T09:00")).toMatch(/延期申请已批复:同意延期/);
    const later = await at("2025-02-11T09:00");
    expect(later).toMatch(/还剩3个工作日:截止2月14日\(周五\)[\s\S]*已同意延期:原定1月31日\(周五\),延到2月14日\(周五\)/);
    expect(later).not.toMatch(/逾期11天/);
    expect((await official.says("已办结 二(四)")).text).toMatch(/已记为待复核/);
    expect(await at("2025-02-14T09:00")).not.toMatch(/2月14日\(周五\)\n/);
    bot.close();
  });

  it("is refused, and the date stays", async () => {
    const { bot, official, at } = await sandboxOf(UNIT, begin);
    await official.says(ASK);
    const supervisor = await userOf(bot, begin, "驻马店市司法局", "supervisor");
    expect((await supervisor.says("不同意延期")).text).toMatch(/不同意延期,仍是1月31日/);
    expect((await supervisor.says("同意延期")).text).toMatch(/没有等您批复的延期申请/);
    expect(await at("2025-01-24T09:00")).toMatch(/1月31日在春节假期内/);
    bot.close();
  });

  it("wants a date and a reason, before the date has passed", async () => {
    const { bot, official } = await sandboxOf(UNIT, begin);
    expect((await official.says("申请延期二(四)到2月14日")).text).toMatch(/请说明延到哪一天和理由/);
    expect((await official.says("申请延期三(一)到2025年3月1日,理由:忙")).text).toMatch(/期限已过,不能再申请延期/);
    expect((await official.says("申请延期二(四)到1月22日,理由:忙")).text).toMatch(/要延到 1月31日\(周五\) 以后/);
    bot.close();
  });

  it("is decided by nobody of another place, nor by the unit itself", async () => {
    const { bot, official } = await sandboxOf(UNIT, begin);
    await official.says(ASK);
    expect((await official.says("同意延期")).text).toMatch(/由主管部门的督办人员批复/);
    const elsewhere = await userOf(bot, begin, "六安市司法局", "supervisor");
    expect((await elsewhere.says("同意延期")).text).toMatch(/没有等您批复/);
    bot.close();
  });
});

it("keeps the evidence that comes with 已办结", async () => {
  const { bot, official } = await sandboxOf(UNIT, begin);
  await official.says("已办结二(四),备注:已在门户网站公开");
  expect(await bot.context.store.followUps.of(["4117/market-regulation"])).toEqual([
    expect.objectContaining({ state: "submitted", note: "已在门户网站公开" }),
  ]);
  bot.close();
});
