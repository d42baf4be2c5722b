import { Command } from "commander";
import { simulateUnit } from "../app/simulate.ts";
import { renderText } from "../chat/render.ts";
import type { Open } from "../context.ts";
import { type IsoDate, instantOf, localDate, localTime } from "../time/date.ts";
import { parseDate, printJson, UsageError, unitNamed } from "./options.ts";

interface Options {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly unit: string;
  readonly json?: boolean;
}

export function simulateCommand(open: Open): Command {
  return new Command("simulate")
    .description("演练:某单位在一段时间里会收到哪些提醒(各文件按印发日起算,不影响真实数据)")
    .requiredOption("--from <日期>", "第一天,例如 2024-12-20", parseDate)
    .requiredOption("--to <日期>", "最后一天", parseDate)
    .requiredOption("-u, --unit <单位>", "单位全称")
    .option("--json", "输出 JSON")
    .action(async ({ from, to, unit: name, json }: Options) => {
      if (to < from) throw new UsageError(`--to ${to} 早于 --from ${from},请对调。`);
      const application = await open({ database: ":memory:", sandbox: true, clock: () => instantOf(from) });
      try {
        const unit = unitNamed(application, name);
        const messages: unknown[] = [];
        let told = 0;
        for await (const { at, reply } of simulateUnit(application, unit, { from, to })) {
          const time = `${localDate(at)}T${localTime(at)}`;
          told++;
          if (json) messages.push({ at: time, text: renderText(reply) });
          else console.log(`── ${time.replace("T", " ")} ──\n${renderText(reply)}\n`);
        }
        if (json) printJson(messages);
        else if (told === 0) console.log("这段时间没有提醒。征求意见稿、没有审核的时限、规划期满的文件都不提醒。");
      } finally {
        application.close();
      }
    });
}
