import { PlanError } from "../app/plan-by-number.ts";
import type { ReviewItem, Verdict } from "../app/review-plan.ts";
import type { Correction, Finding } from "../plan/findings.ts";
import { parseNames } from "./plans-options.ts";

interface Walk {
  /** What a person reads before deciding. */
  readonly card: (item: ReviewItem) => string;
  readonly decide: (item: ReviewItem, verdict: Verdict) => Promise<ReviewItem>;
}

type Prompts = typeof import("@clack/prompts");

/** Asks about one finding after the other at a terminal; every answer is kept at once, so that one may stop at any time. */
export async function walkThrough(items: readonly ReviewItem[], { card, decide }: Walk): Promise<void> {
  const prompts = await import("@clack/prompts");
  let decided = 0;
  for (const [index, item] of items.entries()) {
    prompts.log.message(`${index + 1}/${items.length}  ${card(item)}`);
    const answer = await ask(prompts, item.finding);
    if (answer === "quit") break;
    if (answer === "skip") continue;
    try {
      await decide(item, answer);
      decided += 1;
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      prompts.log.error(`${error.message}这一处先跳过。`);
    }
  }
  prompts.outro(`审核了 ${decided} 项,还有 ${items.length - decided} 项待审。`);
}

async function ask(prompts: Prompts, finding: Finding): Promise<Verdict | "skip" | "quit"> {
  const choice = await prompts.select({
    message: "读得对吗?",
    options: [
      { value: "accept", label: "接受", ...(finding.certainty === "ambiguous" ? { hint: "仍有歧义,只供查询;要提醒请更正" } : {}) },
      { value: "correct", label: "更正" },
      { value: "reject", label: "否定", hint: "不是时限、指标或单位" },
      { value: "skip", label: "跳过" },
      { value: "quit", label: "退出" },
    ] as const,
    showInstructions: false,
  });
  if (typeof choice !== "string") return "quit";
  if (choice === "accept" || choice === "reject") return { kind: choice };
  if (choice !== "correct") return choice;
  const correction = await askCorrection(prompts, finding);
  return correction ? { kind: "correct", correction } : "skip";
}

/** Null where the person thinks better of it. */
async function askCorrection(prompts: Prompts, finding: Finding): Promise<Correction | null> {
  const ask = async (message: string, initialValue: string): Promise<string | null> => {
    const answer = await prompts.text({ message, initialValue });
    return typeof answer === "string" ? answer.trim() : null;
  };
  if (finding.kind === "deadline") {
    const when = await ask("时间代码(once:2025-12-31 某日前;every:P1Y@01-31 每年1月31日前;every:P3M 每季度)", finding.value.when);
    return when === null ? null : { when };
  }
  if (finding.kind === "parties") {
    const lead = await ask("责任单位,用顿号隔开", finding.value.lead.join("、"));
    const assist = lead === null ? null : await ask("配合单位,用顿号隔开", finding.value.assist.join("、"));
    return lead === null || assist === null ? null : { lead: parseNames(lead), assist: parseNames(assist) };
  }
  const value = await ask(`“${finding.value.name}”的数`, String(finding.value.value ?? ""));
  return value === null || value === "" || Number.isNaN(Number(value)) ? null : { value: Number(value) };
}
