import { z } from "zod";
import { dutiesOf } from "../src/app/duties.ts";
import { openClause, pageOf, shorten, sourceOf, standingNotes, TIER_WORDS } from "../src/app/say.ts";
import { whoseUnit } from "../src/app/whose-unit.ts";
import type { Block, ListItem, Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import { explainDate, spokenDate } from "../src/obligation/explain.ts";
import { occurrencesOf } from "../src/obligation/occurrences.ts";
import type { Obligation, Occurrence } from "../src/obligation/types.ts";
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

function itemOf({ calendar }: Conversation, occurrence: Occurrence, { number, today }: { number: number; today: IsoDate }): ListItem {
  const { obligation, deadline, due: day, about } = occurrence;
  const year = yearOf(day) === yearOf(today) ? "" : `${yearOf(day)}年`;
  return {
    text: `${year}${spokenDate(day)} ${shorten(deadline.quote, 48)}`,
    details: [
      ...(day < today ? [] : [explainDate(occurrence, calendar, today).text]),
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
