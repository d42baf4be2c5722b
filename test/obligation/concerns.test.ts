import { describe, expect, test } from "vitest";
import { obligationsOf } from "../../src/obligation/tiers.ts";
import type { Obligation } from "../../src/obligation/types.ts";
import type { Unit } from "../../src/unit/types.ts";
import { directory } from "./gold.ts";
import { planOf } from "./plan-of.ts";

const YEARLY = { quote: "每年报告一次", when: "every:P1Y" };
const RATE = { quote: "按期办复率达100%", name: "按期办复率", op: ">=" as const, value: 100, unit: "%" };

function askedAs(name: string, clause: Parameters<typeof planOf>[1][string], region = "511423"): Obligation | undefined {
  const { unit } = directory.resolveUnit(name, "511423");
  if (!unit) throw new Error(`no unit ${name}`);
  return obligationsOf(unit, [planOf(region, { 一: clause })], directory)[0];
}

describe("a deadline that names who must do it", () => {
  const clause = (actor: string) => ({
    lead: ["县司法局"],
    assist: ["县财政局"],
    deadlines: [{ ...YEARLY, actor: [actor] }],
    targets: [RATE],
  });

  test("is not the lead's when it is clearly somebody else's", () => {
    expect(askedAs("县司法局", clause("各镇人民政府"))?.deadlines).toEqual([]);
    expect(askedAs("县司法局", clause("县公安局"))?.deadlines).toEqual([]);
  });

  test("is that body's, though the lists leave it out", () => {
    const police = askedAs("县公安局", clause("县公安局"));
    expect(police?.tier).toBe("group");
    expect(police?.reason).toContain("点名");
    expect(police?.deadlines).toHaveLength(1);
    expect(police?.targets).toEqual([]);
  });

  test("stays with the lead when the government itself is the actor", () => {
    expect(askedAs("县司法局", clause("县政府"))?.deadlines).toHaveLength(1);
    expect(askedAs("县司法局", clause("各级政府领导班子"))?.deadlines).toHaveLength(1);
    expect(askedAs("县财政局", clause("县政府"))?.deadlines).toEqual([]);
  });

  test("stays with the lead when nobody knows who is meant", () => {
    expect(askedAs("县司法局", clause("有关方面"))?.deadlines).toHaveLength(1);
    expect(askedAs("县财政局", clause("有关方面"))?.deadlines).toEqual([]);
  });

  test("is that of those in the lists who may be meant, and only perhaps that of others", () => {
    expect(askedAs("县财政局", clause("县级有关部门"))?.deadlines).toHaveLength(1);
    const other = askedAs("县民政局", clause("县级有关部门"));
    expect([other?.tier, other?.deadlines.length]).toEqual(["possible", 1]);
  });
});

describe("a clause without unit lists", () => {
  const clause = {
    text: "行政执法机关应当公开执法总体情况,每年报告一次。完善制度,每年清理一次。按期办复率达100%。",
    deadlines: [YEARLY, { quote: "每年清理一次", when: "every:P1Y" }],
    targets: [RATE],
  };

  test("reaches who its sentences speak of, with the deadlines of those sentences", () => {
    const market = askedAs("县市场监管局", clause);
    expect(market?.tier).toBe("group");
    expect(market?.deadlines.map((d) => d.quote)).toEqual(["每年报告一次"]);
    expect(market?.targets).toEqual([]);
  });

  test("reaches nobody else", () => {
    expect(askedAs("县委宣传部", clause)).toBeUndefined();
  });

  test("that names a body makes it the lead", () => {
    const named = askedAs("县司法局", { text: "县司法局要加强督促检查,每年报告一次。", deadlines: [{ ...YEARLY, actor: ["县司法局"] }] });
    expect([named?.tier, named?.reason, named?.deadlines.length]).toEqual(["lead", "条款正文点名“县司法局”", 1]);
  });

  test("with no subject and no list concerns nobody for certain", () => {
    expect(askedAs("县司法局", { text: "完善制度,每年清理一次。", deadlines: [YEARLY] })).toBeUndefined();
  });
});

describe("clauses without lists under one that has them", () => {
  const plan = planOf("511423", {
    "二/(一)": { heading: "推进复议", lead: ["县司法局"], assist: ["县财政局"] },
    "二/(一)/1": { text: "每年报告一次。", deadlines: [YEARLY], targets: [RATE] },
    "二/(一)/2": { lead: ["县公安局"], deadlines: [{ quote: "每年清理一次", when: "every:P1Y" }] },
    "二/(二)": { deadlines: [{ quote: "每年评估一次", when: "every:P1Y" }] },
  });
  const owed = (name: string) => obligationsOf(directory.resolveUnit(name, "511423").unit as Unit, [plan], directory);

  test("are covered by it, with deadlines and figures", () => {
    const [task, ...more] = owed("县司法局");
    expect([task?.clause.path, task?.deadlines.map((d) => d.quote), task?.targets.length]).toEqual(["二/(一)", ["每年报告一次"], 1]);
    expect(more).toEqual([]);
    expect(owed("县财政局")[0]?.deadlines.map((d) => d.quote)).toEqual(["每年报告一次"]);
  });

  test("but not those with lists of their own", () => {
    expect(owed("县公安局").map((o) => [o.clause.path, o.deadlines.map((d) => d.quote)])).toEqual([["二/(一)/2", ["每年清理一次"]]]);
  });
});

describe("a list that ends in 等", () => {
  const clause = { lead: ["县司法局"], openEnded: true, deadlines: [YEARLY] };

  test("may mean any department of the plan's own place", () => {
    const perhaps = askedAs("县民政局", clause);
    expect([perhaps?.tier, perhaps?.reason, perhaps?.deadlines.length]).toEqual(["possible", "责任单位以“等”结尾,可能包括本单位", 1]);
  });

  test("means no town and no bureau of a lower place", () => {
    expect(askedAs("洪川镇人民政府", clause)).toBeUndefined();
    expect(askedAs("县民政局", clause, "5114")).toBeUndefined();
  });
});

describe("the reason", () => {
  test.each([
    [{ lead: ["县司法局"] }, "县司法局", "条款点名牵头(责任单位:县司法局)"],
    [{ assist: ["县司法局"] }, "县司法局", "条款点名配合(配合单位:县司法局)"],
    [{ lead: ["县政府法制办"] }, "县司法局", "机构改革承接原县政府法制办(2018年改革):条款点名牵头"],
    [{ lead: ["县级各行政执法部门"] }, "县公安局", "属于责任单位“县级各行政执法部门”"],
    [{ assist: ["各级各部门"] }, "县公安局", "面向全体:配合单位“各级各部门”"],
    [{ assist: ["县级有关部门"] }, "县公安局", "配合单位“县级有关部门”可能包括本单位"],
  ])("%j says to %s: %s", (clause, name, reason) => {
    expect(askedAs(name, clause)?.reason).toBe(reason);
  });
});
