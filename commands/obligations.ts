import { z } from "zod";
import { dutiesOf } from "../src/app/duties.ts";
import { filterDuties, soonestFirst } from "../src/app/filter-duties.ts";
import { clauseNumber, clauseTitle, openClause, pageOf, planName, shorten, standingNotes, TIER_WORDS } from "../src/app/say.ts";
import { whoseUnit } from "../src/app/whose-unit.ts";
import type { ListItem, Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import type { Obligation, Tier } from "../src/obligation/types.ts";
import { localDate } from "../src/time/date.ts";
import type { Unit } from "../src/unit/types.ts";
import { defineCommand } from "./define.ts";
import { readFilters, wordsOf } from "./obligation-filters.ts";
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
  cues: {
    sure: [
      "(哪几|哪些|哪|有几|多少)(条|项|款|个).{0,6}(我单位|我?{unit})(的)?(?=$|[,。!?])",
      "(我单位|{unit}|我).{0,12}(任务|职责|责任(?!人|单位)|义务|分工|活|职能)",
      "(任务|职责|责任(?!人|单位)|义务|分工|清单|单子|活).{0,8}(我单位|{unit})",
      "(要|需要|该|得|应该?|应当|必须|轮到|让|叫|派)(我单位|我?{unit}|我)(去|来|都)?(做|干|办|完成|落实|负责|承担|牵头|配合|弄|搞)",
      "(我单位|{unit}|我)(要|该|需要|去|来)?(一起|一块)?(负责|牵头|配合|承担|参与|主抓|协助|协办|打配合|搭把手|帮忙|出力|掺和|搭手|打下手)(着)?的",
      "(要|让|叫|叫上|喊|需要|得|拉着?|带着|请)(我单位|{unit}|我)(也|都|去|来|跟着)?(一起|一块|共同|跟着|参与|搭把手|帮着|帮忙|出力|掺和|搭手|打下手|协助|配合)(去|来|着)?(做|干|办|管|弄|搞|完成|落实)?的?",
      "(归|由|靠|轮到|分给|派给)(我单位|{unit}|我)(来|去)?(管|负责|做|弄|办|干|抓|搞|落实|牵头)的",
      "({unit}|我单位|我)(有没有|是不是|是否)?…(被)?(点到?(了)?名|点到|点了名|榜上有名|挂了名|提到|写到|写进|列进|列入|写上)(?!.{0,4}的(规定|要求))",
      "(点到?(了)?名?|提到|写到|带上|捎上)(我单位|{unit}|我)(的|了)?(?=$|[,。!?]|有|哪|在|都)",
      "(任务|责任|职责|工作|权责|分工|事项)(清单|列表|总表|汇总|分解|一览|总览|明细)",
      "(责任|职责|任务|工作)分工",
      "(我单位|{unit})的?(工作|主要|具体|法定)?(任务|职责|责任|义务|分工|活)(?!单位)",
      "(我单位|{unit}|我)…(承担|担负|负责|担着|担|肩负|牵头|配合|参与|分到|分了|领了|领到|背了?|背着|挂了?|摊到|摊上|安排|接了?|落实|派了?|承接|认领|管着|管)…(哪些|什么|哪几|几|多少)",
      "(我单位|{unit}|我)…(要|该|应该|应当|应|需要|需|得|必须|都)(做|干|办|管|抓|弄|整|搞|落实|履行|承担|完成)(些|点|哪|什么|多少|几|的)",
      "(什么|哪些|哪几(项|件|样|条|个))(任务|工作|事情?|活|职责|责任|义务)…(归|是|由|该|属于|落在|分给|派给|交给)(我单位|{unit}|我)",
      "(分到|落到|派到|压到|摊到|分给|派给|布置给|安排给|落在|交给|下达给)(了)?(我单位|{unit}|我)",
      "(我单位|{unit}).{0,14}(什么|哪些|哪几|多少|几)(个|项|条|件|样|种)?.{0,4}(任务|工作|活|事|责任|职责|义务|角色|关系)",
      "(给|让|叫|要求|布置|派|压)(了)?(我单位|{unit}|我).{0,6}(什么|哪些|哪几|多少|几)",
      "(哪些|什么|哪几(项|条|件)|都)…(是|属于|归|跟|和|与|涉及|轮到|该)(我单位|{unit}|我)(的|有关|相关|负责|管|干|做|做的|干的)?(?=$|[,。!?呢吗啊])",
      "(跟|和|与|涉及)(我单位|{unit}|我)(有关|相关|沾边)",
    ],
    likely: [
      "(没有?|有|无|带)(明确|具体)?的?(时限|期限)的?(任务|工作|事情?|职责)",
      "按(照)?(到期|时间|日期)…(排|列)",
      "任务",
      "职责",
      "责任(?!单位|人|主体|部门)",
      "义务",
      "分工",
      "主业",
      "活",
      "份内|分内",
      "(负责|牵头|配合|承担|参与|管)(着|了|的)?(些|的)?(什么|哪|有哪|有什么|几|多少|工作|任务|事)",
      "(要|该|应该|应当|应|需要|需|得|必须)(做|干|办|管|抓|弄|整|搞|落实|履行|承担)",
      "(做|干|管|办)(些|点)?(什么|哪些)",
      "(哪些|什么|几项|几件|多少)(工作|事情?|活|任务)",
      "归(我单位|{unit}|我)(管|负责|做|弄|办|干|抓|搞)",
      "(牵头|配合|承担)的",
    ],
    hint: [
      "{unit}",
      "我单位",
      "哪些",
      "(几|多少)(项|条|个|件|样)",
      "清单",
      "全部|所有|总共|一共|一起|列",
      "规划|方案|文件",
      "(发|念|调|列|报)(我|给我|给|出来|一份)",
    ],
    against: [
      "{window}",
      "(?<!按)到期|截止|逾期|超期|(?<!没|有|无|带)(时限|期限)",
      "(?<!{unit}…)(谁|哪个(单位|部门|局))",
      "提醒|订阅|原文|原话",
      "(是不是|算不算|属不属于|是否).{0,4}({unit}|我单位|我).{0,8}(谁|哪家|哪个)",
      "(我|他|她)是{unit}",
    ],
  },
  arguments: z.object({
    unit: slots.unit,
    plan: slots.plan,
    partner: slots.partner,
    tier: slots.tier,
    timed: slots.timed,
    keyword: slots.keyword,
    sorted: slots.sorted,
    page: slots.page,
  }),
  read: readFilters,
  async run(conversation, { unit: named, partner: partnerName, sorted, page = 1, ...filter }) {
    const partner = partnerName === undefined ? undefined : whoseUnit(conversation, partnerName);
    if (partner && "ask" in partner) return partner.ask;
    const whose = whoseUnit(conversation, sameUnit(conversation, named, partner?.unit) ? undefined : named);
    if ("ask" in whose) return whose.ask;
    const { unit } = whose;
    const all = await dutiesOf(conversation, unit);
    if (all.length === 0) return nothingRecorded(unit);
    const found = await filterDuties(conversation, all, { ...filter, partner: partner?.unit });
    const duties = sorted ? soonestFirst(found, localDate(conversation.now), conversation) : found;
    const about = wordsOf(filter, partner?.unit);
    return duties.length === 0 ? nothingLeft(unit, about) : listOf(conversation, { unit, duties, page, about });
  },
});

