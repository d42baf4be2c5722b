import { Command, Option } from "commander";
import { shorten } from "../app/say.ts";
import { findingsOf } from "../plan/findings.ts";
import { groupBy } from "../plan/group-by.ts";
import { readPlans } from "../plan/read-plans.ts";
import type { Plan } from "../plan/types.ts";
import { printJson } from "./options.ts";
import { CSV_HEAD, csvRows } from "./parse-csv.ts";
import { clauseLine, indentOf, markOf, planFacts, sayFinding } from "./plan-words.ts";
import { progressOf, type ReadFile, readFiles } from "./read-file.ts";

interface Options {
  readonly json?: boolean;
  readonly csv?: boolean;
}

export function parseCommand(): Command {
  return new Command("parse")
    .description("读规划方案,列出读到的条款、单位、时限、指标;有文件读不了时退出码为 1")
    .argument("<文件...>", "txt、docx、doc、wps、pdf、ofd、html、md")
    .option("--json", "输出 JSON")
    .addOption(new Option("--csv", "输出表格,每行一个单位、时限或指标,Excel 可以直接打开").conflicts("json"))
    .action(async (files: string[], options: Options) => {
      const { read, failed } = await parseAll(files, options);
      if (options.json) printJson(read);
      if (files.length > 1) summarise({ files: files.length, read, failed }, options);
      if (failed > 0) process.exitCode = 1;
    });
}

async function parseAll(files: readonly string[], { json, csv }: Options): Promise<{ read: Plan[]; failed: number }> {
  const progress = progressOf(files.length);
  const read: Plan[] = [];
  let failed = 0;
  if (csv) process.stdout.write(CSV_HEAD);
  for await (const result of readFiles(files)) {
    const plans = "error" in result ? [] : readPlans(result.document);
    read.push(...plans);
    progress.clear();
    if (csv) for (const plan of plans) process.stdout.write(csvRows(result.file, plan));
    else if (!json) for (const plan of plans) printPlan(plan);
    const remark = remarkOn(result, plans);
    if (remark) console.error(`${result.file}:${remark}`);
    if ("error" in result) failed += 1;
    progress.step(result.file);
  }
  progress.clear();
  return { read, failed };
}

function remarkOn(result: ReadFile, plans: readonly Plan[]): string | null {
  if ("error" in result) return result.error;
  if (plans.length === 0) return "没有读到分条的规划或方案。";
  return result.document.scanned ? "扫描件,文字由机器识别,每一处都要核对。" : null;
}

interface Tally {
  readonly files: number;
  readonly read: readonly Plan[];
  readonly failed: number;
}

/** For people it ends the output; beside data it goes where it does not mix with them. */
function summarise({ files, read, failed }: Tally, { json, csv }: Options): void {
  const sum = (count: (plan: Plan) => number) => read.reduce((total, plan) => total + count(plan), 0);
  const doubtful = sum((plan) => findingsOf(plan).filter(({ certainty }) => certainty !== "certain").length);
  const text = [
    `共 ${files} 个文件,读到 ${read.length} 份规划方案${failed > 0 ? `,${failed} 个文件读不了` : ""}`,
    `条款 ${sum((plan) => plan.clauses.length)} 条,时限 ${sum((plan) => plan.deadlines.length)} 项,指标 ${sum((plan) => plan.targets.length)} 项,其中存疑 ${doubtful} 处`,
  ].join("\n");
  if (json || csv) console.error(text);
  else console.log(text);
}

function printPlan(plan: Plan): void {
  console.log(`《${plan.title}》 ${planFacts(plan)}`);
  const found = groupBy(findingsOf(plan), ({ clause }) => clause);
  for (const clause of plan.clauses) {
    const indent = indentOf(clause);
    console.log(`${indent}${clauseLine(clause)}`);
    for (const finding of found.get(clause.path) ?? []) {
      const quote = finding.kind === "parties" ? "" : ` “${shorten(finding.value.quote, 60)}”`;
      console.log(`${indent}  ${sayFinding(finding)}${markOf(finding.certainty)}${quote}`);
    }
  }
  console.log(`共 ${plan.clauses.length} 条,时限 ${plan.deadlines.length} 项,指标 ${plan.targets.length} 项\n`);
}
