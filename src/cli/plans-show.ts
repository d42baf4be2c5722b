import { Command } from "commander";
import { type PlanRecord, planByNumber } from "../app/plan-by-number.ts";
import { type ReviewItem, reviewItems } from "../app/review-plan.ts";
import { summarisePlan } from "../app/summarise-plan.ts";
import type { Open } from "../context.ts";
import { groupBy } from "../plan/group-by.ts";
import { printJson } from "./options.ts";
import { clauseLine, indentOf, planFacts, sayState } from "./plan-words.ts";
import { parseNumber, withPlans } from "./plans-options.ts";
import { itemJson, itemLine } from "./review-words.ts";

export function plansShowCommand(open: Open): Command {
  return new Command("show")
    .description("看一份规划方案:条款、读到的每一处、审核结果")
    .argument("<编号>", "文件编号", parseNumber)
    .option("--json", "输出 JSON")
    .action(async (id: number, { json }: { json?: boolean }) => {
      await withPlans(open, async ({ context }) => {
        const record = await planByNumber(context, id);
        const summary = summarisePlan(context, record);
        if (json) printJson({ ...summary, clauses: clausesJson(record) });
        else print(record, `${summary.place ?? "地方不明"} · ${sayState(summary)}`);
      });
    });
}

function clausesJson(record: PlanRecord): unknown {
  const items = groupBy(reviewItems(record), ({ finding }) => finding.clause);
  return record.read.clauses.map(({ path, heading, text }) => ({ path, heading, text, findings: items.get(path)?.map(itemJson) ?? [] }));
}

function print(record: PlanRecord, standing: string): void {
  console.log(`《${record.plan.title}》 ${planFacts(record.plan)}\n${standing}`);
  const items = groupBy(reviewItems(record), ({ finding }) => finding.clause);
  for (const clause of record.read.clauses) {
    const indent = indentOf(clause);
    console.log(`${indent}${clauseLine(clause)}`);
    for (const item of items.get(clause.path) ?? []) console.log(`${indent}  ${itemLine(item)}`);
  }
  console.log(countsLine([...items.values()].flat()));
}

function countsLine(items: readonly ReviewItem[]): string {
  const count = (state: ReviewItem["state"]) => items.filter((item) => item.state === state).length;
  return `共 ${items.length} 处:已接受 ${count("accepted")},已更正 ${count("corrected")},已否定 ${count("rejected")},待审 ${count("unreviewed")}`;
}
