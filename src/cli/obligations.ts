import { Command } from "commander";
import { dutiesOf } from "../app/duties.ts";
import { clauseNumber, clauseTitle, planName, TIER_WORDS } from "../app/say.ts";
import type { Open } from "../context.ts";
import type { Obligation } from "../obligation/types.ts";
import { printJson, unitNamed, withApplication } from "./options.ts";

export function obligationsCommand(open: Open): Command {
  return new Command("obligations")
    .description("某单位有哪些任务")
    .requiredOption("-u, --unit <单位>", "单位全称,例如 洪雅县司法局")
    .option("--json", "输出 JSON")
    .action(async ({ unit: name, json }: { unit: string; json?: boolean }) => {
      await withApplication(open, async (application) => {
        const unit = unitNamed(application, name);
        const duties = await dutiesOf(application.context, unit);
        if (json) printJson(duties.map(toJson));
        else print(unit.name, duties);
      });
    });
}

function toJson({ plan, clause, tier, reason, deadlines, targets }: Obligation): unknown {
  const { path, heading, lead, assist } = clause;
  return { plan: plan.plan.title, clause: path, tier, reason, heading, lead, assist, deadlines, targets };
}

function print(unit: string, duties: readonly Obligation[]): void {
  console.log(`${unit}共 ${duties.length} 项任务`);
  for (const { plan, clause, tier, reason, deadlines } of duties) {
    const times = deadlines.map((deadline) => deadline.time).join("、");
    console.log(`【${TIER_WORDS[tier]}】${planName(plan)} ${clauseNumber(clause.path)} ${clauseTitle(clause)}`);
    console.log(`    ${reason}${times ? `;时限:${times}` : ""}`);
  }
}
