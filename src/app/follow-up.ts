import type { Conversation } from "../context.ts";
import { afterAction, type FollowUpAction, type FollowUpState, STATE_WORDS } from "../obligation/follow-up.ts";
import { localDate } from "../time/date.ts";
import type { Unit } from "../unit/types.ts";
import { stateOf, type Tracked, trackedOccurrences } from "./open-occurrences.ts";
import { type Action, may } from "./permissions.ts";
import { shorten } from "./say.ts";

/** Which occurrence is meant: whatever of it was said. */
export interface Which {
  readonly plan?: number | string | undefined;
  readonly clause?: string | undefined;
  /** The due date lies in it. */
  readonly window?: { readonly from: string; readonly to: string } | undefined;
}

const NEEDED: Readonly<Record<FollowUpAction, Action>> = {
  accept: "handle",
  submit: "handle",
  waive: "waive",
  approve: "review",
  return: "review",
  reopen: "review",
};

/** Occurrences of a unit that `which` can mean and on which `action` can be done now. */
export async function candidatesFor(
  conversation: Conversation,
  unit: Unit,
  { action, which }: { action: FollowUpAction; which: Which },
): Promise<readonly Tracked[]> {
  const tracked = await trackedOccurrences(conversation, unit, localDate(conversation.now));
  return tracked.filter((one) => fits(one, which) && afterAction(stateOf(one), action) !== null);
}

export function fits({ occurrence }: Tracked, { plan, clause, window }: Which): boolean {
  const { obligation, deadline, due } = occurrence;
  if (typeof plan === "number" && obligation.plan.id !== plan) return false;
  if (typeof plan === "string" && !obligation.plan.plan.title.includes(plan)) return false;
  if (clause && deadline.clause !== clause && !deadline.clause.endsWith(`/${clause}`)) return false;
  return !window || (due >= window.from && due <= window.to);
}

/** Null where this person may do that here; otherwise what to tell them. */
export function refusal({ member, chat }: Conversation, action: FollowUpAction): string | null {
  if (may(member.role, NEEDED[action], chat.kind)) return null;
  const elsewhere = may(member.role, NEEDED[action], "private");
  return elsewhere
    ? "这件事请在私聊里办。"
    : `这件事要由${NEEDED[action] === "review" ? "主管部门的督办人员" : "本单位的经办人"}来办。请先让主管部门(司法局)绑定您的身份。`;
}

export interface Deed {
  readonly action: FollowUpAction;
  /** Evidence or a reason. */
  readonly note: string | null;
}

/** Does it, unless somebody was first; says in Chinese what came of it. */
export async function followUp(conversation: Conversation, tracked: Tracked, { action, note }: Deed): Promise<string> {
  const { store, member, chat, now } = conversation;
  const before = stateOf(tracked);
  const state = afterAction(before, action);
  const what = `“${shorten(tracked.occurrence.deadline.quote, 30)}”`;
  if (state === null) return `${what}现在是${STATE_WORDS[before ?? "open"]},不能这样办。`;
  const { unit, key, occurrence } = tracked;
  const next = {
    unitId: unit.id,
    deadline: key,
    due: occurrence.due,
    state,
    note: note ?? tracked.followUp?.note ?? null,
    memberId: member.id,
    updatedAt: now,
  };
  const changed = await store.followUps.change(next, before, { chatId: chat.id, action });
  if (!changed) return `${what}刚才已由别人办过,请再看一下最新状态。`;
  return `好的,${what}已记为${STATE_WORDS[state]}。${FOLLOWS[state]}`;
}

const FOLLOWS: Readonly<Record<FollowUpState, string>> = {
  accepted: "办完后回复“已办结”。",
  submitted: "不再提醒;主管部门复核后销号。",
  done: "已销号。",
  returned: "会继续提醒。",
  waived: "不再提醒。",
};
