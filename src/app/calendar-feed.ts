import { createHash, randomBytes } from "node:crypto";
import type { Context, Conversation } from "../context.ts";
import { explainDate, spokenDate } from "../obligation/explain.ts";
import { isSettled } from "../obligation/follow-up.ts";
import { deadlineKey, isHistory, occurrenceKey, occurrencesOf } from "../obligation/occurrences.ts";
import type { Occurrence } from "../obligation/types.ts";
import { defaultLadder, stepsOf } from "../reminder/ladder.ts";
import { actOf } from "../reminder/wording.ts";
import type { ServedEvent } from "../store/feed-store.ts";
import { addDays, daysBetween, type IsoDate, localDate, yearOf } from "../time/date.ts";
import type { Unit } from "../unit/types.ts";
import { pushableDuties } from "./duties.ts";
import { may } from "./permissions.ts";
import { clauseNumber, planName } from "./say.ts";
import { unitOfId } from "./unit-of-id.ts";

/** A unit's due dates as a calendar shows them. */
export interface CalendarFeed {
  readonly unitName: string;
  readonly items: readonly FeedItem[];
}

/** One all-day event on the last working day of an occurrence. */
export interface FeedItem extends Pick<ServedEvent, "uid" | "sequence" | "cancelled" | "changedAt" | "date" | "summary"> {
  /** Lines for people; empty where it was called off. */
  readonly description: string;
  /** Seconds before the day begins at which to remind; negative within the day. */
  readonly alarms: readonly number[];
}

/** So many addresses of one person work; a new one beyond that ends the oldest. */
const MOST_FEEDS = 5;
const BACK_DAYS = 60;
const AHEAD_DAYS = 400;
const NINE_O_CLOCK = 9 * 3600;

/** A new address of the unit's calendar, or in Chinese why there is none. Whoever has the address can read it, so it is given in private. */
export async function openFeed(conversation: Conversation, unit: Unit): Promise<{ readonly url: string } | { readonly refusal: string }> {
  const { store, member, chat, now, config } = conversation;
  if (chat.kind === "group") return { refusal: "日历链接谁拿到都能看,不在群里发。请在私聊里说“订阅日历”。" };
  if (!may(member.role, "subscribe", chat.kind))
    return { refusal: "任务日历给本单位的经办人,请先联系主管部门(司法局)绑定。您仍可随时问“本月到期”。" };
  const token = randomBytes(24).toString("base64url");
  await store.feeds.open({ tokenHash: digestOf(token), unitId: unit.id, memberId: member.id }, now, MOST_FEEDS);
  return { url: `${publicUrlOf(config)}/calendar/${token}.ics` };
}

/** Ends every address of the person; how many there were. */
export async function closeFeeds({ store, member }: Conversation): Promise<number> {
  return store.feeds.closeAll(member.id);
}

/** Where the web page is for those outside. */
function publicUrlOf({ publicUrl, port }: Context["config"]): string {
  return publicUrl ?? `http://localhost:${port}`;
}

/** What that address shows now; null for one that was never given, was ended, or whose owner may not have it any more. */
export async function feedOf(context: Context, token: string): Promise<CalendarFeed | null> {
  const feed = await context.store.feeds.byHash(digestOf(token));
  const unit = feed && may(feed.role, "subscribe", "private") ? unitOfId(context.directory, feed.unitId) : null;
  if (!feed || !unit) return null;
  const now = context.clock();
  const from = addDays(localDate(now), -BACK_DAYS);
  const shown = await shownOf(context, unit, from);
  const served = await context.store.feeds.serve(
    feed.id,
    [...shown.values()].map(({ event }) => event),
    { from, at: now },
  );
  const items = served.map((event): FeedItem => {
    const { description = "", alarms = [] } = shown.get(event.uid) ?? {};
    return { ...event, description, alarms };
  });
  return { unitName: unit.name, items: items.sort((a, b) => compare(a.date + a.uid, b.date + b.uid)) };
}

interface Shown {
  readonly event: { readonly uid: string; readonly digest: string; readonly date: IsoDate; readonly summary: string };
  readonly description: string;
  readonly alarms: readonly number[];
}

/** By uid: what may be pushed to the unit, but for what was found not to concern it. */
async function shownOf(context: Context, unit: Unit, from: IsoDate): Promise<ReadonlyMap<string, Shown>> {
  const { calendar, store } = context;
  const range = { from, to: addDays(from, BACK_DAYS + AHEAD_DAYS) };
  const states = new Map((await store.followUps.of([unit.id])).map((one) => [occurrenceKey(one.deadline, one.due), one.state]));
  const occurrences = occurrencesOf(await pushableDuties(context, unit), range, calendar, { routine: false });
  const told = occurrences.filter(
    (one) => !isHistory(one) && (!one.afterPeriod || one.obligation.plan.continued) && one.lastWorkday >= from,
  );
  return new Map(
    told.flatMap((occurrence) => {
      const key = occurrenceKey(deadlineKey(occurrence.obligation.plan, occurrence.deadline), occurrence.due);
      const state = states.get(key) ?? null;
      if (state === "waived") return [];
      const uid = `${digestOf(`${unit.id} ${key}`).slice(0, 32)}@luzhi`;
      return [[uid, showOne(context, { occurrence, uid, settled: isSettled(state) })] as const];
    }),
  );
}

function showOne(context: Context, { occurrence, uid, settled }: { occurrence: Occurrence; uid: string; settled: boolean }): Shown {
  const { deadline, obligation, lastWorkday } = occurrence;
  const act = actOf(deadline, obligation.clause.heading);
  const summary = settled ? `已办结:${act}` : act;
  const description = describe(context, occurrence);
  const alarms = settled ? [] : alarmsOf(context, occurrence);
  const digest = digestOf(JSON.stringify([lastWorkday, summary, description, alarms]));
  return { event: { uid, digest, date: lastWorkday, summary }, description, alarms };
}

/** Says nothing that hangs on the day on which it is read. */
function describe({ calendar }: Context, occurrence: Occurrence): string {
  const { deadline, obligation, due, lastWorkday, about, count } = occurrence;
  const { docNumber } = obligation.plan.plan;
  return [
    `期限:${yearOf(due)}年${spokenDate(due)}${about ? `,${about}` : ""}${count ? `,共${count}次` : ""}`,
    `${explainDate(occurrence, calendar, lastWorkday).reason}。`,
    `依据:${planName(obligation.plan)}${docNumber ? `(${docNumber})` : ""} ${clauseNumber(deadline.clause)}`,
    `“${deadline.quote.replace(/\s+/g, "")}”`,
    obligation.reason,
  ].join("\n");
}

/** At nine on the days on which the chat is reminded too. */
function alarmsOf({ calendar }: Context, occurrence: Occurrence): number[] {
  const before = stepsOf(occurrence, defaultLadder, calendar).filter(({ step }) => step >= 0);
  return before.map(({ on }) => daysBetween(on, occurrence.lastWorkday) * 86_400 - NINE_O_CLOCK);
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
