import { z } from "zod";
import { type ComparedLine, comparedLines, likestPlan } from "../src/app/compare.ts";
import { plansCalled } from "../src/app/plans-called.ts";
import { clauseNumber, openClause, pageOf, planName, shorten, standingNotes } from "../src/app/say.ts";
import { homeOf } from "../src/app/whose-unit.ts";
import type { ListItem, Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import type { StoredPlan } from "../src/obligation/types.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

const PAGE_SIZE = 5;

export const compare = defineCommand({
  name: "compare",
  words: ["对照", "两级对照", "比较规划", "对比"],
  summary: "把本地的文件和另一份文件对照",
  examples: [
    "和{plan}对照",
    "和{plan}对照一下",
    "跟{plan}比较",
    "我们的规划和{plan}有什么不同",
    "和{plan}有哪些不一样",
    "两份规划对照",
    "对照一下{plan}",
    "我们和{plan}差在哪里",
    "两级规划有什么区别",
  ],
  cues: {
    sure: [
      "(对照|对比|比对|比较)(?=.*{plan})",
      "{plan}.*(对照|对比|比对|比较|区别|不同|不一样|差异|差别|差在)",
      "(两级|两份|上下级|新旧).{0,6}(对照|对比|比对|比较|区别|不同|差异)",
    ],
    likely: ["对照|比对|对比", "(规划|方案).{0,8}(区别|不同|不一样|差异|差别)"],
    hint: ["{plan}", "两份|两级|新旧"],
    against: ["到期|截止", "提醒|订阅"],
  },
  arguments: z.object({ plan: slots.plan, page: slots.page }),
  async run(conversation, { plan: wanted, page = 1 }) {
    const home = homeOf(conversation);
    const own = home === null ? [] : await conversation.library.forRegion(home);
    if (own.length === 0) return noPlanOfOwn();
    if (wanted === undefined) return whichPlan(conversation, own);
    const called = await plansWanted(conversation, wanted);
    const other = called.length === 1 ? called[0] : undefined;
    if (!other) return whichPlan(conversation, own);
    const mine = likestPlan(
      own.filter(({ id }) => id !== other.id),
      other,
    );
    return mine ? show(conversation, { mine, other, page }) : noPlanOfOwn();
  },
});

async function plansWanted({ library }: Conversation, wanted: number | string): Promise<readonly StoredPlan[]> {
  if (typeof wanted === "string") return plansCalled(await library.readable(), wanted);
  const record = await library.byId(wanted);
  return record ? [record] : [];
}

interface Shown {
  readonly mine: StoredPlan;
  readonly other: StoredPlan;
  readonly page: number;
}

function show(conversation: Conversation, { mine, other, page }: Shown): Reply {
  const lines = comparedLines(mine, other, conversation.directory);
  const differing = lines.filter(({ a, b }) => a && b).length;
  const count = (kind: ComparedLine["kind"]) => lines.filter((line) => line.kind === kind).length;
  const shown = pageOf(lines, page, PAGE_SIZE);
  const items = shown.items.map((line, at) => itemOf(line, { mine, other, number: shown.first + at + 1 }));
  return {
    blocks: [
      { kind: "title", text: `对照:不同 ${differing} 处,只有甲有 ${count("only-a")} 项,只有乙有 ${count("only-b")} 项` },
      ...(page === 1 ? [{ kind: "paragraph" as const, text: `甲:${planName(mine)}\n乙:${planName(other)}` }] : []),
      ...(page === 1 ? standingNotes([mine, other], conversation.now) : []),
      { kind: "list", items },
      ...(shown.label ? [{ kind: "paragraph" as const, text: `${shown.label}。回复序号看原文。` }] : []),
    ],
    choices: shown.more,
  };
}

function itemOf(line: ComparedLine, { mine, other, number }: { mine: StoredPlan; other: StoredPlan; number: number }): ListItem {
  const { a, b, what, doubtful } = line;
  const opened = a ? openClause(mine, a.clause) : b ? openClause(other, b.clause) : undefined;
  return {
    text: `${what}${doubtful ? "(存疑,请核对是不是同一项)" : ""}`,
    details: [
      ...(a ? [`甲 ${clauseNumber(a.clause)} “${shorten(a.quote, 60)}”`] : []),
      ...(b ? [`乙 ${clauseNumber(b.clause)} “${shorten(b.quote, 60)}”`] : []),
    ],
    number,
    ...(opened ? { say: opened } : {}),
  };
}

const MOST_OFFERED = 10;

async function whichPlan({ library }: Conversation, own: readonly StoredPlan[]): Promise<Reply> {
  const only = own.length === 1 ? own[0]?.id : undefined;
  const others = (await library.titles()).filter(({ id }) => id !== only);
  if (others.length === 0) return { blocks: [{ kind: "paragraph", text: "还没有录入别的文件,没有可以对照的。" }] };
  const items = others
    .slice(0, MOST_OFFERED)
    .map(({ id, title }, at) => ({ text: `《${title}》`, number: at + 1, say: `/compare #${id}` }));
  return {
    blocks: [
      { kind: "paragraph", text: `要和哪一份文件对照?${others.length > MOST_OFFERED ? "也可以写出标题,例如“和《某某规划》对照”。" : ""}` },
      { kind: "list", items },
    ],
  };
}

function noPlanOfOwn(): Reply {
  return {
    blocks: [{ kind: "paragraph", text: "对照要用您本地的文件,现在没有。请先说“切换单位”选好单位,再说“和《某某规划》对照”。" }],
    choices: [{ label: "切换单位", say: "切换单位" }],
  };
}
