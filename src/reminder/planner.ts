import { type MovedDates, occurrencesWithMoved } from "../obligation/moved.ts";
import { deadlineKey, occurrenceKey } from "../obligation/occurrences.ts";
import type { Obligation, Occurrence } from "../obligation/types.ts";
import { addDays, type IsoDate, instantOf, localDate } from "../time/date.ts";
import { stepInstant } from "./hours.ts";
import { type Ladder, reachOf, stepsOf } from "./ladder.ts";
import { ladderFor } from "./ladder-rules.ts";
import { canRemind, mayTell } from "./may-tell.ts";
import { paceReminders } from "./pace.ts";
import type { NewReminder, ReminderPorts, Subscription } from "./ports.ts";
import { afterSnooze, nothingQuiet, type Quiet } from "./quiet.ts";

export interface PlanResult {
  readonly added: number;
  readonly removed: number;
  readonly errors: readonly string[];
}

/** Steps missed longer ago than this are not made up for; a later step of the same occurrence has come since. */
const lookBackDays = 45;
const retryAfter = 3_600_000;

/** Lays out the reminders of the coming days, once a day and whenever something changed. */
export async function plan(ports: ReminderPorts, now: number): Promise<PlanResult> {
  const today = localDate(now);
  const horizon = ports.horizonDays ?? 1;
  const revision = await ports.revision();
  const mark = await ports.store.planMark();
  const fresh = mark?.revision === revision && mark.through > today && daysAhead(mark.through, today, horizon);
  if (fresh && (mark.retryAt === null || now < mark.retryAt)) return { added: 0, removed: 0, errors: [] };

  const window = { from: addDays(today, -lookBackDays), to: addDays(today, horizon) };
  const subscriptions = await ports.subscriptions();
  const errors: string[] = [];
  let added = 0;
  let removed = await ports.store.forget(subscriptions);
  for (const subscription of subscriptions) {
    try {
      const changes = await planOne(ports, subscription, window);
      added += changes.added;
      removed += changes.removed;
    } catch (cause) {
      errors.push(`${subscription.unitName}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  await ports.store.setPlanMark({ revision, through: window.to, retryAt: errors.length > 0 ? now + retryAfter : null });
  return { added, removed, errors };
}

/** True where the mark does not lie further ahead than a clock that went right would have put it. */
function daysAhead(through: IsoDate, today: IsoDate, horizon: number): boolean {
  return through <= addDays(today, horizon);
}

async function planOne(ports: ReminderPorts, subscription: Subscription, window: Window): Promise<{ added: number; removed: number }> {
  const obligations = await ports.obligations(subscription.unitId);
  const settled = (await ports.settled?.(subscription.unitId)) ?? new Set<string>();
  const quiet = (await ports.quiet?.(subscription.chat)) ?? nothingQuiet;
  const moved = await ports.moved?.(subscription.unitId);
  const counted = await ports.counted?.(subscription.unitId);
  const behind = counted ? paceReminders(subscription, obligations, { calendar: ports.calendar, window, counted }) : [];
  const wanted = [...wantedReminders(subscription, obligations, { ports, window, quiet, moved }), ...behind].filter(
    (reminder) => !settled.has(occurrenceKey(reminder.deadline, reminder.due)) && reminder.step <= highestStep(subscription),
  );
  const { chat, unitId } = subscription;
  return ports.store.reconcile({ chat, unitId, from: instantOf(window.from), to: instantOf(addDays(window.to, 1)) }, wanted);
}

/** A chat that hears only of what is overdue has the steps below zero. */
function highestStep({ overdueFrom }: Subscription): number {
  return overdueFrom === undefined ? Number.POSITIVE_INFINITY : -overdueFrom;
}

interface Window {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

interface Wanted {
  readonly ports: LadderPorts;
  readonly window: Window;
  readonly quiet?: Quiet;
  readonly moved?: MovedDates | undefined;
}

/** Every step that falls into the window, for one chat and one unit. */
function wantedReminders(
  subscription: Pick<Subscription, "chat" | "unitId" | "since">,
  obligations: readonly Obligation[],
  { ports, window, quiet = nothingQuiet, moved = new Map() }: Wanted,
): readonly NewReminder[] {
  const ladders = allLadders(ports);
  const reach = reachOf(ladders);
  const range = { from: addDays(window.from, -reach.after), to: addDays(window.to, reach.before) };
  const options = { calendar: ports.calendar, moved, routine: ladders.some(tellsRoutine) };
  const occurrences = occurrencesWithMoved(obligations.filter(canRemind), range, options);
  const found = new Map<string, NewReminder>();
  for (const [deadline, group] of byDeadline(occurrences)) {
    const ladder = ladderFor(ports.ladder, ports.ladderRules ?? [], { ...subscription, deadline });
    for (const [index, occurrence] of group.entries()) {
      const next = group.slice(index + 1).find((each) => each.due > occurrence.due)?.due ?? null;
      for (const { step, on } of afterSnooze(stepsOf(occurrence, ladder, ports.calendar), { deadline, occurrence }, quiet)) {
        if (on < window.from || on > window.to || !mayTell(occurrence, { step, on }, next)) continue;
        const plannedAt = stepInstant(on);
        if (plannedAt < subscription.since) continue;
        const { chat, unitId } = subscription;
        found.set(`${deadline} ${occurrence.due} ${step}`, { chat, unitId, deadline, due: occurrence.due, step, plannedAt });
      }
    }
  }
  return [...found.values()];
}

function byDeadline(occurrences: readonly Occurrence[]): ReadonlyMap<string, readonly Occurrence[]> {
  const groups = new Map<string, Occurrence[]>();
  for (const each of occurrences) {
    const key = deadlineKey(each.obligation.plan, each.deadline);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

type LadderPorts = Pick<ReminderPorts, "calendar" | "ladder" | "ladderRules">;

/** The ladder, and it again with each of its changes: as wide as any that may apply. */
function allLadders({ ladder, ladderRules = [] }: LadderPorts): readonly Ladder[] {
  return [ladder, ...ladderRules.map(({ cadence, scope: _, ...change }) => ({ ...ladder, [cadence]: { ...ladder[cadence], ...change } }))];
}

/** Daily and weekly duties are expanded only where the ladder has a step for them. */
function tellsRoutine(ladder: Ladder): boolean {
  return [ladder.weekly, ladder.daily].some((row) => row.before.length > 0 || row.overdue.length > 0);
}
