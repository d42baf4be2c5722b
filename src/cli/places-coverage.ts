import { Command } from "commander";
import { planName } from "../app/say.ts";
import type { Open } from "../context.ts";
import { coverage } from "../place/coverage.ts";
import { planNamed } from "./ledger.ts";
import { printJson, UsageError, withApplication } from "./options.ts";

export function placesCoverageCommand(open: Open): Command {
  return new Command("coverage")
    .description("对照规划承诺的服务网络,列出还没有录入的乡镇和县区")
    .requiredOption("-p, --plan <文件>", "文件编号,或标题里的几个字")
    .option("--json", "输出 JSON")
    .action(async ({ plan, json }: { plan: string; json?: boolean }) => {
      await withApplication(open, async (application) => {
        const { context } = application;
        const record = await planNamed(application, plan);
        const place = context.regions.get(record.regionCode ?? "");
        if (!place) throw new UsageError(`没有认出${planName(record)}是哪个地方的文件,无法对照。`);
        const { points } = await context.places.index();
        const rows = coverage(record.plan, place, { points, regions: context.regions });
        if (json) return printJson(rows);
        console.log(`${planName(record)},${place.name},已录入的服务点与文件承诺的对照:`);
        for (const { text, promise } of rows) console.log(`  ${text}\n    “${promise.quote.replace(/\s+/g, "")}”`);
        if (rows.length === 0) console.log("  文件没有写明要建多少服务点。");
        else console.log("没有录入不等于没有建成,请核实后用 luzhi places import 补录。");
      });
    });
}
