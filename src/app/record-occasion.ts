import type { Reply } from "../chat/types.ts";
import type { Conversation } from "../context.ts";
import { spokenDate } from "../obligation/explain.ts";
import type { Occasion } from "../store/occasion-store.ts";
import { addDays, type IsoDate, localDate } from "../time/date.ts";
import type { Unit } from "../unit/types.ts";
import { fits, type Which } from "./follow-up.ts";
import { countersOn } from "./occasions.ts";
import type { Tracked } from "./open-occurrences.ts";
import { may } from "./permissions.ts";
import { clauseNumber, shorten } from "./say.ts";
import { whoseUnit } from "./whose-unit.ts";

export interface Recording {
  readonly which: Omit<Which, "window">;
  /** When it was held; today where that is not said. */
  readonly heldOn: { readonly from: IsoDate; readonly to: IsoDate } | undefined;
  readonly note: string | null;
}

/** Records an occasion of a duty that asks for several, 学法 2/4; asks which duty where it is not plain. */
export async function recordOccasion(conversation: Conversation, { which, heldOn, note }: Recording): Promise<Reply> {
  const unit = ownUnit(conversation);
  if ("blocks" in unit) return unit;
  const today = localDate(conversation.now);
  const day = heldOn ? heldOn.from : today;
  if (day > today) return said("还没到的日子不能记,开过以后再说“记一次”。");
  if (day < addDays(today, -FURTHEST_DAYS)) return said("只能补记一年以内的。");
  const counters = (await countersOn(conversation, unit, day)).filter((one) => fits(one, which));
  const chosen = chooseByWords(counters, note);
  const [only] = chosen;
  if (!only) return said(`${unit.name}没有规定次数的任务。`);
  if (chosen.length > 1) return askWhich(chosen, day, note);
  const { occurrence, key } = only;
  const { chat, member, store, now } = conversation;
  const occasion = { unitId: unit.id, deadline: key, due: occurrence.due, heldOn: day, note, memberId: member.id, recordedAt: now };
  await store.occasions.add(occasion, chat.id);
  const held = (await recordsOf(conversation, only)).length;
  return said(`好的,已记${spokenDate(day)}一次:${countOf(only, held)}。${note ? `备注:${shorten(note, 60)}。` : ""}记错了请说“撤回一次”。`);
}

/** Takes back the last occasion that was recorded, or the last one of the duty that is meant. */
export async function withdrawOccasion(conversation: Conversation, which: Recording["which"]): Promise<Reply> {
  const unit = ownUnit(conversation);
  if ("blocks" in unit) return unit;
  const { store, now, member, chat } = conversation;
  const counters = (await countersOn(conversation, unit, localDate(now))).filter((one) => fits(one, which));
  const records = (await store.occasions.of([unit.id])).filter((one) =>
    counters.some(({ key, occurrence }) => key === one.deadline && occurrence.due === one.due),
  );
  const [last] = [...records].sort((a, b) => b.recordedAt - a.recordedAt || b.id - a.id);
  const of = counters.find(({ key }) => key === last?.deadline);
  if (!last || !of) return said("这个周期里还没有记过,没有可以撤回的。");
  if (!(await store.occasions.withdraw(last.id, { memberId: member.id, chatId: chat.id, at: now })))
    return said("这一次刚才已由别人撤回。");
  return said(`好的,已撤回${spokenDate(last.heldOn)}的一次:${countOf(of, (await recordsOf(conversation, of)).length)}。`);
}

const FURTHEST_DAYS = 366;

function ownUnit(conversation: Conversation): Unit | Reply {
  const { member, chat } = conversation;
  if (!may(member.role, "handle", chat.kind)) return said("这件事要由本单位的经办人来办。请先让主管部门(司法局)绑定您的身份。");
  const whose = whoseUnit(conversation, undefined);
  return "ask" in whose ? whose.ask : whose.unit;
}

/** 记一次学法: the duty whose text has the words, where only one has them. */
function chooseByWords(counters: readonly Tracked[], words: string | null): readonly Tracked[] {
  if (counters.length < 2 || !words) return counters;
  const named = counters.filter(({ occurrence }) => occurrence.deadline.quote.includes(words));
  return named.length > 0 ? named : counters;
}

async function recordsOf({ store }: Conversation, { unit, key, occurrence }: Tracked): Promise<readonly Occasion[]> {
  return (await store.occasions.of([unit.id])).filter(({ deadline, due }) => deadline === key && due === occurrence.due);
}

function countOf({ occurrence: { about, count, deadline } }: Tracked, held: number): string {
  const done = count !== null && held >= count ? ",次数已够,不再提醒" : "";
  return `“${shorten(deadline.quote, 30)}”${about ? `${about} ` : ""}${held}/${count}次${done}`;
}

function askWhich(counters: readonly Tracked[], day: IsoDate, note: string | null): Reply {
  const items = counters.slice(0, 9).map(({ occurrence: { obligation, deadline, about, count } }, at) => ({
    text: shorten(deadline.quote, 40),
    details: [`${about ?? ""} 至少${count}次 · ${clauseNumber(deadline.clause)}`],
    number: at + 1,
    say: `/record #${obligation.plan.id} ${deadline.clause} ${day}${note ? ` 备注:${note}` : ""}`,
  }));
  return {
    blocks: [
      { kind: "paragraph", text: "记到哪一项?请回复序号。" },
      { kind: "list", items },
    ],
  };
}

function said(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }], choices: [{ label: "我们的进展", say: "我们的进展" }] };
}
