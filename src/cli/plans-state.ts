import { Command } from "commander";
import { continuePlan } from "../app/continue-plan.ts";
import { type Forecast, publishPlan } from "../app/publish-plan.ts";
import { retirePlan } from "../app/retire-plan.ts";
import { planName } from "../app/say.ts";
import { supersedePlan } from "../app/supersede-plan.ts";
import type { Open } from "../context.ts";
import { type IsoDate, localDate } from "../time/date.ts";
import { parseDate, printJson } from "./options.ts";
import { parseNumber, withPlans } from "./plans-options.ts";

export function plansPublishCommand(open: Open): Command {
  return new Command("publish")
    .description("发布:从这天起作答和提醒,之前到期的算历史;征求意见稿不能发布")
    .argument("<编号>", "文件编号", parseNumber)
    .option("--on <日期>", "从哪天起,例如 2026-01-01;不写就是今天", parseDate)
    .option("--json", "输出 JSON")
    .action(async (id: number, { on, json }: { on?: IsoDate; json?: boolean }) => {
      await withPlans(open, async ({ context }) => {
        const { record, forecast, replaced } = await publishPlan(context, id, on ?? localDate(context.clock()));
        if (json) return printJson({ id, publishedOn: record.publishedOn, replaced, deadlines: forecast });
        console.log(`已发布${planName(record)},自 ${record.publishedOn} 起。`);
        if (replaced.length > 0) console.log(`代替了旧版本 ${replaced.join("、")},旧版本已停用。`);
        printForecast(id, forecast);
      });
    });
}

function printForecast(id: number, { reminded, unreviewed, ambiguous, undated, past }: Forecast): void {
  console.log(`会提醒的时限 ${reminded} 项。`);
  const silent = [
    [unreviewed, `没有审核,审核后才提醒:luzhi plans review ${id}`],
    [ambiguous, "有歧义,更正为一个时间后才提醒"],
    [undated, "没有固定日期(定期、每届任期、由事件起算)"],
    [past, "在发布日之前,算历史"],
  ] as const;
  for (const [count, why] of silent) if (count > 0) console.log(`不提醒 ${count} 项:${why}`);
}

export function plansRetireCommand(open: Open): Command {
  return new Command("retire")
    .description("停用:不再作答,不再提醒;可以重新发布")
    .argument("<编号>", "文件编号", parseNumber)
    .action(async (id: number) => {
      await withPlans(open, async ({ context }) => {
        console.log(`已停用${planName(await retirePlan(context, id))},不再作答和提醒。`);
      });
    });
}

export function plansContinueCommand(open: Open): Command {
  return new Command("continue")
    .description("确认继续执行:规划期满后,每年、每季度等周期性任务照常提醒")
    .argument("<编号>", "文件编号", parseNumber)
    .option("--off", "收回确认")
    .action(async (id: number, { off = false }: { off?: boolean }) => {
      await withPlans(open, async ({ context }) => {
        const { plan } = await continuePlan(context, id, !off);
        const after = off ? "不再提醒" : "周期性任务照常提醒,一次性的日期算历史";
        console.log(`《${plan.title}》${off ? "已收回继续执行" : "已确认继续执行"}:${plan.period?.to}年规划期满后,${after}。`);
      });
    });
}

export function plansSupersedeCommand(open: Open): Command {
  return new Command("supersede")
    .description("以新文件代替旧文件:旧文件停用,并记下由谁代替")
    .argument("<旧编号>", "被代替的文件", parseNumber)
    .argument("<新编号>", "代替它的文件", parseNumber)
    .action(async (id: number, successor: number) => {
      await withPlans(open, async ({ context }) => {
        const { old, by } = await supersedePlan(context, id, successor);
        console.log(`${planName(old)}(${old.id})已停用,由${planName(by)}(${by.id})代替。`);
        if (by.state !== "published" && by.plan.status !== "draft")
          console.log(`新文件还没有发布,发布后才作答和提醒:luzhi plans publish ${by.id}`);
      });
    });
}
