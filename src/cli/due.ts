import { Command } from "commander";
import { renderText } from "../chat/render.ts";
import type { Open } from "../context.ts";
import { parseInstant, printJson, unitNamed, withApplication } from "./options.ts";
import { createSpeaker } from "./speaker.ts";

export function dueCommand(open: Open): Command {
  return new Command("due")
    .description("某单位要到期的事项,和对话里问到的一样")
    .requiredOption("-u, --unit <单位>", "单位全称")
    .option("-w, --window <时间>", "例如 本月、下个月、本季度、2025年1月", "本月")
    .option("--now <时间>", "当作现在的时间,例如 2024-12-20T08:58", parseInstant)
    .option("--json", "输出 JSON")
    .action(async ({ unit: name, window, now, json }: { unit: string; window: string; now?: number; json?: boolean }) => {
      await withApplication(open, async (application) => {
        const unit = unitNamed(application, name);
        const speaker = createSpeaker(application, { unitName: unit.name, ...(now === undefined ? {} : { now }) });
        const { reading, reply } = await speaker.say(`/due ${window}`);
        if (json) printJson({ arguments: reading?.arguments ?? {}, reply: renderText(reply) });
        else console.log(renderText(reply));
      });
    });
}
