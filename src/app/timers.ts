import type { Reply } from "../chat/types.ts";
import type { Context, Conversation } from "../context.ts";
import { spokenDate } from "../obligation/explain.ts";
import { type TimerSpan, timerSpan } from "../obligation/timer.ts";
import type { Deadline } from "../plan/types.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import type { TimerRecord } from "../store/timer-store.ts";
import { bigrams } from "../text/bigrams.ts";
import { type IsoDate, instantOf, localDate, localTime } from "../time/date.ts";
import { isReviewed } from "./library.ts";
import { may } from "./permissions.ts";
import { shorten, sourceOf } from "./say.ts";
import { homeOf } from "./whose-unit.ts";

export interface StartTimer {
  /** Words of the limit: 合法性审核. */
  readonly topic: string | undefined;
  readonly plan: number | string | undefined;
  readonly clause: string | undefined;
  /** The day on which the event was; today where that is not said. */
  readonly from: IsoDate | undefined;
  /** 09:30, where a time was said. */
  readonly time: string | undefined;
}

/** Sets going a limit that an event starts, with the words of the plan that has it; what no clause says is not made up. */
export async function startTimer(conversation: Conversation, asked: StartTimer): Promise<Reply> {
  const { member, chat, now, store, calendar } = conversation;
  if (!may(member.role, "handle", chat.kind)) return said("计时要由单位的经办人来开始。请先让主管部门(司法局)绑定您的身份。");
  const found = await limitsFor(conversation, asked);
  const [only] = found;
  if (!only)
    return said(asked.topic ? `文件里没有找到与“${asked.topic}”有关的时限,不能计时。` : "要给哪件事计时?例如“开始计时 合法性审核”。");
  if (found.length > 1) return askWhich(found, asked);
  const { record, deadline } = only;
  const startedAt = startOf(asked, deadline, now);
  if (startedAt === null) return said("这个时限按小时或分钟算,请带上几点开始,例如“从1月20日9:30”。");
  if (startedAt > now) return said("还没到开始的时候,到时候再说“开始计时”。");
  const { clause, when, quote } = deadline;
  await store.timers.start({ chatId: chat.id, planId: record.id, clause, when, quote, startedAt, memberId: member.id, at: now });
  return {
    blocks: [
      { kind: "paragraph", text: `好的,开始计时:${spanWords(timerSpan(when, startedAt, calendar))}。到期前在这里提醒。` },
      { kind: "quote", text: shorten(quote, 90), source: sourceOf(record, clause) },
    ],
    choices: [
      { label: "计时列表", say: "计时列表" },
      { label: "停止计时", say: "停止计时" },
    ],
  };
}

interface FoundLimit {
  readonly record: PlanRecord;
  readonly deadline: Deadline;
}

/** Limits of published plans that a person has reviewed; those of the person's own place before others, those in whose words it is before others. */
async function limitsFor(conversation: Conversation, { topic, plan, clause }: StartTimer): Promise<readonly FoundLimit[]> {
  const records = (await conversation.library.readable()).filter((record) => isInForce(record) && isPlan(record, plan));
  const home = homeOf(conversation);
  const isOwn = ({ regionCode }: PlanRecord) => home !== null && regionCode !== null && conversation.regions.contains(regionCode, home);
  const own = records.filter(isOwn);
  return best(own, { topic, clause }) ?? best(records, { topic, clause }) ?? [];
}

/** From this share of its pairs of characters on a text is about a topic. */
const ABOUT = 0.6;

function best(records: readonly PlanRecord[], { topic, clause }: Pick<StartTimer, "topic" | "clause">): readonly FoundLimit[] | null {
  if (!topic && !clause) return null;
  const limits = records.flatMap((record) =>
    record.plan.deadlines
      .filter((deadline) => deadline.when.startsWith("within:") && isReviewed(record, { deadline }))
      .filter((deadline) => !clause || deadline.clause === clause || deadline.clause.endsWith(`/${clause}`))
      .map((deadline) => ({ record, deadline, share: topic ? shareOf(topic, record, deadline) : 1 })),
  );
  const most = Math.max(0, ...limits.map(({ share }) => share));
  return most < ABOUT ? null : limits.filter(({ share }) => share === most);
}

