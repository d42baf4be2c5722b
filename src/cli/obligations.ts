import { Command, InvalidArgumentError } from "commander";
import { dutiesOf } from "../app/duties.ts";
import { type DutyFilter, filterDuties, soonestFirst } from "../app/filter-duties.ts";
import { clauseNumber, clauseTitle, planName, TIER_WORDS } from "../app/say.ts";
import type { Application, Open } from "../context.ts";
import type { Obligation, Tier } from "../obligation/types.ts";
import { type IsoDate, localDate } from "../time/date.ts";
import { parseDate, printJson, UsageError, unitNamed, withApplication } from "./options.ts";

interface Options {
  readonly unit: string;
  readonly plan?: string;
  readonly tier?: Tier;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly timed?: boolean;
  readonly untimed?: boolean;
  readonly keyword?: string;
  readonly with?: string;
  readonly sort?: boolean;
  readonly json?: boolean;
}

export function obligationsCommand(open: Open): Command {
  return new Command("obligations")
    .description("某单位有哪些任务")
    .requiredOption("-u, --unit <单位>", "单位全称,例如 洪雅县司法局")
    .option("-p, --plan <文件>", "只看这份文件:编号,或标题里的几个字")
    .option("-t, --tier <层次>", "只看牵头、配合、成员、全体或可能相关", parseTier)
    .option("--from <日期>", "这一天起有到期的", parseDate)
    .option("--to <日期>", "到这一天为止", parseDate)
    .option("--timed", "只看有时限的")
    .option("--untimed", "只看没有时限的")
    .option("-k, --keyword <词>", "只看写到这个词的")
    .option("--with <单位>", "只看与这个单位共同承担的")
    .option("--sort", "同一层次里按下一个到期日排")
    .option("--json", "输出 JSON")
    .action(async (options: Options) => {
      await withApplication(open, async (application) => {
        const { context } = application;
        const unit = unitNamed(application, options.unit);
        const found = await filterDuties(context, await dutiesOf(context, unit), filterOf(application, options));
        const duties = options.sort ? soonestFirst(found, localDate(context.clock()), context) : found;
        if (options.json) printJson(duties.map(toJson));
        else print(unit.name, duties);
      });
    });
}

function filterOf(application: Application, { plan, tier, from, to, timed, untimed, keyword, with: partner }: Options): DutyFilter {
  if (timed && untimed) throw new UsageError("--timed 和 --untimed 只能用一个。");
  if (from && to && from > to) throw new UsageError("--from 应不晚于 --to。");
  return {
    plan,
    tier,
    keyword,
    timed: timed ? true : untimed ? false : undefined,
    window: from || to ? { from: from ?? localDate(application.context.clock()), to: to ?? FAR } : undefined,
    partner: partner === undefined ? undefined : unitNamed(application, partner),
  };
}

/** Later than any plan asks for. */
const FAR = "2050-12-31";

function parseTier(word: string): Tier {
  const tier = TIERS.find((one) => TIER_WORDS[one] === word || one === word);
  if (!tier) throw new InvalidArgumentError(`应是${TIERS.map((one) => TIER_WORDS[one]).join("、")}。`);
  return tier;
}

const TIERS = Object.keys(TIER_WORDS) as Tier[]; // a record of all tiers has no other keys

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
