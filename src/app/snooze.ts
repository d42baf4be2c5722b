import type { Reply } from "../chat/types.ts";
import type { Conversation } from "../context.ts";
import { spokenDate } from "../obligation/explain.ts";
import { addDays, type IsoDate, localDate } from "../time/date.ts";
import { firstWorkdayOnOrAfter, lastWorkdayOnOrBefore } from "../time/workdays.ts";
import type { Which } from "./follow-up.ts";
import { fits } from "./follow-up.ts";
import { isOpen, type Tracked, trackedOccurrences } from "./open-occurrences.ts";
import { may } from "./permissions.ts";
import { clauseNumber, shorten } from "./say.ts";
import { whoseUnit } from "./whose-unit.ts";

export interface Snooze {
  readonly which: Which;
  /** When to tell again; its first day counts. */
  readonly until: { readonly from: IsoDate; readonly to: IsoDate } | undefined;
}

/** What is overdue is put off by so many days at most. */
const OVERDUE_DAYS = 14;

/** Tells one matter again on a later day, in this chat only; asks which one and until when where that is not said. */
export async function snooze(conversation: Conversation, { which, until }: Snooze): Promise<Reply> {
  const { member, chat, now } = conversation;
  if (!may(member.role, "handle", chat.kind)) return said("推迟提醒要由本单位的经办人来说。请先让主管部门(司法局)绑定您的身份。");
  const whose = whoseUnit(conversation, undefined);
  if ("ask" in whose) return whose.ask;
  const tracked = await trackedOccurrences(conversation, whose.unit, localDate(now));
  const open = tracked.filter((one) => isOpen(one) && fits(one, which));
  const [only] = open;
  if (!only) return said(`${whose.unit.name}近期没有可以推迟的提醒。`);
  if (open.length > 1) return askWhich(open, until?.from);
  const { plan } = only.occurrence.obligation;
  if (!until) return askUntil(`#${plan.id} ${only.occurrence.deadline.clause}`);
  return said(await putOff(conversation, only, until));
}

async function putOff(conversation: Conversation, one: Tracked, asked: { from: IsoDate; to: IsoDate }): Promise<string> {
  const { calendar, store, chat, member, now } = conversation;
  const today = localDate(now);
  const { due, lastWorkday, deadline } = one.occurrence;
  const wanted = asked.from > today ? asked.from : asked.to;
  if (wanted <= today) return "请说今天以后的日子,例如“推迟到明天”。";
  const overdue = today >= lastWorkday;
  const latest = overdue ? lastWorkdayOnOrBefore(calendar, addDays(today, OVERDUE_DAYS)) : lastWorkday;
  const next = firstWorkdayOnOrAfter(calendar, wanted);
  const until = next > latest ? latest : next;
  const by = { memberId: member.id, at: now };
  await store.quiet.snooze(chat.id, { deadline: one.key, due, until }, by);
  const reason =
    next > latest
      ? overdue
        ? `(已到期,最多推迟${OVERDUE_DAYS}天)`
        : `(${spokenDate(lastWorkday)}是最后一个工作日,不能再晚)`
      : until === wanted
        ? ""
        : `(${spokenDate(wanted)}不上班)`;
  return `好的,“${shorten(deadline.quote, 30)}”${spokenDate(until)}再提醒${reason}。截止日期不变,要延期请说“申请延期”。`;
}

function askUntil(which: string): Reply {
  const words = ["明天", "3天后", "下周一"];
  return {
    blocks: [{ kind: "paragraph", text: "推迟到哪一天?" }],
    choices: words.map((word) => ({ label: word, say: `/snooze ${which} ${word}` })),
  };
}

function askWhich(open: readonly Tracked[], until: IsoDate | undefined): Reply {
  const items = open.slice(0, 9).map(({ occurrence: { obligation, deadline, due } }, at) => ({
    text: `${spokenDate(due)} ${shorten(deadline.quote, 40)}`,
    details: [clauseNumber(deadline.clause)],
    number: at + 1,
    say: `/snooze #${obligation.plan.id} ${deadline.clause} ${until ?? ""}`.trim(),
  }));
  return {
    blocks: [
      { kind: "paragraph", text: "要推迟哪一项的提醒?请回复序号。" },
      { kind: "list", items },
    ],
  };
}

/** No digest comes to this chat up to and with that day. */
export async function mute(conversation: Conversation, asked: { from: IsoDate; to: IsoDate } | undefined): Promise<Reply> {
  const { member, chat, now, store } = conversation;
  if (!may(member.role, "subscribe", chat.kind)) return said(chat.kind === "group" ? "群里的提醒由单位负责人或主管部门静音。" : NOBODY);
  if (!asked) {
    const words = ["明天", "3天后", "下周一"];
    return {
      blocks: [{ kind: "paragraph", text: "静音到哪一天(含当天)?" }],
      choices: words.map((word) => ({ label: word, say: `/mute ${word}` })),
    };
  }
  const today = localDate(now);
  if (asked.to < today) return said("请说今天以后的日子,例如“静音到2月10日”。");
  const latest = addDays(today, MUTE_DAYS);
  const until = asked.to > latest ? latest : asked.to;
  await store.quiet.mute(chat.id, until, { memberId: member.id, at: now });
  const bound = until === asked.to ? "" : `(一次最多${MUTE_DAYS}天)`;
  return {
    blocks: [{ kind: "paragraph", text: `好的,到${spokenDate(until)}为止这里不发提醒${bound};期间到期的,之后一并补发。` }],
    choices: [{ label: "取消静音", say: "取消静音" }],
  };
}

/** A chat that is never spoken to again would let things lapse: that is what 退订 is for. */
const MUTE_DAYS = 60;
const NOBODY = "静音要由本单位的经办人来说。请先让主管部门(司法局)绑定您的身份。";

export async function unmute({ member, chat, store }: Conversation): Promise<Reply> {
  if (!may(member.role, "subscribe", chat.kind)) return said(chat.kind === "group" ? "群里的提醒由单位负责人或主管部门恢复。" : NOBODY);
  return said((await store.quiet.unmute(chat.id)) ? "好的,恢复提醒。" : "这里没有静音。");
}

function said(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }], choices: [{ label: "本月到期", say: "本月到期" }] };
}