/** How much of the topic the limit's words hold; the rest of its clause counts half. */
function shareOf(topic: string, { plan }: PlanRecord, { clause, quote }: Deadline): number {
  const pairs = bigrams(topic);
  const around = plan.clauses.find(({ path }) => path === clause);
  const text = `${around?.heading ?? ""}${around?.text ?? ""}`;
  const worth = pairs.map((pair) => (quote.includes(pair) ? 1 : text.includes(pair) ? 0.7 : 0));
  return worth.reduce((sum: number, each) => sum + each, 0) / Math.max(1, pairs.length);
}

function isInForce({ state, plan }: PlanRecord): boolean {
  return state === "published" && plan.status === "effective";
}

function isPlan(record: PlanRecord, plan: number | string | undefined): boolean {
  if (plan === undefined) return true;
  return typeof plan === "number" ? record.id === plan : record.plan.title.includes(plan);
}

function startOf({ from, time }: StartTimer, { when }: Deadline, now: number): number | null {
  const today = localDate(now);
  const inHours = /\d(?:H|MIN)\b/.test(when);
  if (time) return instantOf(from ?? today, time);
  if (!from || from === today) return now;
  return inHours ? null : instantOf(from);
}

function askWhich(found: readonly FoundLimit[], { from, time }: StartTimer): Reply {
  const items = found.slice(0, 9).map(({ record, deadline }, at) => ({
    text: shorten(deadline.quote, 60),
    details: [sourceOf(record, deadline.clause)],
    number: at + 1,
    say: ["/timer", `#${record.id}`, deadline.clause, timeWords(deadline), from ?? "", time ?? ""].filter(Boolean).join(" "),
  }));
  return {
    blocks: [
      { kind: "paragraph", text: "按哪一条计时?请回复序号。" },
      { kind: "list", items },
    ],
  };
}

/** Tells the limits of one clause apart. */
function timeWords({ quote }: Deadline): string {
  return quote.slice(0, 30).replace(/[\s\d,。、;:()]/gu, "");
}

/** 最早1月17日(周五),最迟2月6日(周四). */
export function spanWords(span: TimerSpan): string {
  const words = (at: IsoDate | number | null) => (at === null ? null : typeof at === "number" ? moment(at) : spokenDate(at));
  const [earliest, latest] = [words(span.earliest), words(span.latest)];
  return [earliest ? `最早${earliest}` : null, latest ? `最迟${latest}` : null].filter((each) => each !== null).join(",");
}

function moment(at: number): string {
  return `${spokenDate(localDate(at))}${localTime(at)}`;
}

export async function listTimers(conversation: Conversation): Promise<Reply> {
  const { store, chat, member } = conversation;
  if (!may(member.role, "handle", chat.kind)) return said("计时由单位的经办人查看。");
  const running = await store.timers.running(chat.id);
  if (running.length === 0) return said("这里没有在计时的事项。要开始,请说“开始计时 合法性审核”。");
  return listed(conversation, running, { title: "正在计时:", say: "finish_timer" });
}

/** Ends a timer of this chat; asks which where several run. */
export async function endTimer(conversation: Conversation, state: "done" | "stopped", id: number | undefined): Promise<Reply> {
  const { store, chat, member, now } = conversation;
  if (!may(member.role, "handle", chat.kind)) return said("计时由单位的经办人来结束。");
  const running = (await store.timers.running(chat.id)).filter((timer) => id === undefined || timer.id === id);
  const [only] = running;
  if (!only) return said(id === undefined ? "这里没有在计时的事项。" : "这个计时已经结束了。");
  const word = state === "done" ? "完成" : "停止";
  if (running.length > 1)
    return listed(conversation, running, { title: `${word}哪一个?请回复序号。`, say: state === "done" ? "finish_timer" : "stop_timer" });
  await store.timers.end(only.id, state, { memberId: member.id, chatId: chat.id, at: now });
  return said(`好的,“${shorten(only.quote, 30)}”的计时已${word},不再提醒。`);
}

function listed({ calendar }: Context, running: readonly TimerRecord[], { title, say }: { title: string; say: string }): Reply {
  const items = running.slice(0, 9).map(({ id, quote, when, startedAt }, at) => ({
    text: `${shorten(quote, 36)}`,
    details: [`${spokenDate(localDate(startedAt))}开始,${spanWords(timerSpan(when, startedAt, calendar))}`],
    number: at + 1,
    say: `/${say} ${id}`,
  }));
  return {
    blocks: [
      { kind: "paragraph", text: title },
      { kind: "list", items },
    ],
  };
}

function said(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }] };
}
