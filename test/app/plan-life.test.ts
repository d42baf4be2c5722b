import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { continuePlan } from "../../src/app/continue-plan.ts";
import { dutiesOf } from "../../src/app/duties.ts";
import { importPlans } from "../../src/app/import-plan.ts";
import { planByNumber } from "../../src/app/plan-by-number.ts";
import { publishPlan } from "../../src/app/publish-plan.ts";
import { retirePlan } from "../../src/app/retire-plan.ts";
import { acceptCertain } from "../../src/app/review-plan.ts";
import { supersedePlan } from "../../src/app/supersede-plan.ts";
import type { Application } from "../../src/context.ts";
import { textDocument } from "../../src/document/text.ts";
import { instantOf } from "../../src/time/date.ts";
import { openBot, userOf } from "../support/bot.ts";

const TITLE = "遂平县法治政府建设实施方案(2025—2028年)";
const body = (limit: string) => `${TITLE}
遂平县人民政府
2025年1月10日
一、依法履行职能
(一)推进行政执法公示。${limit}公开上年度行政执法总体情况。(责任单位:县司法局)
(二)开展案卷评查。定期开展行政执法案卷评查。(责任单位:县司法局)
(三)清理证明事项。2025年1月31日前完成证明事项清理。(责任单位:县司法局)`;

let bot: Application;

beforeEach(async () => {
  bot = await openBot({ clock: () => instantOf("2025-02-01") });
});
afterEach(() => bot.close());

async function importText(text: string): Promise<number> {
  const [plan] = await importPlans(bot.context, textDocument(text, "plan.txt"));
  if (!plan) throw new Error("no plan was read");
  return plan.id;
}

async function plansAnswering(): Promise<readonly number[]> {
  const { unit } = bot.context.directory.resolveUnit("遂平县司法局", null);
  if (!unit) throw new Error("no such unit");
  return [...new Set((await dutiesOf(bot.context, unit)).map(({ plan }) => plan.id))].filter((id) => id > 6);
}

const stateOf = async (id: number) => (await planByNumber(bot.context, id)).state;

describe("a plan's life", () => {
  it("answers once it is published, and no more once it is retired", async () => {
    const id = await importText(body("每年1月31日前"));
    const user = await userOf(bot, "2025-02-01T09:00", "遂平县司法局");
    const before = await user.says("我单位有哪些任务");
    expect([await plansAnswering(), before.text.includes(TITLE)]).toEqual([[], false]);
    await publishPlan(bot.context, id, "2025-02-01");
    expect(await plansAnswering()).toEqual([id]);
    expect((await user.says("/clause 一/(一)")).text).toContain(TITLE);
    await retirePlan(bot.context, id);
    expect(await plansAnswering()).toEqual([]);
    expect((await user.says("/clause 一/(一)")).text).not.toContain(TITLE);
    await publishPlan(bot.context, id, "2025-02-02");
    expect(await plansAnswering()).toEqual([id]);
  });

  it("counts what will be reminded, and why the rest will not", async () => {
    const id = await importText(body("每年1月31日前"));
    expect((await publishPlan(bot.context, id, "2025-02-01")).forecast).toMatchObject({ reminded: 0, unreviewed: 3 });
    await acceptCertain(bot.context, id, "张三");
    expect((await publishPlan(bot.context, id, "2025-02-01")).forecast).toEqual({
      reminded: 1,
      unreviewed: 0,
      ambiguous: 0,
      undated: 1,
      past: 1,
    });
  });

  it("never publishes a draft, which stays marked as one", async () => {
    const id = await importText(body("每年1月31日前").replace("\n", "\n(征求意见稿)\n"));
    await expect(publishPlan(bot.context, id, "2025-02-01")).rejects.toThrow(/征求意见稿,不能发布/);
    expect(await stateOf(id)).toBe("imported");
  });

  it("keeps the version in force until the new one is published", async () => {
    const old = await importText(body("每年1月31日前"));
    await publishPlan(bot.context, old, "2025-02-01");
    const next = await importText(body("每年3月1日前"));
    expect(await plansAnswering()).toEqual([old]);
    expect((await publishPlan(bot.context, next, "2025-03-01")).replaced).toEqual([old]);
    expect(await plansAnswering()).toEqual([next]);
    expect(await planByNumber(bot.context, old)).toMatchObject({ state: "retired", supersededBy: next });
    await expect(publishPlan(bot.context, old, "2025-03-02")).rejects.toThrow(/更新的版本/);
  });

  it("lets a plan of another name take its place", async () => {
    const old = await importText(body("每年1月31日前"));
    await publishPlan(bot.context, old, "2025-02-01");
    const next = await importText(body("每年1月31日前").replace("法治政府建设", "全面依法行政"));
    await supersedePlan(bot.context, old, next);
    expect(await planByNumber(bot.context, old)).toMatchObject({ state: "retired", supersededBy: next });
    expect(await plansAnswering()).toEqual([]);
    await expect(supersedePlan(bot.context, next, next)).rejects.toThrow(/同一份/);
    await expect(supersedePlan(bot.context, next, old)).rejects.toThrow(/已经停用/);
  });

  it("lets no draft take the place of a plan in force", async () => {
    const old = await importText(body("每年1月31日前"));
    const draft = await importText(body("每年1月31日前").replace("法治政府建设", "全面依法行政").replace("\n", "\n(征求意见稿)\n"));
    await expect(supersedePlan(bot.context, old, draft)).rejects.toThrow(/征求意见稿/);
    expect(await stateOf(old)).toBe("imported");
  });

  it("goes on after its period only by somebody's word, and only where it is in force", async () => {
    const id = await importText(body("每年1月31日前"));
    await expect(continuePlan(bot.context, id, true)).rejects.toThrow(/没有发布/);
    await publishPlan(bot.context, id, "2025-02-01");
    expect((await continuePlan(bot.context, id, true)).continued).toBe(true);
    expect((await continuePlan(bot.context, id, false)).continued).toBe(false);
  });

  it("says that a number is unknown", async () => {
    await expect(retirePlan(bot.context, 999)).rejects.toThrow(/没有编号为 999 的文件/);
  });
});
