import { z } from "zod";
import { waitingUnder } from "../src/app/extend.ts";
import { may } from "../src/app/permissions.ts";
import { progressOf, type UnitProgress, unitsUnder } from "../src/app/progress.ts";
import { openClause, pageOf, shorten, sourceOf } from "../src/app/say.ts";
import { whoseUnit } from "../src/app/whose-unit.ts";
import type { ListItem, Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import { colourOf, spokenDate } from "../src/obligation/explain.ts";
import { STATE_WORDS } from "../src/obligation/follow-up.ts";
import { occurrenceKey } from "../src/obligation/occurrences.ts";
import { daysBetween, localDate } from "../src/time/date.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

const PAGE_SIZE = 8;

export const progress = defineCommand({
  name: "progress",
  words: ["进展", "督办", "办理情况", "进度", "办到哪了"],
  summary: "看办理进展;督办人员看辖区各单位",
  examples: [
    "我们的进展",
    "看看进展",
    "我们办到哪一步了",
    "我们的进展",
    "办理情况怎么样",
    "{unit}的进展",
    "{unit}办得怎么样了",
    "哪些还没办结",
    "督办情况",
    "谁还没签收",
    "还有哪些逾期没办",
    "待复核的有哪些",
  ],
  cues: {
    sure: [
      "进展|进度(?!条)|(办理|完成|落实|办结|签收|督办|整改)(的)?情况|完成率|办结率",
      "(办|做|落实|推进|完成|弄|搞)得(怎么|如何)|(办|做|推进|推|弄|搞|进行|干|落实|完成|进展|整)到(了)?(哪|什么程度|什么地步|什么份上|第几步)",
      "(谁|哪些|哪个|哪几个|哪家|有没有人|还有人).{0,6}(拖着|拖拉|拖后腿|拖延|磨蹭|没动静|没动|不动|掉队|落后|慢|卡着|卡住)",
      "(各家|各单位|各部门|大家|他们|各局).{0,4}(办|做|干|推进|弄|落实|完成|进展).{0,4}(怎么样|怎么|如何|到哪|得|情况|多少)",
      "(谁|哪些|哪个|哪几个|多少|几个)…(没|未|还没|没有)(签收|办结|办|完成|反馈|落实)",
      "(?<!要|该|得|需|应|前)(完成|办结|签收|落实|反馈)(了)?(没有|没|多少|几)",
      "待(复核|签收|办)",
    ],
    likely: ["督办", "没(办结|签收|落实)|未(办结|签收|落实)"],
    hint: ["{unit}", "我单位"],
    against: ["{window}", "到期|截止|报什么|交什么|原文|提醒|节点"],
  },
  arguments: z.object({ unit: slots.unit, page: slots.page }),
  async run(conversation, { unit: named, page = 1 }) {
    const { member, chat } = conversation;
    if (!may(member.role, "see-progress", chat.kind)) {
      return said(chat.kind === "group" ? "办理进展不在群里说,请在私聊里问。" : "办理进展只有本单位和主管部门能看。");
    }
    const whose = whoseUnit(conversation, named);
    if ("ask" in whose) return whose.ask;
    const oversees = may(member.role, "review", chat.kind);
    const own = whoseUnit(conversation, undefined);
    if ("ask" in own) return own.ask;
    const mine = oversees ? conversation.regions.contains(own.unit.region, whose.unit.region) : whose.unit.id === own.unit.id;
    if (!mine) return said(oversees ? `${whose.unit.name}不在您督办的范围内。` : `只能看本单位(${own.unit.name})的进展。`);
    const units = oversees && !named ? await unitsUnder(conversation, whose.unit) : [whose.unit];
    const all = await Promise.all(units.map((unit) => progressOf(conversation, unit)));
    const waiting = oversees ? (await waitingUnder(conversation)).length : 0;
    return show(conversation, all, { title: oversees && !named ? `辖区 ${units.length} 个单位` : whose.unit.name, page, waiting });
  },
});

function show(
  conversation: Conversation,
  all: readonly UnitProgress[],
  { title, page, waiting }: { title: string; page: number; waiting: number },
): Reply {
  const tracked = all.flatMap((one) => one.tracked);
  const counts = Object.entries(STATE_WORDS).flatMap(([state, words]) => {
    const n = tracked.filter(({ followUp }) => (followUp?.state ?? "open") === state).length;
    return n > 0 ? [`${words} ${n} 项`] : [];
  });
  const unheard = all.filter((one) => !one.heard && one.tracked.length > 0).map((one) => one.unit.name);
  const shown = pageOf(
    tracked.filter(({ followUp }) => followUp?.state !== "done" && followUp?.state !== "waived"),
    page,
    PAGE_SIZE,
  );
  const several = all.length > 1;
  const items = shown.items.map((one, at): ListItem => {
    const { deadline, obligation, due } = one.occurrence;
    return {
      text: `${several ? `${one.unit.name}:` : ""}${spokenDate(due)} ${shorten(deadline.quote, 36)}`,
      details: [
        [STATE_WORDS[one.followUp?.state ?? "open"], heldOf(all, one), lightOf(one, localDate(conversation.now))]
          .filter(Boolean)
          .join(" · "),
        sourceOf(obligation.plan, deadline.clause),
      ],
      number: shown.first + at + 1,
      say:
        one.followUp?.state === "submitted" && several
          ? `/approve ${one.unit.name} #${obligation.plan.id} ${deadline.clause} ${due}`
          : openClause(obligation.plan, deadline.clause),
    };
  });
  return {
    blocks: [
      { kind: "title", text: `${title}:${counts.join(",") || "近期没有要办的事项"}` },
      ...(waiting > 0 ? [{ kind: "paragraph" as const, text: `等您批复的延期申请 ${waiting} 份,回复“同意延期”或“不同意延期”` }] : []),
      ...(unheard.length > 0 ? [{ kind: "paragraph" as const, text: `无人接收提醒:${unheard.slice(0, 10).join("、")}` }] : []),
      { kind: "list", items },
      ...(shown.label ? [{ kind: "paragraph" as const, text: shown.label }] : []),
    ],
    choices: shown.more,
  };
}

/** 已记2/4次, of a duty that asks for several occasions. */
function heldOf(all: readonly UnitProgress[], { unit, key, occurrence }: UnitProgress["tracked"][number]): string {
  const counted = all.find((one) => one.unit.id === unit.id)?.counted;
  return occurrence.count === null ? "" : `已记${counted?.get(occurrenceKey(key, occurrence.due)) ?? 0}/${occurrence.count}次`;
}

function lightOf({ occurrence }: UnitProgress["tracked"][number], today: string): string {
  const colour = colourOf(occurrence, today);
  if (colour === "red") return `红灯·已逾期${daysBetween(occurrence.due, today)}天`;
  return colour === "yellow" ? "黄灯·7天内到期" : "绿灯";
}

function said(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }] };
}
