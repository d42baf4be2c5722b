import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dutiesOf, pushableDuties } from "../../src/app/duties.ts";
import { type ImportedPlan, importPlans } from "../../src/app/import-plan.ts";
import { planByNumber } from "../../src/app/plan-by-number.ts";
import { publishPlan } from "../../src/app/publish-plan.ts";
import { acceptCertain, decideFinding, openItems, reviewItems, type Verdict } from "../../src/app/review-plan.ts";
import type { Application } from "../../src/context.ts";
import { textDocument } from "../../src/document/text.ts";
import { occurrencesOf } from "../../src/obligation/occurrences.ts";
import { instantOf } from "../../src/time/date.ts";
import { openBot } from "../support/bot.ts";

/** A plan of a county that no seed is about; its sentences can be changed. */
function planText(change: Readonly<Record<string, string>> = {}): string {
  const text = [
    "遂平县法治政府建设实施方案(2025—2028年)",
    "遂平县人民政府",
    "2025年1月10日",
    "一、依法履行职能",
    "(一)推进行政执法公示。每年1月31日前公开上年度行政执法总体情况。(责任单位:县司法局)",
    "(二)清理证明事项。2026年前完成证明事项清理,办结率不低于98%。(责任单位:县司法局;配合单位:县财政局)",
    "(三)开展案卷评查。定期开展行政执法案卷评查。(责任单位:县司法局)",
    "二、强化执法监督",
    "(四)加强队伍建设。每季度组织一次执法培训。(责任单位:县司法局)",
  ].join("\n");
  return Object.entries(change).reduce((all, [from, to]) => {
    expect(all).toContain(from);
    return all.replace(from, to);
  }, text);
}

let bot: Application;

beforeAll(async () => {
  bot = await openBot({ clock: () => instantOf("2025-02-01") });
});
afterAll(() => bot.close());

async function imported(change: Readonly<Record<string, string>> = {}, title = ""): Promise<ImportedPlan> {
  const text = title ? planText(change).replace("法治政府建设", title) : planText(change);
  const [plan] = await importPlans(bot.context, textDocument(text, "plan.txt"));
  if (!plan) throw new Error("no plan was read");
  return plan;
}

const decide = (id: number, name: string, verdict: Verdict) => decideFinding(bot.context, id, { name, verdict, reviewer: "张三" });

/** The key of the only finding of a kind in a clause. */
async function keyOf(id: number, kind: string, clause: string): Promise<string> {
  const items = reviewItems(await planByNumber(bot.context, id)).filter(
    ({ finding }) => finding.kind === kind && finding.clause === clause,
  );
  expect(items).toHaveLength(1);
  return items[0]?.finding.key ?? "";
}

async function dueDates(id: number, duties: typeof dutiesOf = dutiesOf): Promise<readonly string[]> {
  const { unit } = bot.context.directory.resolveUnit("遂平县司法局", null);
  if (!unit) throw new Error("no such unit");
  const own = (await duties(bot.context, unit)).filter(({ plan, tier }) => plan.id === id && tier === "lead");
  const found = occurrencesOf(own, { from: "2025-01-01", to: "2026-12-31" }, bot.context.calendar);
  return found.map(({ deadline, due }) => `${deadline.clause} ${due}`);
}

