import { describe, expect, it } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { carryOver } from "../../src/plan/carry-over.ts";
import { changesBetween, isUnchanged } from "../../src/plan/changes.ts";
import { findingsOf } from "../../src/plan/findings.ts";
import { parsePlans } from "../../src/plan/parse.ts";
import type { Plan } from "../../src/plan/types.ts";

const CLAUSES = [
  "推进执法公示。每年1月31日前公开执法情况。(责任单位:县司法局)",
  "清理证明事项。2026年底前完成清理,办结率不低于98%。(责任单位:县司法局、县财政局)",
  "开展案卷评查。每季度开展一次案卷评查。(责任单位:县司法局)",
  "加强队伍建设。建立轮训制度,培训不少于40学时。(责任单位:县人力资源社会保障局)",
];
const LABELS = ["(一)", "(二)", "(三)", "(四)", "(五)"];

function planOf(clauses: readonly string[]): Plan {
  const text = ["平安县实施方案(2025—2028年)", "一、主要任务", ...clauses.map((clause, at) => `${LABELS[at]}${clause}`)].join("\n");
  const [plan] = parsePlans(textDocument(text, "plan.txt"));
  if (!plan) throw new Error("no plan was read");
  return plan;
}

const before = planOf(CLAUSES);
const withClause = (at: number, from: string, to: string) =>
  planOf(CLAUSES.map((clause, i) => (i === at ? clause.replace(from, to) : clause)));
const pathsOf = (clauses: readonly { readonly path: string }[]) => clauses.map(({ path }) => path);

describe("what a new text changed", () => {
  it("is nothing where only spaces and marks differ", () => {
    expect(isUnchanged(changesBetween(before, planOf(CLAUSES.map((clause) => clause.replace(",", ", ")))))).toBe(true);
  });

  it("is a date, with the old and the new one", () => {
    const { changed, added, removed } = changesBetween(before, withClause(0, "1月31日", "3月1日"));
    expect([pathsOf(changed.map(({ after }) => after)), added, removed]).toEqual([["一/(一)"], [], []]);
    expect(changed[0]).toMatchObject({
      reworded: true,
      parties: false,
      deadlines: { gone: [{ when: "every:P1Y@01-31" }], come: [{ when: "every:P1Y@03-01" }] },
    });
  });

  it("is a figure", () => {
    const [changed] = changesBetween(before, withClause(1, "98%", "99%")).changed;
    expect(changed).toMatchObject({ targets: { gone: [{ value: 98 }], come: [{ value: 99 }] }, deadlines: { gone: [], come: [] } });
  });

  it("is a unit, while the words stay", () => {
    const [changed] = changesBetween(before, withClause(1, "、县财政局", "")).changed;
    expect(changed).toMatchObject({ parties: true, reworded: false });
  });

  it("is a clause put in, which only renumbers those behind it", () => {
    const next = planOf([CLAUSES[0] ?? "", "建设智慧法院。开通网上立案服务。(责任单位:县法院)", ...CLAUSES.slice(1)]);
    const { added, removed, changed, renumbered } = changesBetween(before, next);
    expect([pathsOf(added), removed, changed, renumbered]).toEqual([["一/(二)"], [], [], 3]);
  });

  it("is a clause left out", () => {
    const { added, removed, changed } = changesBetween(before, planOf(CLAUSES.slice(1)));
    expect([added, pathsOf(removed), changed]).toEqual([[], ["一/(一)"], []]);
  });
});

describe("carrying decisions over", () => {
  const accepted = findingsOf(before).map(({ key }) => ({ key, decision: "accepted" as const, correction: null }));

  it("loses none where a clause was put in before", () => {
    const next = planOf(["建设智慧法院。开通网上立案服务。", ...CLAUSES]);
    const { decisions, lapsed } = carryOver({ plan: before, decisions: accepted }, next, false);
    expect(lapsed).toEqual([]);
    expect(new Set(decisions.map(({ key }) => key))).toEqual(new Set(findingsOf(next).map(({ key }) => key)));
  });

  it("loses those whose words are not there any more, and no other", () => {
    const { decisions, lapsed } = carryOver({ plan: before, decisions: accepted }, withClause(0, "1月31日", "3月1日"), false);
    expect(lapsed.map(({ finding }) => `${finding.kind} ${finding.clause}`)).toEqual(["deadline 一/(一)"]);
    expect(decisions).toHaveLength(accepted.length - 1);
  });

  it("does not take a word on one clause's units for another's of the same units", () => {
    const next = planOf(["建设智慧法院。开通网上立案服务。(责任单位:县司法局)", ...CLAUSES.slice(1)]);
    const { lapsed } = carryOver({ plan: before, decisions: accepted }, next, false);
    expect(lapsed.map(({ finding }) => `${finding.kind} ${finding.clause}`)).toEqual(["parties 一/(一)", "deadline 一/(一)"]);
  });

  it("drops a correction of units where the text itself now names others", () => {
    const [key = ""] = findingsOf(before)
      .filter(({ kind, clause }) => kind === "parties" && clause === "一/(二)")
      .map((one) => one.key);
    const correction = { key, decision: "accepted" as const, correction: { lead: ["县民政局"] } };
    const next = withClause(1, "、县财政局", "、县教育局");
    expect(carryOver({ plan: before, decisions: [correction] }, next, false)).toMatchObject({ decisions: [], lapsed: [{}] });
    expect(carryOver({ plan: before, decisions: [correction] }, next, true).decisions).toMatchObject([
      { correction: { lead: ["县民政局"] } },
    ]);
  });
});
