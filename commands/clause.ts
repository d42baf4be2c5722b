import { z } from "zod";
import { type FoundClause, findClauses } from "../src/app/find-clause.ts";
import { clauseNumber, clauseTitle, openClause, planName, sourceOf, standingNotes } from "../src/app/say.ts";
import type { Block, Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import type { Deadline } from "../src/plan/types.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const clause = defineCommand({
  name: "clause",
  words: ["详情", "原文", "条款", "查看原文"],
  summary: "看某一条的原文,例如“原文 二(四)1”",
  examples: [
    "原文 {clause}",
    "{clause}",
    "{clause}的原文",
    "{clause}怎么写的",
    "{clause}写了什么",
    "{clause}是什么内容",
    "{clause}详情",
    "看一下{clause}",
    "{plan}{clause}",
    "{plan} {clause}的原文",
    "它的原文",
    "上次那条原文",
    "那一条原文是什么",
    "这条的依据是什么",
    "文件里是怎么规定的",
    "原文怎么写",
  ],
  cues: {
    sure: [
      "{clause}…(原文|原话|全文|条文|内容|怎么|什么|讲|说|写|看|详|念|发|查|打开|规定|要求|依据|出处|调|表述|展开|意思|贴|的)",
      "(看|查|找|打开|念|发|调|翻到?|贴|展开|读|给我|请?出示)…{clause}",
      "^{plan}?{clause}$",
      "(任务|条款|条文|文件|规定)?(的)?(原文|原话|原句|条文|全文|出处)",
      "(这|那|上|该|此)(一)?(条|项|款)…(怎么|什么|原|写|说|内容|依据|出处)",
    ],
    likely: [
      "{clause}",
      "(怎么|如何)(写|说|讲|表述|规定|描述)",
      "(写|说|讲|规定)(的|了)?(是|些)?什么",
      "什么内容|具体内容|详细内容|详情",
      "条款",
      "依据|出处",
    ],
    hint: ["{plan}", "(规划|方案|文件)(里|中|上)?", "念|读|看|发|贴"],
    against: ["^(?!.*{clause}).*(谁|哪个|哪家|哪条|哪一条|涉及|相关|有关|关于)"],
  },
  arguments: z.object({ plan: slots.plan, clause: slots.clause }),
  async run(conversation, { plan, clause: path }) {
    if (!path) return askWhich();
    const found = await findClauses(conversation, path, plan);
    if (found.length === 0) return notThere(path);
    const [only] = found;
    return found.length === 1 && only?.own ? show(conversation, only) : whichPlan(found);
  },
});

function show({ now }: Conversation, { record, clause: found }: FoundClause): Reply {
  const { plan } = record;
  const deadlines = plan.deadlines.filter((deadline) => deadline.clause === found.path);
  const targets = plan.targets.filter((target) => target.clause === found.path);
  const fields = [
    ...(found.lead.length > 0 ? [{ name: "责任单位", value: unitList(found.lead, found.assist.length === 0 && found.openEnded) }] : []),
    ...(found.assist.length > 0 ? [{ name: "配合单位", value: unitList(found.assist, found.openEnded) }] : []),
    ...(found.lead.length + found.assist.length === 0 ? [{ name: "责任单位", value: addressed(deadlines) }] : []),
    { name: "时限", value: unique(deadlines.map((one) => one.time + (one.ambiguous ? "(有歧义)" : ""))).join("、") || "文件未规定" },
    ...(targets.length > 0
      ? [{ name: "指标", value: unique(targets.map((one) => one.quote + (one.suspect ? "(疑误,照录)" : ""))).join(";") }]
      : []),
  ];
  const words: Block[] = found.text
    ? [{ kind: "quote", text: found.text, source: sourceOf(record, found.path) }]
    : children(record, found.path);
  return {
    blocks: [
      { kind: "title", text: `${clauseNumber(found.path)} ${clauseTitle(found)}` },
      ...words,
      { kind: "fields", fields },
      ...(found.text ? [] : [{ kind: "paragraph" as const, text: `依据:${sourceOf(record, found.path)}` }]),
      ...standingNotes([record], now),
    ],
    choices: [{ label: "我的任务", say: "我的任务" }],
  };
}

/** A heading without words of its own is shown by what stands below it. */
function children(record: FoundClause["record"], path: string): Block[] {
  const below = record.plan.clauses.filter(
    (other) => other.path.startsWith(`${path}/`) && !other.path.slice(path.length + 1).includes("/"),
  );
  if (below.length === 0) return [];
  const items = below.map((other, at) => ({
    text: `${clauseNumber(other.path)} ${clauseTitle(other)}`,
    number: at + 1,
    say: openClause(record, other.path),
  }));
  return [{ kind: "list", items }];
}

/** A clause without unit lists may still say in a sentence who must do it. */
function addressed(deadlines: readonly Deadline[]): string {
  const actors = unique(deadlines.flatMap((deadline) => deadline.actor));
  return actors.length > 0 ? `没有单列;条款要求:${actors.join("、")}` : "文件未规定";
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function unitList(names: readonly string[], openEnded: boolean): string {
  return names.join("、") + (openEnded ? "等" : "");
}

function whichPlan(found: readonly FoundClause[]): Reply {
  const items = found.slice(0, 8).map(({ record, clause: one }, at) => ({
    text: `${planName(record)} ${clauseNumber(one.path)} ${clauseTitle(one)}`,
    number: at + 1,
    say: openClause(record, one.path),
  }));
  return {
    blocks: [
      { kind: "paragraph", text: "有几份文件都有这一条,要看哪一条?" },
      { kind: "list", items },
    ],
  };
}

function askWhich(): Reply {
  return {
    blocks: [{ kind: "paragraph", text: "要看哪一条?先看“我的任务”再回复序号,或写明条号,例如“原文 二(四)1”。" }],
    choices: [{ label: "我的任务", say: "我的任务" }],
  };
}

function notThere(path: string): Reply {
  return {
    blocks: [{ kind: "paragraph", text: `已录入的文件里没有“${clauseNumber(path)}”这一条。请看看条号,例如“二(四)1”“(三十四)”。` }],
    choices: [{ label: "我的任务", say: "我的任务" }],
  };
}
