import { describe, expect, it } from "vitest";
import { auditSubject } from "../../src/store/follow-up-store.ts";
import { openBot, userOf } from "../support/bot.ts";

const UNIT = "驻马店市市场监管局";
const now = "2025-01-24T10:00";

// A sandbox takes each plan as published on its issue date, so that January 2025 can be played.
const sandbox = () => openBot({ sandbox: true, clock: () => Date.parse(`${now}+08:00`) });

describe("following a duty up", () => {
  it("takes it from 签收 over 办结 and 复核 to 销号, and withdraws its reminders on the way", async () => {
    const bot = await sandbox();
    const official = await userOf(bot, now, UNIT);
    expect((await official.says("签收 二(四)")).text).toMatch(/已记为办理中/);
    expect((await official.says("已办结 二(四)")).text).toMatch(/已记为待复核/);
    expect([...(await bot.context.store.followUps.settled("4117/market-regulation"))].join()).toMatch(/@2025-01-31/);
    const colleague = await userOf(bot, now, "驻马店市司法局");
    expect((await colleague.says(`${UNIT}复核通过`)).text).toMatch(/要由主管部门的督办人员来办/);
    bot.close();
  });

  it("is done once when two answer the same reminder, and the second is told", async () => {
    const bot = await sandbox();
    const [first, second] = [await userOf(bot, now, UNIT), await userOf(bot, now, UNIT)];
    await first.says("已办结 二(四)");
    expect((await second.says("已办结 二(四)")).text).toMatch(/没有可以办结的事项/);
    bot.close();
  });

  it("asks which one when several are open", async () => {
    const bot = await sandbox();
    const official = await userOf(bot, now, UNIT);
    const asked = await official.says("已办结");
    expect(asked.text).toMatch(/要办结哪一项\?[\s\S]*1\. [\s\S]*2\. /);
    expect((await official.says("2")).text).toMatch(/已记为待复核/);
    bot.close();
  });

  it("is not open to the public, nor to another unit", async () => {
    const bot = await sandbox();
    expect((await (await userOf(bot, now)).says("已办结 二(四)")).text).toMatch(/要由本单位的经办人来办/);
    const other = await userOf(bot, now, "洪雅县司法局");
    expect((await other.says("已办结 二(四)")).text).toMatch(/没有可以办结的事项/);
    bot.close();
  });

  it("leaves a trail of who did what", async () => {
    const bot = await sandbox();
    await (await userOf(bot, now, UNIT)).says("签收 二(四)");
    const [row] = await bot.context.store.followUps.of(["4117/market-regulation"]);
    const trail = row ? await bot.context.store.audit.of(auditSubject(row)) : [];
    expect(trail).toEqual([expect.objectContaining({ action: "accept", before: null, after: { state: "accepted", note: null } })]);
    bot.close();
  });

  it("lets a supervisor of the place review and send back, and nobody of another place", async () => {
    const bot = await sandbox();
    await (await userOf(bot, now, UNIT)).says("已办结 二(四)");
    const here = await userOf(bot, now, "驻马店市司法局", "supervisor");
    const elsewhere = await userOf(bot, now, "六安市司法局", "supervisor");
    expect((await elsewhere.says(`${UNIT}复核通过`)).text).toMatch(/不在您督办的范围内/);
    expect((await here.says(`${UNIT}退办`)).text).toMatch(/已记为退办/);
    expect(await bot.context.store.followUps.settled("4117/market-regulation")).toEqual(new Set());
    await (await userOf(bot, now, UNIT)).says("已办结 二(四)");
    expect((await here.says(`${UNIT}复核通过`)).text).toMatch(/已记为已办结/);
    expect((await here.says("督办情况")).text).toMatch(/辖区 \d+ 个单位:[\s\S]*已办结 1 项/);
    bot.close();
  });

  it("keeps progress to the unit and its supervisor", async () => {
    const bot = await sandbox();
    expect((await (await userOf(bot, now)).says(`${UNIT}的进展`)).text).toMatch(/只有本单位和主管部门能看/);
    expect((await (await userOf(bot, now, "六安市司法局")).says(`${UNIT}的进展`)).text).toMatch(/只能看本单位/);
    expect((await (await userOf(bot, now, UNIT)).says("我们的进展")).text).toMatch(new RegExp(`${UNIT}:待签收 \\d+ 项`));
    bot.close();
  });
});
