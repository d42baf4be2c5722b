import { Command, InvalidArgumentError, Option } from "commander";
import { planByNumber } from "../app/plan-by-number.ts";
import { acceptCertain, decideFinding, openItems, type ReviewItem, type Verdict } from "../app/review-plan.ts";
import type { Context, Open } from "../context.ts";
import type { Correction } from "../plan/findings.ts";
import type { TargetOp } from "../plan/types.ts";
import { printJson } from "./options.ts";
import { accountName, parseNames, parseNumber, withPlans } from "./plans-options.ts";
import { walkThrough } from "./review-walk.ts";
import { itemCard, itemJson, itemLine } from "./review-words.ts";

interface Options extends Correction {
  readonly acceptCertain?: boolean;
  readonly accept?: readonly string[];
  readonly reject?: readonly string[];
  readonly correct?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export function plansReviewCommand(open: Open): Command {
  return new Command("review")
    .description("审核读到的每一处,存疑的在先:接受、更正、否定。没有审核的时限不提醒")
    .argument("<编号>", "文件编号", parseNumber)
    .option("--accept-certain", "接受所有写得明确的")
    .option("--accept <代号...>", "接受这几处;代号见 luzhi plans show")
    .option("--reject <代号...>", "否定这几处:读错了,不是时限、指标或单位")
    .option("--correct <代号>", "更正这一处;没读到单位的条款写条款路径,例如 二/(四)")
    .option("--when <代码>", "更正时限:once:2025-12-31、every:P1Y@01-31、every:P3M、within:..15WD")
    .option("--actor <单位>", "更正由谁做,几个单位用顿号隔开", parseNames)
    .option("--lead <单位>", "更正责任单位", parseNames)
    .option("--assist <单位>", "更正配合单位", parseNames)
    .option("--value <数>", "更正指标的数", parseValue)
    .addOption(new Option("--op <比较>", "更正指标的比较").choices([">=", "<=", "=", ">", "<"] satisfies TargetOp[]))
    .option("--unit <单位>", "更正指标的计量单位")
    .option("--name <名称>", "更正指标的名称")
    .option("--by <姓名>", "审核人;不写就是登录名")
    .option("--json", "输出 JSON")
    .action(async (id: number, options: Options) => {
      await withPlans(open, ({ context }) => review(context, id, options));
    });
}

function parseValue(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("应是一个数,例如 98.5。");
  return value;
}

async function review(context: Context, id: number, options: Options): Promise<void> {
  await planByNumber(context, id);
  const words = wordsOf(options);
  if (words.length > 0 || options.acceptCertain) return decideAll(context, id, { words, options });
  const record = await planByNumber(context, id);
  const waiting = openItems(record);
  if (options.json) return printJson(waiting.map(itemJson));
  if (waiting.length === 0) return console.log("没有待审的了。");
  const source = (await context.store.plans.sourceText(id)) ?? "";
  const card = (item: ReviewItem) => itemCard(item, record, source);
  if (process.stdin.isTTY && process.stdout.isTTY) {
    const decide = (item: ReviewItem, verdict: Verdict) =>
      decideFinding(context, id, { name: item.finding.key, verdict, reviewer: options.by ?? accountName() });
    return walkThrough(waiting, { card, decide });
  }
  for (const item of waiting) console.log(`${item.code}\n${card(item)}\n`);
  console.log(`待审 ${waiting.length} 项。用 --accept、--reject、--correct 加代号审核,或在终端里逐条审核。`);
}

interface Word {
  readonly name: string;
  readonly verdict: Verdict;
}

function wordsOf({ accept = [], reject = [], correct, ...options }: Options): readonly Word[] {
  const { when, actor, lead, assist, value, op, unit, name } = options;
  const fields = Object.entries({ when, actor, lead, assist, value, op, unit, name }).filter(([, given]) => given !== undefined);
  const correction: Correction = Object.fromEntries(fields);
  return [
    ...accept.map((one) => ({ name: one, verdict: { kind: "accept" } as const })),
    ...reject.map((one) => ({ name: one, verdict: { kind: "reject" } as const })),
    ...(correct === undefined ? [] : [{ name: correct, verdict: { kind: "correct", correction } as const }]),
  ];
}

async function decideAll(context: Context, id: number, { words, options }: { readonly words: readonly Word[]; readonly options: Options }) {
  const decided: ReviewItem[] = [];
  for (const word of words) decided.push(await decideFinding(context, id, { ...word, reviewer: options.by ?? accountName() }));
  const certain = options.acceptCertain ? await acceptCertain(context, id, options.by ?? accountName()) : 0;
  const left = openItems(await planByNumber(context, id)).length;
  if (options.json) return printJson({ decided: decided.map(itemJson), acceptedCertain: certain, unreviewed: left });
  for (const item of decided) console.log(itemLine(item));
  if (options.acceptCertain) console.log(`接受了写得明确的 ${certain} 项`);
  console.log(left > 0 ? `还有 ${left} 项待审` : "没有待审的了");
}
