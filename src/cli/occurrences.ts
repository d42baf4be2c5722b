import { Command } from "commander";
import { dutiesOf } from "../app/duties.ts";
import { clauseNumber, planName } from "../app/say.ts";
import type { Open } from "../context.ts";
import { occurrencesOf } from "../obligation/occurrences.ts";
import type { Occurrence } from "../obligation/types.ts";
import { parseDate, printJson, UsageError, unitNamed, withApplication } from "./options.ts";

interface Options {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly json?: boolean;
}

export function occurrencesCommand(open: Open): Command {
  return new Command("occurrences")
    .description("某单位在一段时间里的到期事项")
    .requiredOption("-u, --unit <单位>", "单位全称")
    .requiredOption("--from <日期>", "第一天,例如 2024-12-20", parseDate)
    .requiredOption("--to <日期>", "最后一天", parseDate)
    .option("--json", "输出 JSON")
    .action(async ({ unit: name, from, to, json }: Options) => {
      if (to < from) throw new UsageError(`--to ${to} 早于 --from ${from},请对调。`);
      await withApplication(open, async (application) => {
        const duties = (await dutiesOf(application.context, unitNamed(application, name))).filter((duty) => duty.tier !== "possible");
        const found = occurrencesOf(duties, { from, to }, application.context.calendar);
        if (json) printJson(found.map(toJson));
        else for (const occurrence of found) print(occurrence);
        if (!json && found.length === 0) console.log("这段时间没有文件规定要到期的事项。");
      });
    });
}

function toJson({ obligation, deadline, due, lastWorkday, provisional, about }: Occurrence): unknown {
  const { plan, tier } = obligation;
  const { clause, when, quote, ambiguous } = deadline;
  return { plan: plan.plan.title, clause, when, due, lastWorkday, provisional, about, tier, ambiguous, quote };
}

function print({ obligation, deadline, due, lastWorkday, provisional }: Occurrence): void {
  const moved = lastWorkday === due ? "" : `(最后一个工作日 ${lastWorkday}${provisional ? ",暂定" : ""})`;
  console.log(`${due}${moved} ${planName(obligation.plan)} ${clauseNumber(deadline.clause)} ${deadline.quote}`);
}
