import { type Correction, type Decision, deadlineKey, hasParties, partiesKey, targetKey } from "./findings.ts";
import type { Clause, Deadline, Plan, Target } from "./types.ts";

/** A plan as people are told of it, after review. */
export interface ReviewedPlan {
  readonly plan: Plan;
  /** Keys of what `plan` holds and a person stands for: accepted as read, or corrected. */
  readonly accepted: ReadonlySet<string>;
}

/**
 * Puts a person's decisions on what was read. A rejected deadline or target is left out, a rejected unit list is emptied. A clause without
 * unit lists needs nobody's word. The plan is the same object where nothing was corrected or rejected.
 */
export function applyDecisions(read: Plan, decisions: readonly Decision[]): ReviewedPlan {
  const byKey = new Map(decisions.map((decision) => [decision.key, decision]));
  const accepted = new Set<string>();
  const changes = decisions.some(({ decision, correction }) => decision === "rejected" || correction !== null);
  const clauses = read.clauses.map((clause) => {
    const decision = byKey.get(partiesKey(clause));
    const settled = decision ? settleParties(clause, decision) : clause;
    if (decision || !hasParties(settled)) accepted.add(partiesKey(settled));
    return settled;
  });
  const deadlines = settleAll(read.deadlines, { byKey, accepted, keyOf: deadlineKey, correct: correctDeadline });
  const targets = settleAll(read.targets, { byKey, accepted, keyOf: targetKey, correct: correctTarget });
  return { plan: changes ? { ...read, clauses, deadlines, targets } : read, accepted };
}

interface Settling<T> {
  readonly byKey: ReadonlyMap<string, Decision>;
  readonly accepted: Set<string>;
  readonly keyOf: (item: T) => string;
  readonly correct: (item: T, correction: Correction) => T;
}

function settleAll<T>(items: readonly T[], { byKey, accepted, keyOf, correct }: Settling<T>): readonly T[] {
  return items.flatMap((item) => {
    const decision = byKey.get(keyOf(item));
    if (!decision) return [item];
    if (decision.decision === "rejected") return [];
    const settled = decision.correction ? correct(item, decision.correction) : item;
    accepted.add(keyOf(settled));
    return [settled];
  });
}

function settleParties(clause: Clause, { decision, correction }: Decision): Clause {
  if (decision === "rejected") return { ...clause, lead: [], assist: [], openEnded: false };
  if (!correction) return clause;
  const { lead = clause.lead, assist = clause.assist, openEnded = clause.openEnded } = correction;
  return { ...clause, lead, assist, openEnded, partyCertainty: "certain" };
}

/** A time that a person gives can be read in one way only. */
function correctDeadline(deadline: Deadline, { when, actor = deadline.actor }: Correction): Deadline {
  if (when === undefined) return { ...deadline, actor };
  return { ...deadline, actor, when, ambiguous: false, certainty: "certain" };
}

function correctTarget(target: Target, correction: Correction): Target {
  const { name = target.name, op = target.op, value = target.value, unit = target.unit } = correction;
  return { ...target, name, op, value, unit, suspect: false, certainty: "certain" };
}
