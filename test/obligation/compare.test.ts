import { describe, expect, test } from "vitest";
import { type Comparison, comparePlans, type Requirement } from "../../src/obligation/compare.ts";
import { directory, type GoldName, goldPlan } from "./gold.ts";
import { planOf } from "./plan-of.ts";

const compare = (a: GoldName, b: GoldName) => comparePlans(goldPlan(a), goldPlan(b), directory);
const quoteOf = (r: Requirement) => (r.kind === "deadline" ? r.deadline.quote : r.target.quote);
const differences = ({ requirements }: Comparison) => requirements.filter((r) => r.difference !== null);

describe("a city's and a county's plan", () => {
  test("ask for 60 and 40 hours of training", () => {
    const pair = differences(compare("luan-law-government", "shanting-law-government")).find((r) => quoteOf(r.a).includes("60学时"));
    expect(pair?.difference).toBe("不少于60学时与不少于40学时不同");
    expect(pair && quoteOf(pair.b)).toContain("不少于40学时");
  });

  test("want the same system of 行政复议 at different dates", () => {
    const pair = differences(compare("luan-law-government", "hongya-law-government")).find((r) => quoteOf(r.a).includes("行政复议体制"));
    expect(pair?.difference).toBe("2023年上半年与2022年年底前不同");
  });

  test("agree where they say the same", () => {
    const { requirements } = compare("hongya-law-government", "shanting-law-government");
    const lectures = requirements.find((r) => quoteOf(r.a).includes("两期以上法治专题讲座"));
    expect([lectures?.difference, lectures?.doubtful]).toEqual([null, false]);
  });

  test("have the tasks of the same heading side by side, in the order of the first", () => {
    const { tasks } = compare("hongya-law-government", "shanting-law-government");
    const pairs = tasks.map((t) => `${t.a.path} ${t.b.path}`);
    expect(pairs).toContain("四/(十六) 四/(十)");
    expect(pairs).toContain("六/(三十) 六/(十七)");
    const order = goldPlan("hongya-law-government").plan.clauses.map((c) => c.path);
    expect(tasks.map((t) => order.indexOf(t.a.path))).toEqual(tasks.map((t) => order.indexOf(t.a.path)).sort((a, b) => a - b));
  });

  test("have each task once, paired or lacking", () => {
    const { tasks, onlyA, onlyB } = compare("zhumadian-law-government", "shanting-law-government");
    const a = [...tasks.map((t) => t.a.path), ...onlyA.map((c) => c.path)];
    const b = [...tasks.map((t) => t.b.path), ...onlyB.map((c) => c.path)];
    expect(new Set(a).size).toBe(a.length);
    expect(new Set(b).size).toBe(b.length);
    expect(onlyB.length).toBeGreaterThan(0);
  });

  test("do not lack a task whose figure stands under another heading", () => {
    expect(compare("luan-law-government", "shanting-law-government").onlyA.map((c) => c.path)).not.toContain("二/(三)/22");
  });
});

describe("a plan and itself", () => {
  test("are alike in everything", () => {
    const { tasks, requirements, onlyA, onlyB } = compare("zhumadian-law-government", "zhumadian-law-government");
    expect(tasks.every((t) => t.a.path === t.b.path && t.score === 1 && t.owners === null)).toBe(true);
    expect(requirements.every((r) => r.difference === null)).toBe(true);
    expect([...onlyA, ...onlyB]).toEqual([]);
  });
});

describe("owners", () => {
  const task = (lead: readonly string[]) => ({ heading: "完善行政复议工作机制", text: "规范受理、审理、决定流程。", lead });
  const owners = (a: readonly string[], b: readonly string[]) =>
    comparePlans(planOf("5114", { 一: task(a) }), planOf("511423", { 一: task(b) }), directory).tasks[0]?.owners;

  test("of two levels are the same body by kind", () => {
    expect(owners(["市司法局"], ["县司法局"])).toBeNull();
    expect(owners(["市政府法制办"], ["洪雅县司法局"])).toBeNull();
    expect(owners(["市政府各部门"], ["县政府各部门"])).toBeNull();
  });

  test("that differ are named", () => {
    expect(owners(["市司法局", "市财政局"], ["县司法局", "县公安局"])).toEqual({ onlyA: ["市财政局"], onlyB: ["县公安局"] });
  });

  test("are not compared where one plan names none", () => {
    expect(owners(["市司法局"], [])).toBeNull();
  });
});

test("plans about different things have nothing in common", () => {
  const forest = planOf("5114", { 一: { heading: "营造生态林地", text: "栽植乔木灌木,巡护湿地。", lead: ["市林业局"] } });
  const reading = planOf("511423", { 一: { heading: "办好图书借阅", text: "延长开馆钟点,添置绘本。", lead: ["县文广旅局"] } });
  const { tasks, onlyA, onlyB } = comparePlans(forest, reading, directory);
  expect([tasks.length, onlyA.length, onlyB.length]).toEqual([0, 1, 1]);
});