describe("reviewing a plan", () => {
  it("puts what is doubtful before what is said in so many words", async () => {
    const { id } = await imported({}, "普法工作");
    const order = openItems(await planByNumber(bot.context, id)).map(({ finding }) => finding.certainty);
    expect(order[0]).toBe("ambiguous");
    expect(order).toEqual([...order].sort((a, b) => "aic".indexOf(a.charAt(0)) - "aic".indexOf(b.charAt(0))));
  });

  it("reminds of nothing that nobody has looked at, and of what was accepted", async () => {
    const { id } = await imported({}, "信用体系建设");
    await publishPlan(bot.context, id, "2025-02-01");
    expect(await dueDates(id, pushableDuties)).toEqual([]);
    await acceptCertain(bot.context, id, "张三");
    const dates = await dueDates(id, pushableDuties);
    expect(dates).toContain("一/(一) 2026-01-31");
    expect(dates.some((date) => date.startsWith("一/(二)"))).toBe(false);
  });

  it("changes dates and duties where a person corrects them", async () => {
    const { id } = await imported({}, "政务公开");
    await publishPlan(bot.context, id, "2025-02-01");
    expect(await dueDates(id)).toContain("一/(二) 2025-12-31");
    await decide(id, await keyOf(id, "deadline", "一/(二)"), { kind: "correct", correction: { when: "once:2026-12-31" } });
    expect(await dueDates(id)).toContain("一/(二) 2026-12-31");
    expect(await dueDates(id)).not.toContain("一/(二) 2025-12-31");
    await decide(id, "一/(二)", { kind: "accept" });
    expect(await dueDates(id, pushableDuties)).toEqual(["一/(二) 2026-12-31"]);
    await decide(id, "一/(二)", { kind: "correct", correction: { lead: ["县财政局"] } });
    expect(await dueDates(id)).not.toContain("一/(二) 2026-12-31");
  });

  it("gives 定期 a date when a person gives it an interval", async () => {
    const { id } = await imported({}, "案卷评查");
    await publishPlan(bot.context, id, "2025-02-01");
    const ofClause = async () => (await dueDates(id)).filter((date) => date.startsWith("一/(三)"));
    expect(await ofClause()).toEqual([]);
    await decide(id, await keyOf(id, "deadline", "一/(三)"), { kind: "correct", correction: { when: "every:P6M" } });
    expect(await ofClause()).toContain("一/(三) 2025-06-30");
  });

  it("says nothing more of what a person rejected", async () => {
    const { id } = await imported({}, "数字政府建设");
    await publishPlan(bot.context, id, "2025-02-01");
    await decide(id, await keyOf(id, "deadline", "一/(一)"), { kind: "reject" });
    expect((await dueDates(id)).filter((date) => date.startsWith("一/(一)"))).toEqual([]);
    await decide(id, await keyOf(id, "deadline", "一/(一)"), { kind: "accept" });
    expect(await dueDates(id)).toContain("一/(一) 2026-01-31");
  });

  it("fills in units that the text does not name", async () => {
    const { id } = await imported({ "(责任单位:县司法局;配合单位:县财政局)": "" }, "证明事项清理");
    await publishPlan(bot.context, id, "2025-02-01");
    expect(await dueDates(id)).not.toContain("一/(二) 2025-12-31");
    await decide(id, "一/(二)", { kind: "correct", correction: { lead: ["县司法局"] } });
    expect(await dueDates(id)).toContain("一/(二) 2025-12-31");
  });

  it("refuses a correction that does not fit what was read", async () => {
    const { id } = await imported({}, "普法工作");
    const deadline = await keyOf(id, "deadline", "一/(一)");
    const correct = (correction: object) => decide(id, deadline, { kind: "correct", correction });
    await expect(correct({ when: "下个月" })).rejects.toThrow(/不是时间代码/);
    await expect(correct({ when: "once:2026-02-30" })).rejects.toThrow(/不是时间代码/);
    await expect(correct({ lead: ["县财政局"] })).rejects.toThrow(/这一处是时限/);
    await expect(correct({})).rejects.toThrow(/没有写更正的内容/);
    await expect(decide(id, "ffffff", { kind: "accept" })).rejects.toThrow(/没有“ffffff”/);
  });
});

