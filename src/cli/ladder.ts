import { Command, InvalidArgumentError, Option } from "commander";
import { fitsCadence, LadderError, ladderOfUnit, scopeName, scopesNamed } from "../app/ladder.ts";
import type { Application, Open } from "../context.ts";
import { type Cadence, defaultLadder, type Ladder } from "../reminder/ladder.ts";
import { type LadderChange, type LadderRule, type LadderScope, ladderTable, parseSteps } from "../reminder/ladder-rules.ts";
import { printJson, UsageError, unitNamed, withApplication } from "./options.ts";
import { accountName } from "./plans-options.ts";

const CADENCES = Object.keys(defaultLadder) as Cadence[];
const SCOPES: readonly LadderScope["kind"][] = ["place", "unit", "chat", "duty"];

export function ladderCommand(open: Open): Command {
  const command = new Command("ladder")
    .description("提前几天提醒、逾期几天再提醒:查看和更改")
    .option("-u, --unit <单位>", "某单位实际用的")
    .option("--json", "输出 JSON")
    .action(async ({ unit, json }: { unit?: string; json?: boolean }) => {
      await withLadder(open, (application) => show(application, unit, json));
    });
  command.addCommand(setCommand(open));
  command.addCommand(resetCommand(open));
  return command;
}

async function show(application: Application, unitName: string | undefined, json = false): Promise<void> {
  const { context } = application;
  const unit = unitName ? unitNamed(application, unitName) : null;
  const ladder = await ladderOfUnit(context, unit);
  const rules = unit ? [] : await context.store.ladder.rules();
  if (json) return printJson({ unit: unit?.name ?? null, ladder, rules });
  console.log(unit ? `${unit.name}:` : "一般:");
  for (const { name, before, overdue } of ladderTable(ladder)) console.log(`  ${name}:${before};${overdue}`);
  if (rules.length > 0) console.log("另有规定(范围窄的优先):");
  for (const rule of rules) console.log(`  ${scopeName(context, rule.scope)} ${lineOf(rule)}`);
}

interface SetOptions {
  readonly scope: LadderScope["kind"];
  readonly for: string;
  readonly cadence: Cadence;
  readonly before?: readonly number[];
  readonly overdue?: readonly number[];
  readonly every?: number;
}

function setCommand(open: Open): Command {
  return scoped(new Command("set"))
    .description("更改某地方、单位、会话或事项的提醒日")
    .addOption(new Option("--cadence <周期>", "yearly 含一次性;half-yearly 含每学期").choices(CADENCES).makeOptionMandatory())
    .option("--before <天数>", "提前几天,例如 30,7,3,1,0;写 - 就是不提前提醒", parseDays)
    .option("--overdue <天数>", "逾期几天,例如 1,7;写 - 就是逾期不提醒", parseDays)
    .option("--every <天数>", "此后每几天;0 就是不再提醒", parseEvery)
    .action(async ({ scope, for: target, cadence, before, overdue, every }: SetOptions) => {
      const change: LadderChange = {
        ...(before ? { before } : {}),
        ...(overdue ? { overdue: [...overdue].sort((a, b) => a - b) } : {}),
        ...(every === undefined ? {} : { overdueEvery: every === 0 ? null : every }),
      };
      if (Object.keys(change).length === 0) throw new UsageError("请写明 --before、--overdue 或 --every。");
      await withLadder(open, async ({ context }) => {
        const rules = (await scopesNamed(context, scope, target)).map((one) => ({ scope: one, cadence, ...change })).filter(fitsCadence);
        if (rules.length === 0) throw new UsageError(`“${target}”里没有这个周期的事项;请改 --cadence。`);
        for (const rule of rules) {
          await context.store.ladder.set(rule, { name: accountName(), at: context.clock() });
          console.log(`${scopeName(context, rule.scope)} ${lineOf(rule)}`);
        }
      });
    });
}

function resetCommand(open: Open): Command {
  return scoped(new Command("reset"))
    .description("恢复成上一级的提醒日")
    .addOption(new Option("--cadence <周期>", "只恢复这个周期的").choices(CADENCES))
    .action(async ({ scope, for: target, cadence }: { scope: LadderScope["kind"]; for: string; cadence?: Cadence }) => {
      await withLadder(open, async ({ context }) => {
        let removed = 0;
        for (const one of await scopesNamed(context, scope, target))
          removed += await context.store.ladder.reset(one, cadence ?? null, { name: accountName(), at: context.clock() });
        console.log(removed > 0 ? `已恢复,撤销 ${removed} 条规定。` : "本来就没有另外规定。");
      });
    });
}

function scoped(command: Command): Command {
  return command
    .addOption(new Option("--scope <范围>", "地方、单位、会话、事项").choices(SCOPES).makeOptionMandatory())
    .requiredOption("--for <谁>", '地名、单位全称、平台:会话,或 "文件编号 条款"');
}

/** A rule in the table's own words. */
function lineOf({ cadence, scope: _, ...change }: LadderRule): string {
  const changed: Ladder = { ...defaultLadder, [cadence]: { ...defaultLadder[cadence], ...change } };
  const row = ladderTable(changed)[CADENCES.indexOf(cadence)];
  return row ? `${row.name}:${row.before};${row.overdue}` : "";
}

function parseDays(text: string): readonly number[] {
  if (text.trim() === "-") return [];
  try {
    return parseSteps(text);
  } catch {
    throw new InvalidArgumentError("应写成天数,例如 30,7,3,1,0。");
  }
}

function parseEvery(text: string): number {
  if (!/^\d{1,2}$/.test(text)) throw new InvalidArgumentError("应是天数,0 到 99。");
  return Number(text);
}

async function withLadder<T>(open: Open, work: (application: Application) => Promise<T>): Promise<T> {
  try {
    return await withApplication(open, work);
  } catch (error) {
    if (error instanceof LadderError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
