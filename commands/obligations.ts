import { z } from "zod";
import { dutiesOf } from "../src/app/duties.ts";
import { clauseNumber, clauseTitle, openClause, pageOf, planName, shorten, standingNotes, TIER_WORDS } from "../src/app/say.ts";
import { whoseUnit } from "../src/app/whose-unit.ts";
import type { ListItem, Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import type { Obligation, Tier } from "../src/obligation/types.ts";
import type { Unit } from "../src/unit/types.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

const PAGE_SIZE = 5;

export const obligations = defineCommand({
  name: "obligations",
  words: ["我的任务", "任务", "我单位有哪些任务", "任务清单", "职责"],
  summary: "看本单位牵头、配合的任务",
  examples: [
    "我单位有哪些任务",
    "我们局有什么任务",
    "我们要做什么",
    "{unit}有哪些任务",
    "{unit}的任务",
    "{unit}要做哪些工作",
    "{unit}负责什么",
    "{unit}牵头哪些工作",
    "本单位负责哪些事",
    "我局牵头的有哪些",
    "哪些事归我们管",
    "我们单位的职责分工",
    "列出我的任务",
    "给我看看任务清单",
    "{unit}有几项任务",
    "{unit}",
  ],
  arguments: z.object({ unit: slots.unit, page: slots.page }),
  async run(conversation, { unit: named, page = 1 }) {
    const whose = whoseUnit(conversation, named);
    if ("ask" in whose) return whose.ask;
    const duties = await dutiesOf(conversation, whose.unit);
    return duties.length === 0 ? nothingRecorded(whose.unit) : listOf(conversation, { unit: whose.unit, duties, page });
  },
});

function listOf(conversation: Conversation, { unit, duties, page }: { unit: Unit; duties: readonly Obligation[]; page: number }): Reply {
  const shown = pageOf(duties, page, PAGE_SIZE);
  const plans = [...new Set(duties.map((duty) => duty.plan))];
  const items = shown.items.map((duty, at) => itemOf(duty, shown.first + at + 1, plans.length > 1));
  return {
    blocks: [
      { kind: "title", text: countText(unit, duties) },
      ...(page === 1 ? standingNotes(plans, conversation.now) : []),
      { kind: "list", items },
      { kind: "paragraph", text: `${shown.label ? `${shown.label}。` : ""}回复序号看原文。` },
    ],
    choices: [...shown.more, { label: "本月到期", say: "本月到期" }],
  };
}

function itemOf({ plan, clause, tier, reason, deadlines, targets }: Obligation, number: number, namePlan: boolean): ListItem {
  const times = [...new Set(deadlines.map((deadline) => deadline.time))];
  const figures = [...new Set(targets.map((target) => shorten(target.quote, 30)))];
  return {
    text: `【${TIER_WORDS[tier]}】${clauseNumber(clause.path)} ${clauseTitle(clause)}`,
    details: [
      reason,
      ...(times.length > 0 ? [`时限:${times.join("、")}`] : []),
      ...(figures.length > 0 ? [`指标:${figures.slice(0, 2).join(";")}${figures.length > 2 ? `等${figures.length}项` : ""}`] : []),
      ...(namePlan ? [shorten(planName(plan), 40)] : []),
    ],
    number,
    say: openClause(plan, clause.path),
  };
}

/** What may not concern the unit is counted apart. */
function countText(unit: Unit, duties: readonly Obligation[]): string {
  const sure = duties.filter((duty) => duty.tier !== "possible");
  const tiers: readonly Tier[] = ["lead", "assist", "group", "all"];
  const counts = tiers.map((tier) => [tier, sure.filter((duty) => duty.tier === tier).length] as const);
  const parts = counts.flatMap(([tier, count]) => (count > 0 ? [`${COUNT_WORDS[tier]} ${count} 项`] : []));
  const possible = duties.length - sure.length;
  const total = sure.length > 0 ? `${unit.name}共 ${sure.length} 项任务:${parts.join(",")}` : `${unit.name}没有被点名的任务`;
  return total + (possible > 0 ? `;另有 ${possible} 项可能相关` : "");
}

const COUNT_WORDS: Readonly<Record<Tier, string>> = { ...TIER_WORDS, group: "作为成员单位", all: "面向全体" };

function nothingRecorded(unit: Unit): Reply {
  return {
    blocks: [{ kind: "paragraph", text: `已录入的文件里没有写到${unit.name}的任务。如果您手里有相关文件,可以请主管部门录入。` }],
    choices: [
      { label: "切换单位", say: "切换单位" },
      { label: "帮助", say: "帮助" },
    ],
  };
}
