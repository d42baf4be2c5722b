import { Command } from "commander";
import { checkPlaces, type PlacesChecked } from "../app/check-places.ts";
import type { Open } from "../context.ts";
import { localDate } from "../time/date.ts";
import { printJson, UsageError, withApplication } from "./options.ts";

export function placesCheckCommand(open: Open): Command {
  return new Command("check")
    .description("核对服务点:公众反映的错误、超过一年没有核实、没有电话、没有开放时间、没有坐标")
    .option("--settle <编号>", "这个服务点反映的问题已经核实处理,不再列出")
    .option("--json", "输出 JSON")
    .action(async ({ settle, json }: { settle?: string; json?: boolean }) => {
      await withApplication(open, async ({ context }) => {
        if (settle !== undefined) {
          const settled = await context.store.places.settleReports(settle);
          if (settled === 0) throw new UsageError(`没有反映过“${settle}”的问题。编号见 luzhi places check。`);
          console.log(`已处理 ${settle}:${settled} 类问题。`);
          return;
        }
        const checked = await checkPlaces(context);
        if (json) printJson(checked);
        else print(checked);
      });
    });
}

function print({ points, findings, reports }: PlacesChecked): void {
  if (reports.length > 0) console.log(`公众反映有误(${reports.length}):`);
  for (const { pointId, point, fault, times, lastAt } of reports)
    console.log(`  ${point.name}:${fault},${times} 次,最近 ${localDate(lastAt)} [${pointId}]`);
  if (reports.length > 0) console.log("  核实后用 luzhi places import --update 更正,再用 luzhi places check --settle <编号> 销去。");
  if (findings.length > 0) console.log(`资料不全或太旧(${findings.length}):`);
  for (const { text } of findings) console.log(`  ${text}`);
  console.log(`共 ${points.length} 个服务点${findings.length + reports.length === 0 ? ",没有发现问题" : ""}。`);
}
