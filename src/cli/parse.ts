import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Command } from "commander";
import { clauseNumber, shorten } from "../app/say.ts";
import { DocumentError } from "../document/error.ts";
import { readDocument } from "../document/read.ts";
import { parsePlans } from "../plan/parse.ts";
import type { Certainty, Clause, Plan } from "../plan/types.ts";
import { findOcr } from "./ocr.ts";
import { printJson } from "./options.ts";

export function parseCommand(): Command {
  return new Command("parse")
    .description("读规划方案,列出读到的条款、单位、时限、指标")
    .argument("<文件...>", "txt、docx、doc、wps、pdf、ofd、html")
    .option("--json", "输出 JSON")
    .action(async (files: string[], { json }: { json?: boolean }) => {
      const ocr = await findOcr();
      const results: Result[] = [];
      for (const file of files) results.push(await read(file, ocr));
      if (json) printJson(results.flatMap((result) => ("plans" in result ? result.plans : [])));
      for (const result of results) {
        if ("error" in result) console.error(`${result.file}:${result.error}`);
        else if (!json) printPlans(result.file, result.plans);
      }
      if (results.some((result) => "error" in result)) process.exitCode = 1;
    });
}

type Result = { readonly file: string; readonly plans: readonly Plan[] } | { readonly file: string; readonly error: string };

type Ocr = Awaited<ReturnType<typeof findOcr>>;

async function read(file: string, ocr: Ocr): Promise<Result> {
  try {
    const document = await readDocument(await readFile(file), basename(file), ocr ? { ocr } : {});
    return { file, plans: parsePlans(document) };
  } catch (error) {
    return { file, error: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof DocumentError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "没有这个文件,请检查路径。";
  if (code === "EISDIR") return "这是文件夹,请指明文件。";
  return `读不了这个文件(${error instanceof Error ? error.message : String(error)})。`;
}

const MARKS: Readonly<Record<Certainty, string>> = { certain: "", implied: "(推断)", ambiguous: "(歧义)", suspect: "(疑误)" };

function printPlans(file: string, plans: readonly Plan[]): void {
  if (plans.length === 0) console.log(`${file}:没有读到分条的规划或方案。`);
  for (const plan of plans) {
    const facts = [plan.docNumber, plan.issuer, plan.issuedOn, plan.status === "draft" ? "征求意见稿" : null].filter(Boolean);
    console.log(`《${plan.title}》 ${facts.join(" · ")}`);
    for (const clause of plan.clauses) printClause(plan, clause);
    console.log(`共 ${plan.clauses.length} 条,时限 ${plan.deadlines.length} 项,指标 ${plan.targets.length} 项`);
  }
}

function printClause(plan: Plan, clause: Clause): void {
  const indent = "  ".repeat(clause.path.split("/").length);
  console.log(`${indent}${clauseNumber(clause.path)} ${clause.heading ?? shorten(clause.text, 40)}`);
  if (clause.lead.length > 0) console.log(`${indent}  责任单位:${clause.lead.join("、")}${MARKS[clause.partyCertainty]}`);
  if (clause.assist.length > 0) console.log(`${indent}  配合单位:${clause.assist.join("、")}${MARKS[clause.partyCertainty]}`);
  for (const one of plan.deadlines.filter((deadline) => deadline.clause === clause.path))
    console.log(`${indent}  时限 ${one.when}${MARKS[one.certainty]} “${shorten(one.quote, 60)}”`);
  for (const one of plan.targets.filter((target) => target.clause === clause.path))
    console.log(`${indent}  指标 ${one.name} ${one.op} ${one.value ?? "?"}${one.unit}${MARKS[one.certainty]}`);
}
