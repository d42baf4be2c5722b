import { describe, expect, test } from "vitest";
import { obligationsOf } from "../../src/obligation/tiers.ts";
import type { Obligation, Tier } from "../../src/obligation/types.ts";
import { partiesThatResolveToNothing } from "../../src/obligation/unresolved-parties.ts";
import type { Unit } from "../../src/unit/types.ts";
import { directory, GOLD_PLANS, type GoldName, goldPlan, goldUnits } from "./gold.ts";

const plans = GOLD_PLANS.map((name) => goldPlan(name));

function unitNamed(name: string, place?: string): Unit {
  const { unit } = directory.resolveUnit(name, place);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit;
}

function paths(obligations: readonly Obligation[], tier: Tier): readonly string[] {
  return obligations.filter((o) => o.tier === tier).map((o) => o.clause.path);
}

function clauseOf(name: string, path: string, title: string): Obligation | undefined {
  return obligationsOf(unitNamed(name), plans, directory).find((o) => o.clause.path === path && o.plan.plan.title.includes(title));
}

describe("lead and assist are the clauses that name the unit, whatever it was called", () => {
  const cases = Object.entries(goldUnits()).flatMap(([plan, units]) =>
    Object.entries(units).map(([unit, names]) => ({ plan, unit, names })),
  );
  test.each(cases)("$unit", ({ plan, unit, names }) => {
    const stored = goldPlan(plan as GoldName);
    const wanted = [...names.names, ...names.succeeds];
    const lead = stored.plan.clauses.filter((c) => c.lead.some((n) => wanted.includes(n))).map((c) => c.path);
    const assist = stored.plan.clauses.filter((c) => c.assist.some((n) => wanted.includes(n)) && !lead.includes(c.path)).map((c) => c.path);
    const found = obligationsOf(unitNamed(unit, stored.regionCode ?? undefined), [stored], directory);
    expect(paths(found, "lead")).toEqual(lead);
    expect(paths(found, "assist")).toEqual(assist);
  });

  test("work taken over in a reform says so", () => {
    const inherited = clauseOf("昌吉州市场监管局", "二/(一)/4", "依法行政");
    expect(inherited?.reason).toContain("承接原州工商局(2018年改革)");
  });
});

describe("groups", () => {
  test("驻马店市市场监管局 reports on enforcement as one of the 行政执法机关, though nothing names it", () => {
    const report = clauseOf("驻马店市市场监管局", "二/(四)", "法治政府建设");
    expect(report?.tier).toBe("group");
    expect(report?.reason).toContain("行政执法机关");
    expect(report?.deadlines.map((d) => d.when)).toEqual(["every:P1Y@01-31"]);
  });

  test("昌吉州财政局 studies law each quarter as one of the 政府各部门", () => {
    const study = clauseOf("昌吉州财政局", "二/(七)/4", "依法行政");
    expect(study?.tier).toBe("group");
    expect(study?.deadlines.find((d) => d.actor.includes("政府各部门"))?.when).toBe("every:P3M");
  });

  test("a city's plan binds its counties where it speaks to them, and their bureaus not", () => {
    const county = obligationsOf(unitNamed("霍邱县人民政府"), plans, directory);
    expect(paths(county, "group")).toContain("二/(一)/1");
    expect(paths(obligationsOf(unitNamed("霍邱县财政局"), plans, directory), "group")).not.toContain("二/(一)/1");
  });

  test("有关 leaves it open", () => {
    const perhaps = clauseOf("六安市财政局", "二/(一)/1", "六安市");
    expect(perhaps?.tier).toBe("possible");
    expect(perhaps?.reason).toContain("可能");
  });

  test("a party is not told of another place's plan", () => {
    const titles = obligationsOf(unitNamed("洪雅县司法局"), plans, directory).map((o) => o.plan.plan.title);
    expect(new Set(titles)).toEqual(new Set([goldPlan("hongya-law-government").plan.title]));
  });

  test("a body of the party is none of the 行政执法机关", () => {
    expect(clauseOf("驻马店市委组织部", "二/(四)", "法治政府建设")).toBeUndefined();
  });
});

describe("deadlines of a clause", () => {
  test("without an actor they are the lead's, and shown to who assists", () => {
    expect(clauseOf("六安市委编办", "二/(四)/26", "六安市")?.deadlines.map((d) => d.when)).toEqual(["once:2023-06-30"]);
    expect(clauseOf("六安市中级法院", "二/(四)/26", "六安市")?.deadlines.map((d) => d.when)).toEqual(["once:2023-06-30"]);
  });

  test("with an actor they are the actor's", () => {
    const training = clauseOf("霍邱县人民政府", "二/(三)/22", "六安市");
    expect(training?.deadlines.map((d) => d.quote)).toEqual(["每年至少组织1次行政执法案卷评查、抽查或者其他形式的检查工作"]);
  });

  test("what the government itself must do, its lead prepares", () => {
    const lectures = clauseOf("六安市政府办公室", "二/(五)/30", "六安市");
    expect(lectures?.deadlines.map((d) => d.when)).toContain("every:P1Y*2");
  });
});

describe("order and speed", () => {
  test("strongest tier first, then the order of the plan", () => {
    const tiers = obligationsOf(unitNamed("六安市司法局"), plans, directory).map((o) => o.tier);
    const order: readonly Tier[] = ["lead", "assist", "group", "all", "possible"];
    expect(tiers).toEqual([...tiers].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(new Set(tiers).size).toBeGreaterThan(2);
  });

  test("each clause comes once", () => {
    const keys = obligationsOf(unitNamed("昌吉州司法局"), plans, directory).map((o) => `${o.plan.id}/${o.clause.path}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("a retired plan answers nothing", () => {
    const retired = plans.map((plan) => ({ ...plan, state: "retired" as const }));
    expect(obligationsOf(unitNamed("六安市司法局"), retired, directory)).toEqual([]);
  });

  test("the same list asked again, or a new list of the same plans, gives the same answer", () => {
    const unit = unitNamed("洪雅县司法局");
    const answers = [plans, plans, plans, [...plans]].map((list) => obligationsOf(unit, list, directory));
    expect(answers.every((answer) => answer.length > 0)).toBe(true);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test("six thousand plans of other places cost nothing", () => {
    const many = Array.from(
      { length: 6000 },
      (_, i) => ({ ...plans[0], id: i, regionCode: i === 5999 ? "511423" : "110105" }) as (typeof plans)[0],
    );
    const unit = unitNamed("洪雅县司法局");
    obligationsOf(unit, many, directory);
    const started = performance.now();
    for (let i = 0; i < 100; i++) obligationsOf(unit, many, directory);
    expect((performance.now() - started) / 100).toBeLessThan(20);
  });
});

describe("the report of names that mean nothing", () => {
  test.each(GOLD_PLANS)("%s has at most a few", (name) => {
    const left = partiesThatResolveToNothing(goldPlan(name), directory);
    expect(left.filter((p) => !p.body).map((p) => p.name)).toEqual([]);
  });

  test("a name that nobody knows is reported with its clauses", () => {
    const stored = goldPlan("luan-law-government");
    const clauses = stored.plan.clauses.map((c) => (c.path === "二/(一)/2" ? { ...c, lead: ["某某"] } : c));
    const left = partiesThatResolveToNothing({ ...stored, plan: { ...stored.plan, clauses } }, directory);
    expect(left).toContainEqual({ name: "某某", role: "lead", body: false, clauses: ["二/(一)/2"] });
  });
});
