import { Command } from "commander";
import { type ComparedLine, comparedLines } from "../app/compare.ts";
import { clauseNumber, planName, shorten } from "../app/say.ts";
import type { Open } from "../context.ts";
import { planNamed } from "./ledger.ts";
import { printJson, UsageError, withApplication } from "./options.ts";

const SECTIONS: readonly (readonly [kind: ComparedLine["kind"], title: string])[] = [
  ["time", "时限不同"],
  ["figure", "指标不同"],
  ["owner", "牵头单位不同"],
  ["only-a", "只有甲有"],
  ["only-b", "只有乙有"],
];

export function plansCompareCommand(open: Open): Command {
  return new Command("compare")
    .description("两份文件对照:时限、指标、牵头单位不同之处,和一方没有的任务")
    .argument("<甲>", "文件编号,或标题里的几个字")
    .argument("<乙>", "另一份")
    .option("--json", "输出 JSON")
    .action(async (first: string, second: string, { json }: { json?: boolean }) => {
      await withApplication(open, async (application) => {
        const a = await planNamed(application, first);
        const b = await planNamed(application, second);
        if (a.id === b.id) throw new UsageError("甲和乙是同一份文件,请写两份不同的文件。");
        const lines = comparedLines(a, b, application.context.directory);
        if (json) printJson({ a: { id: a.id, title: a.plan.title }, b: { id: b.id, title: b.plan.title }, lines });
        else print(`甲:${planName(a)}\n乙:${planName(b)}`, lines);
      });
    });
}

function print(head: string, lines: readonly ComparedLine[]): void {
  console.log(head);
  for (const [kind, title] of SECTIONS) {
    const found = lines.filter((line) => line.kind === kind);
    if (found.length > 0) console.log(`\n${title}(${found.length})`);
    for (const line of found) printLine(line);
  }
  if (lines.length === 0) console.log("没有发现不同之处。");
}

function printLine({ what, a, b, score, doubtful }: ComparedLine): void {
  const sure = score === null ? "" : `(相似度 ${score.toFixed(2)}${doubtful ? ",存疑,请核对是不是同一项" : ""})`;
  console.log(`- ${what}${sure}`);
  for (const [side, quoted] of [["甲", a] as const, ["乙", b] as const])
    if (quoted) console.log(`    ${side} ${clauseNumber(quoted.clause)} “${shorten(quoted.quote, 80)}”`);
}
