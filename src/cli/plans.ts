import { Command } from "commander";
import type { Open } from "../context.ts";
import { plansCompareCommand } from "./plans-compare.ts";
import { plansGapsCommand } from "./plans-gaps.ts";
import { plansImportCommand } from "./plans-import.ts";
import { plansListCommand } from "./plans-list.ts";
import { plansReviewCommand } from "./plans-review.ts";
import { plansShowCommand } from "./plans-show.ts";
import { plansContinueCommand, plansPublishCommand, plansRetireCommand, plansSupersedeCommand } from "./plans-state.ts";

/** From a file to a plan in force: import, review, publish; and what comes after. */
export function plansCommand(open: Open): Command {
  const plans = new Command("plans").description("管理规划方案:导入、审核、发布、停用");
  const subcommands = [
    plansImportCommand(open),
    plansListCommand(open),
    plansShowCommand(open),
    plansReviewCommand(open),
    plansPublishCommand(open),
    plansRetireCommand(open),
    plansContinueCommand(open),
    plansSupersedeCommand(open),
    plansGapsCommand(open),
    plansCompareCommand(open),
  ];
  for (const subcommand of subcommands) plans.addCommand(subcommand);
  return plans;
}