/** 我们和县公安局共同承担的任务 names the other unit, not the one that is asked about. */
function sameUnit(conversation: Conversation, named: string | undefined, partner: Unit | undefined): boolean {
  const whose = named && partner ? whoseUnit(conversation, named) : null;
  return whose !== null && "unit" in whose && whose.unit.id === partner?.id;
}

interface Listed {
  readonly unit: Unit;
  readonly duties: readonly Obligation[];
  readonly page: number;
  /** Plain Chinese: what was asked for; empty for everything. */
  readonly about: string;
}

function listOf(conversation: Conversation, { unit, duties, page, about }: Listed): Reply {
  const shown = pageOf(duties, page, PAGE_SIZE);
  const plans = [...new Set(duties.map((duty) => duty.plan))];
  const items = shown.items.map((duty, at) => itemOf(duty, shown.first + at + 1, plans.length > 1));
  return {
    blocks: [
      { kind: "title", text: about === "" ? countText(unit, duties) : `${unit.name}${about}的任务共 ${duties.length} 项` },
      ...(page === 1 ? standingNotes(plans, conversation.now) : []),
      { kind: "list", items },
      { kind: "paragraph", text: `${shown.label ? `${shown.label}。` : ""}回复序号看原文。` },
    ],
    choices: [...shown.more, { label: "本月到期", say: "本月到期" }, ...(about === "" ? [] : [{ label: "全部任务", say: "我的任务" }])],
  };
}

function nothingLeft(unit: Unit, about: string): Reply {
  return {
    blocks: [{ kind: "paragraph", text: `${unit.name}没有${about}的任务。` }],
    choices: [{ label: "全部任务", say: "我的任务" }],
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
