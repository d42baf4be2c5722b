import { Command } from "commander";
import { type ImportedPlan, importPlans } from "../app/import-plan.ts";
import { planByNumber } from "../app/plan-by-number.ts";
import { clauseNumber } from "../app/say.ts";
import { type PlanSummary, summarisePlan } from "../app/summarise-plan.ts";
import type { Context, Open } from "../context.ts";
import { printChanges } from "./change-words.ts";
import { printJson } from "./options.ts";
import { planFacts, sayFinding, sayState } from "./plan-words.ts";
import { withPlans } from "./plans-options.ts";
import { progressOf, type ReadFile, readFiles } from "./read-file.ts";

interface Imported {
  readonly file: string;
  readonly plan: ImportedPlan;
  readonly summary: PlanSummary;
}

type Result = Imported | { readonly file: string; readonly error: string };

export function plansImportCommand(open: Open): Command {
  return new Command("import")
    .description("导入规划方案;带密级标识的文件拒收。文本有变化就成为新版本,审核过的照旧有效")
    .argument("<文件...>", "txt、docx、doc、wps、pdf、ofd、html、md")
    .option("--json", "输出 JSON")
    .action(async (files: string[], { json }: { json?: boolean }) => {
      const failed = await withPlans(open, async ({ context }) => {
        const results: Result[] = [];
        const progress = progressOf(files.length);
        for await (const read of readFiles(files)) {
          const found = await importOne(context, read);
          results.push(...found);
          progress.clear();
          for (const result of found) print(result, json);
          progress.step(read.file);
        }
        progress.clear();
        if (json) printJson(results.map(toJson));
        return results.some((result) => "error" in result);
      });
      if (failed) process.exitCode = 1;
    });
}

async function importOne(context: Context, read: ReadFile): Promise<readonly Result[]> {
  const { file } = read;
  if ("error" in read) return [read];
  const plans = await importPlans(context, read.document);
  if (plans.length === 0) return [{ file, error: "没有读到分条的规划或方案,没有导入。" }];
  const summarise = async (plan: ImportedPlan) => summarisePlan(context, await planByNumber(context, plan.id));
  return Promise.all(plans.map(async (plan) => ({ file, plan, summary: await summarise(plan) })));
}

function toJson(result: Result): unknown {
  if ("error" in result) return result;
  const { file, plan, summary } = result;
  const { outcome, changes, carried, lapsed } = plan;
  const about = lapsed.map(({ decision, finding }) => ({ key: decision.key, clause: finding.clause, decision: decision.decision }));
  return { file, outcome, ...summary, carried, lapsed: about, changes };
}

const OUTCOMES: Readonly<Record<ImportedPlan["outcome"], string>> = {
  new: "新文件",
  "new-version": "新版本",
  reread: "文本没有变化,重新识读后有不同",
  unchanged: "没有变化",
};

function print(result: Result, json = false): void {
  if ("error" in result) console.error(`${result.file}:${result.error}`);
  else if (!json) printImported(result);
}

function printImported({ plan: imported, summary }: Imported): void {
  const { id, plan, outcome, changes, carried, lapsed } = imported;
  const version = summary.version > 1 ? `(第${summary.version}版)` : "";
  console.log(`${id}. 《${plan.title}》${version}:${OUTCOMES[outcome]}`);
  console.log(`   ${[summary.place, planFacts(plan), sayState(summary)].filter(Boolean).join(" · ")}`);
  console.log(`   条款 ${summary.clauses} 条,时限 ${summary.deadlines} 项,指标 ${summary.targets} 项`);
  if (changes) printChanges(changes);
  if (outcome !== "unchanged" && carried > 0) console.log(`   沿用以前的审核 ${carried} 项`);
  if (lapsed.length > 0) console.log(`   以下 ${lapsed.length} 项审核不再适用,请看新的文字:`);
  for (const { finding } of lapsed) console.log(`     ${clauseNumber(finding.clause)} ${sayFinding(finding)}`);
  printNext(summary);
}

function printNext({ id, place, draft, state, unreviewed, doubtful }: PlanSummary): void {
  if (place === null) console.log("   没有认出是哪个地方的文件,不会对应到任何单位。");
  if (draft) console.log("   这是征求意见稿:可以查询,不能发布,不提醒。");
  const steps = [
    unreviewed > 0 ? `luzhi plans review ${id}(待审 ${unreviewed} 项,存疑 ${doubtful} 项)` : "",
    state === "imported" && !draft ? `luzhi plans publish ${id}` : "",
  ].filter(Boolean);
  if (steps.length > 0 && state !== "retired") console.log(`   下一步:${steps.join(",再 ")}`);
}
