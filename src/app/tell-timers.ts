import { DeliveryError, type Reply } from "../chat/types.ts";
import type { Context } from "../context.ts";
import { type TimerStep, timerNotices, timerSpan } from "../obligation/timer.ts";
import { isOpen } from "../reminder/hours.ts";
import type { ReminderPorts } from "../reminder/ports.ts";
import type { TimerRecord } from "../store/timer-store.ts";
import { localDate, localTime } from "../time/date.ts";
import { shorten, sourceOf } from "./say.ts";
import { spanWords } from "./timers.ts";

/** The urgent lane: tells what running timers have come to, apart from the day's digest. How many messages went out. */
export async function tellTimers(context: Context, ports: Pick<ReminderPorts, "send" | "notify">, now: number): Promise<number> {
  let told = 0;
  for (const timer of await context.store.timers.running()) {
    try {
      if (await tellOne(context, { timer, ports, now })) told++;
    } catch (err) {
      // One timer that cannot be read holds up nobody.
      context.log.error({ err, timer: timer.id }, "a timer could not be told");
    }
  }
  return told;
}

interface Telling {
  readonly timer: TimerRecord;
  readonly ports: Pick<ReminderPorts, "send" | "notify">;
  readonly now: number;
}

/** After down-time only the newest notice says something. */
async function tellOne(context: Context, { timer, ports, now }: Telling): Promise<boolean> {
  const { store, calendar } = context;
  const span = timerSpan(timer.when, timer.startedAt, calendar);
  const due = timerNotices(span, timer.startedAt, calendar).filter(({ at }) => at <= now);
  const newest = due.at(-1);
  if (!newest || (span.kind === "days" && !isOpen(calendar, now))) return false;
  if ((await store.timers.settled(timer.id, now)).has(newest.step)) return false;
  const attempt = await store.timers.claim(timer.id, newest.step, now);
  if (attempt === null) return false;
  const chat = { platform: timer.platform, chatId: timer.externalId };
  const reply = await noticeOf(context, timer, { ...newest, late: attempt > 1 || now - newest.at > LATE });
  try {
    await ports.send(chat, reply, `timer:${timer.id}:${newest.step}`);
    await store.timers.finish(timer.id, newest.step, { state: "sent", error: null });
    return true;
  } catch (cause) {
    const error = cause instanceof Error ? cause.message : String(cause);
    const state = cause instanceof DeliveryError && (cause.permanent || cause.refused) ? "failed" : "unknown";
    await store.timers.finish(timer.id, newest.step, { state, error });
    await ports.notify({ kind: state, chat, text: `计时 ${timer.id} 的提醒没有发出:${error}` });
    return false;
  }
}

/** Later than this it is marked. */
const LATE = 10 * 60_000;

const HEADS: Readonly<Record<TimerStep, string>> = {
  earliest: "可以办结了",
  "3": "还剩3个工作日",
  "1": "还剩1个工作日",
  "0": "快到期了",
  over: "已到期",
};

async function noticeOf(
  { library, calendar }: Context,
  timer: TimerRecord,
  { step, at, late }: { readonly step: TimerStep; readonly at: number; readonly late: boolean },
): Promise<Reply> {
  const span = timerSpan(timer.when, timer.startedAt, calendar);
  const head = step === "0" && span.kind === "days" ? "今天到期" : HEADS[step];
  const record = (await library.all()).find(({ id }) => id === timer.planId);
  const source = record ? { source: sourceOf(record, timer.clause) } : {};
  const planned = late ? `补发:原定${localDate(at)} ${localTime(at)}提醒。` : "";
  return {
    blocks: [
      { kind: "title", text: `【计时提醒】${head}` },
      { kind: "paragraph", text: `${planned}${spanWords(span)}。` },
      { kind: "quote", text: shorten(timer.quote, 90), ...source },
    ],
    choices: [
      { label: "完成", say: `/finish_timer ${timer.id}` },
      { label: "停止计时", say: `/stop_timer ${timer.id}` },
    ],
  };
}
