import { Command } from "commander";
import { type PlanSummary, summarisePlan } from "../app/summarise-plan.ts";
import type { Open } from "../context.ts";
import { printJson } from "./options.ts";
import { sayPeriod, sayState } from "./plan-words.ts";
import { withPlans } from "./plans-options.ts";

export function plansListCommand(open: Open): Command {
  return new Command("list")
    .description("列出规划方案:编号、名称、地方、规划期、状态、待审数")
    .option("--all", "连已停用的也列出")
    .option("--json", "输出 JSON")
    .action(async ({ all, json }: { all?: boolean; json?: boolean }) => {
      await withPlans(open, async ({ context }) => {
        const records = await (all ? context.store.plans.all() : context.store.plans.current());
        const summaries = records.map((record) => summarisePlan(context, record));
        if (json) printJson(summaries);
        else for (const summary of summaries) print(summary);
        if (!json && summaries.length === 0) console.log("还没有规划方案,请用 luzhi plans import <文件> 导入。");
      });
    });
}

function print(summary: PlanSummary): void {
  const { id, title, version, place, unreviewed, doubtful } = summary;
  console.log(`${id}. 《${title}》${version > 1 ? ` 第${version}版` : ""}`);
  const review = unreviewed === 0 ? "已审完" : `待审 ${unreviewed} 项${doubtful > 0 ? `,其中存疑 ${doubtful} 项` : ""}`;
  console.log(`   ${[place ?? "地方不明", sayPeriod(summary.period), sayState(summary), review].filter(Boolean).join(" · ")}`);
}
