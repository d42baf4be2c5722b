import { isHistory, lastDayOf } from "../obligation/occurrences.ts";
import type { Obligation, Occurrence } from "../obligation/types.ts";
import type { IsoDate } from "../time/date.ts";
import type { Step } from "./ladder.ts";

/** Drafts, plans not in force here, and clauses that only may concern a unit are never pushed. */
export function canRemind({ plan, tier }: Obligation): boolean {
  return plan.state === "published" && plan.publishedOn !== null && plan.plan.status === "effective" && tier !== "possible";
}

/**
 * Whether an occurrence is told on a day. What was due before the plan was published here is history. After the plan's period only a
 * recurring duty of a continued plan is told. The next round of a duty ends the reminders of the one before; `next` is its due date.
 */
export function mayTell(occurrence: Occurrence, { step, on }: Step, next: IsoDate | null): boolean {
  const { plan } = occurrence.obligation;
  if (isHistory(occurrence) || plan.publishedOn === null || on < plan.publishedOn) return false;
  if (step < 0 && next !== null && on > next) return false;
  const end = lastDayOf(plan);
  const after = occurrence.afterPeriod || (end !== null && on > end);
  return !after || (plan.continued && !occurrence.deadline.when.startsWith("once:"));
}