describe("importing a text again", () => {
  it("does nothing where the text is the same, and keeps every decision", async () => {
    const first = await imported({}, "复议规范化");
    await acceptCertain(bot.context, first.id, "张三");
    const before = await planByNumber(bot.context, first.id);
    const again = await imported({}, "复议规范化");
    expect([again.id, again.outcome]).toEqual([first.id, "unchanged"]);
    expect(await planByNumber(bot.context, first.id)).toEqual(before);
  });

  it("takes decisions over to a changed text, and tells which hold no more", async () => {
    const first = await imported();
    await acceptCertain(bot.context, first.id, "张三");
    await decide(first.id, await keyOf(first.id, "deadline", "一/(三)"), { kind: "correct", correction: { when: "every:P6M" } });
    const changed = await imported({
      遂平县人民政府: "遂平县人民政府\n(经县政府常务会议审议通过)",
      每年1月31日前公开: "每年3月1日前公开",
      "不低于98%": "不低于99%",
    });
    expect([changed.outcome, changed.id]).not.toContain(first.id);
    expect(changed.outcome).toBe("new-version");
    const now = await planByNumber(bot.context, changed.id);
    const stateOf = (kind: string, clause: string) =>
      reviewItems(now)
        .filter(({ finding }) => finding.kind === kind && finding.clause === clause)
        .map(({ state }) => state);
    expect(stateOf("deadline", "二/(四)")).toEqual(["accepted"]);
    expect(stateOf("deadline", "一/(三)")).toEqual(["corrected"]);
    expect(now.plan.deadlines.filter(({ clause }) => clause === "一/(三)").map(({ when }) => when)).toEqual(["every:P6M"]);
    expect(stateOf("parties", "一/(一)")).toEqual(["accepted"]);
    expect(stateOf("deadline", "一/(一)")).toEqual(["unreviewed"]);
    expect(stateOf("target", "一/(二)")).toEqual(["unreviewed"]);
    expect(changed.lapsed.map(({ finding }) => `${finding.kind} ${finding.clause}`)).toContain("deadline 一/(一)");
    expect(changed.changes?.changed.map(({ after }) => after.path)).toEqual(["一/(一)", "一/(二)"]);
    expect(changed.changes?.changed[0]?.deadlines).toMatchObject({
      gone: [{ when: "every:P1Y@01-31" }],
      come: [{ when: "every:P1Y@03-01" }],
    });
  });

  it("keeps a correction where a newer reader reads something else out of the same words", async () => {
    const { id } = await imported({}, "应急管理");
    const { read } = await planByNumber(bot.context, id);
    const older = read.deadlines.map((one) => ({ ...one, when: one.clause === "二/(四)" ? "every:P1Y" : one.when, actor: [] }));
    await bot.context.store.plans.reread(id, { ...read, deadlines: older });
    await decide(id, await keyOf(id, "deadline", "二/(四)"), { kind: "correct", correction: { when: "every:P6M" } });
    const again = await imported({}, "应急管理");
    expect([again.id, again.outcome]).toEqual([id, "reread"]);
    const { plan } = await planByNumber(bot.context, id);
    expect(plan.deadlines.filter(({ clause }) => clause === "二/(四)").map(({ when }) => when)).toEqual(["every:P6M"]);
  });

  it("asks again where a newer reader reads something else out of accepted words", async () => {
    const { id } = await imported({}, "合同管理");
    const { read } = await planByNumber(bot.context, id);
    const older = read.deadlines.map((one) => (one.clause === "二/(四)" ? { ...one, when: "every:P1Y" } : one));
    await bot.context.store.plans.reread(id, { ...read, deadlines: older });
    await decide(id, await keyOf(id, "deadline", "二/(四)"), { kind: "accept" });
    const again = await imported({}, "合同管理");
    expect(again.lapsed.map(({ finding }) => finding.clause)).toEqual(["二/(四)"]);
    expect(openItems(await planByNumber(bot.context, id)).map(({ finding }) => finding.key)).toContain(
      await keyOf(id, "deadline", "二/(四)"),
    );
  });

  it("keeps a person's word where the shipped review says otherwise", async () => {
    const record = await planByNumber(bot.context, 1);
    const [accepted] = reviewItems(record).filter(({ state }) => state === "accepted");
    const key = accepted?.finding.key ?? "";
    await decide(1, key, { kind: "reject" });
    await bot.context.store.plans.decideWhereOpen(1, [
      { key, decision: "accepted", correction: null, reviewer: "seed review 2026-01-01", decidedAt: 0 },
    ]);
    const [item] = reviewItems(await planByNumber(bot.context, 1)).filter(({ finding }) => finding.key === key);
    expect([item?.state, item?.decision?.reviewer]).toEqual(["rejected", "张三"]);
  });
});
