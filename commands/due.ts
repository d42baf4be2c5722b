import { z } from "zod";
import { dutiesOf } from "../src/app/duties.ts";
import { openClause, pageOf, shorten, sourceOf, standingNotes, TIER_WORDS } from "../src/app/say.ts";
import { whoseUnit } from "../src/app/whose-unit.ts";
import type { Block, ListItem, Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import { explainDate, inferredNote, spokenDate } from "../src/obligation/explain.ts";
import { occurrencesOf } from "../src/obligation/occurrences.ts";
import type { Obligation, Occurrence } from "../src/obligation/types.ts";
import type { Calendar } from "../src/time/calendar.ts";
import { addMonths, endOfMonth, type IsoDate, isoDate, localDate, monthOf, yearOf } from "../src/time/date.ts";
import type { Unit } from "../src/unit/types.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

const PAGE_SIZE = 6;
/** How far ahead to look for the next one when nothing is due in the time asked for. */
const OUTLOOK_MONTHS = 14;

export const due = defineCommand({
  name: "due",
  words: ["到期", "本月到期", "近期任务", "要报什么", "时限", "截止"],
  summary: "看这个月、下个月要报什么",
  examples: [
    "{window}到期",
    "{window}要报什么",
    "{window}要交什么",
    "{window}有什么要交的",
    "{window}我们局要交啥",
    "{window}有哪些任务到期",
    "{window}有哪些工作要完成",
    "{window}前要完成什么",
    "{window}有什么要报的",
    "{window}有哪些截止",
    "{window}我们要干什么",
    "{window}有哪些任务",
    "{window}还有什么没做",
    "{window}那个报告谁弄",
    "{window}要交哪些材料",
    "{window}该干什么",
    "{unit}{window}要报什么",
    "{unit}{window}到期的任务",
    "{window}",
    "最近有什么要报的",
    "近期要交的材料",
    "最近到期的任务",
    "快到期的有哪些",
    "下一个截止日期是哪天",
    "有没有要到期的",
    "什么时候要报",
    "{unit}最近要报什么",
  ],
  cues: {
    sure: [
      "到期|截止|超期|逾期|临期|快过期|要过期|过期|到时间|到点|到日子",
      "{window}.{0,16}?(任务|工作|事情?|活|报告|材料|总结|报表|东西|事项|节点|数据|计划|台账|作业|指标|安排)",
      "{window}…(要|该|得|应|须|需|必须)(报|交|办|做|干|弄|完成|上报|报送|提交|公布|公开|落实|搞|整|收尾|了结|结)",
      "{window}…(报|交|做|干|弄|完成|上报|报送|提交|公布|公开|办结|办完)…(什么|哪些|哪几|几|多少|没有|吗|不)",
      "{window}…(剩|没|未|欠)(下|着|的)?…(完成|交|报|做|办|弄|落实)",
      "{window}…(有|还有)(什么|哪些|没有|几)(?=$|[,。!?吗呢]|要|该|得|任务|工作|事|材料|报|交|活|项|个|安排|到期|截止|节点|快)",
      "(最近|近期|眼下|当前|接下来|下一步|这阵子?|这两天).{0,6}(任务|安排|工作|事(?!故)|活|要求|计划)",
      "(什么|哪些|有没有)…(要|该|得|应|须|需)(报|交|上报|报送|提交|交差|公布|公开)",
      "(要|该|得|应|须|需)(报|交|上报|报送|提交|交差|公布|公开)…(什么|哪些|有没有|材料|报告|没有)",
      "(时间|日子|期限|时限|日期)(快|就|马上|已经|都)?(要)?(到|过)",
      "(快|就要|马上|即将)(到|要交|要报|到期|截止)",
      "(最近|近期|眼下|这阵子?|手头)…(急|要紧|紧要|紧迫|该交|该报|赶)(的)?",
      "(最近|近期|眼下|近段|这段时间|接下来|下一步|马上)(的|要|该|有)?(报送|上报|提交|到期|截止)(的)?(事项|事情?|材料|任务|工作|东西)?",
      "(最近|近期|眼下|近段|这段时间|接下来|下一步|马上)…(报|交|完成|办)",
    ],
    likely: [
      "{window}",
      "(要|该|得|应|须|需)(报|交)(?!流|通|警|换|接)",
      "(报|交)(什么|哪些|送)",
      "上报|提交|报送",
      "期限|时限|节点|时间表|时间节点|日程|排期|倒计时",
      "最近(一个|一次|的)?(任务|工作)|近期",
      "(来得及|没交|没报|未报|未交|漏报|漏交|别漏)",
      "(材料|报告|总结|报表)",
      "(交|报)(了没|没)",
    ],
    hint: ["完成", "最近|马上|即将", "我单位|{unit}", "什么时候|几号|哪天", "任务|事项|工作"],
    against: [
      "^(?!.*(截止|到期|最近|材料|任务|我|{unit}|{window}|下一)).{3,}(什么时候|几号|哪天)",
      "提醒|订阅|(告诉|通知|喊|叫)(一?[下声])?我|[吱吼喊叫提响唤]上?[一两]?[声嗓]|说一?声|跟我[说讲]|和我[说讲]|招呼|提个醒|发(消息|信息|短信)",
      "(写|起草|拟|翻译|润色|生成|改写)(一|个|份|篇|稿)",
      "天气|下雨|吃(什么|饭)|开会|会议|放假|值班|加班|上班(?!了)|比赛|股|工资",
      "{place}(?!.*(报|交|到期|任务))",
    ],
  },
  arguments: z.object({ unit: slots.unit, window: slots.window, page: slots.page }),
  async run(conversation, { unit: named, window, page = 1 }) {
    const whose = whoseUnit(conversation, named);
    if ("ask" in whose) return whose.ask;
    const asked = window ?? defaultWindow(localDate(conversation.now));
    const duties = (await dutiesOf(conversation, whose.unit)).filter((duty) => duty.tier !== "possible");
    const found = occurrencesOf(duties, asked, conversation.calendar, { routine: false });
    if (found.length === 0) return nothingDue(conversation, { unit: whose.unit, duties, asked });
    return listOf(conversation, { unit: whose.unit, found, asked, page });
  },
});

interface Asked {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly label: string;
}

interface Found {
  readonly unit: Unit;
  readonly found: readonly Occurrence[];
  readonly asked: Asked;
  readonly page: number;
}

/** From today to the end of next month. */
function defaultWindow(today: IsoDate): Asked {
  const next = addMonths(isoDate(yearOf(today), monthOf(today), 1), 1);
  return { from: today, to: endOfMonth(yearOf(next), monthOf(next)), label: "今天到下月底" };
}

function listOf(conversation: Conversation, { unit, found, asked, page }: Found): Reply {
  const shown = pageOf(found, page, PAGE_SIZE);
  const today = localDate(conversation.now);
  return {
    blocks: [
      { kind: "title", text: `${unit.name} · ${asked.label}到期 ${found.length} 项` },
      ...(page === 1
        ? standingNotes(
            found.map((occurrence) => occurrence.obligation.plan),
            conversation.now,
          )
        : []),
      {
        kind: "list",
        items: shown.items.map((occurrence, at) => itemOf(conversation, occurrence, { number: shown.first + at + 1, today })),
      },
      { kind: "paragraph", text: `${shown.label ? `${shown.label}。` : ""}回复序号看原文。` },
    ],
    choices: [...shown.more, { label: "全部任务", say: "我的任务" }],
  };
}

/** A light only where the duty is in force; of a draft, or after the plan's period, the date is arithmetic and no more. */
function dateWords(occurrence: Occurrence, calendar: Calendar, today: IsoDate): string {
  const { text, reason } = explainDate(occurrence, calendar, today);
  const { plan, continued } = occurrence.obligation.plan;
  if (plan.status === "draft") return `${reason}(征求意见稿,仅供参考)`;
  return occurrence.afterPeriod && !continued ? `${reason}(规划期后,未确认继续执行)` : text;
}

function itemOf({ calendar }: Conversation, occurrence: Occurrence, { number, today }: { number: number; today: IsoDate }): ListItem {
  const { obligation, deadline, due: day, about } = occurrence;
  const year = yearOf(day) === yearOf(today) ? "" : `${yearOf(day)}年`;
  return {
    text: `${year}${spokenDate(day)} ${shorten(deadline.quote, 48)}`,
    details: [
      ...(day < today ? [] : [dateWords(occurrence, calendar, today)]),
      ...(inferredNote(deadline) ?? []),
      `【${TIER_WORDS[obligation.tier]}】${about ? `${about} · ` : ""}${sourceOf(obligation.plan, deadline.clause)}${deadline.ambiguous ? " · 时限有歧义,请以主管部门解释为准" : ""}`,
    ],
    number,
    say: openClause(obligation.plan, deadline.clause),
  };
}

function nothingDue(
  conversation: Conversation,
  { unit, duties, asked }: { unit: Unit; duties: readonly Obligation[]; asked: Asked },
): Reply {
  const today = localDate(conversation.now);
  const after = asked.to > today ? asked.to : today;
  const outlook = { from: after, to: addMonths(after, OUTLOOK_MONTHS) };
  const next = occurrencesOf(duties, outlook, conversation.calendar, { routine: false })[0];
  const vague = duties.flatMap((duty) => duty.deadlines).filter((deadline) => deadline.when === "periodic").length;
  return {
    blocks: [
      { kind: "paragraph", text: `${unit.name}${asked.label}没有文件规定要到期的事项。` },
      ...(next ? nextOne(conversation, next, today) : []),
      ...(vague > 0 ? [{ kind: "paragraph" as const, text: `另有 ${vague} 项写的是“定期”,文件未规定具体日期。` }] : []),
    ],
    choices: [
      { label: "全部任务", say: "我的任务" },
      { label: "下个月到期", say: "下个月到期" },
    ],
  };
}

function nextOne(conversation: Conversation, next: Occurrence, today: IsoDate): Block[] {
  return [
    { kind: "paragraph", text: "往后最近的一项:" },
    { kind: "list", items: [itemOf(conversation, next, { number: 1, today })] },
    ...standingNotes([next.obligation.plan], conversation.now),
  ];
}
