import { Command } from "commander";
import { planByNumber } from "../app/plan-by-number.ts";
import { gapsOfPlan, type PlanGaps } from "../app/plan-gaps.ts";
import { itemOf } from "../app/review-plan.ts";
import { clauseNumber, planName, shorten } from "../app/say.ts";
import type { Open } from "../context.ts";
import type { Gap, GapKind } from "../plan/gaps.ts";
import { groupBy } from "../plan/group-by.ts";
import { printJson } from "./options.ts";
import { parseNumber, withPlans } from "./plans-options.ts";

const KINDS: Readonly<Record<GapKind, string>> = {
  "no-unit": "没有写明责任单位",
  "ambiguous-date": "时间有歧义",
  "no-interval": "定期而没有间隔",
  "suspect-figure": "数字疑误",
  "vague-verb": "没有时限和指标,只有推进、加强、完善一类的动词,无法衡量",
};
const ROLES = { lead: "责任单位", assist: "配合单位", actor: "句中主体" } as const;

export function plansGapsCommand(open: Open): Command {
  return new Command("gaps")
    .description("规划方案留下的空白:没有责任单位、时间有歧义、定期无间隔、数字疑误、无法衡量、单位认不出")
    .argument("[编号]", "文件编号;不写就是全部", parseNumber)
    .option("--json", "输出 JSON")
    .action(async (id: number | undefined, { json }: { json?: boolean }) => {
      await withPlans(open, async ({ context }) => {
        const records = id === undefined ? await context.store.plans.current() : [await planByNumber(context, id)];
        const found = records.map((record) => gapsOfPlan(context, record));
        if (json) printJson(found.map(toJson));
        else for (const gaps of found) print(gaps);
      });
    });
}

function toJson({ record, gaps, unknown }: PlanGaps): unknown {
  return {
    id: record.id,
    title: record.plan.title,
    gaps: gaps.map(({ finding, ...gap }) => ({ ...gap, key: finding?.key ?? null })),
    unknown,
  };
}

function print({ record, gaps, unknown }: PlanGaps): void {
  console.log(`${record.id}. ${planName(record)}`);
  const groups = groupBy(gaps, ({ kind }) => kind);
  for (const kind of Object.keys(KINDS) as GapKind[]) {
    const group = [...groupBy(groups.get(kind) ?? [], ({ clause, quote }) => `${clause} ${quote}`).values()];
    if (group.length > 0) console.log(`  ${KINDS[kind]}(${group.length})`);
    for (const alike of group) printGap(alike);
  }
  if (unknown.length > 0) console.log(`  单位认不出(${unknown.length})`);
  for (const { name, role, clauses } of unknown) console.log(`    ${name}(${ROLES[role]},${clauses.map(clauseNumber).join(";")})`);
  if (gaps.length + unknown.length === 0) console.log("  没有发现空白。");
}

/** Gaps of one sentence, with the codes that a correction takes. */
function printGap(alike: readonly Gap[]): void {
  const [first] = alike;
  if (!first) return;
  const codes = alike.flatMap(({ finding, kind }) => (finding && kind !== "no-unit" ? [itemOf(finding, null).code] : []));
  console.log(`    ${clauseNumber(first.clause)} ${shorten(first.quote, 60)}${codes.length > 0 ? ` [${codes.join(" ")}]` : ""}`);
}
