import { occurrenceKey } from "../obligation/occurrences.ts";
import type { Occurrence } from "../obligation/types.ts";
import { daysBetween, type IsoDate } from "../time/date.ts";
import type { Step } from "./ladder.ts";

/** What a chat does not want to hear for now. */
export interface Quiet {
  /** The last day without a digest; null for none. */
  readonly mutedUntil: IsoDate | null;
  /** By `occurrenceKey`: the working day on which it is told again, and before which it is not. */
  readonly snoozed: ReadonlyMap<string, IsoDate>;
}

export const nothingQuiet: Quiet = { mutedUntil: null, snoozed: new Map() };

/**
 * The steps of an occurrence that was put off: none before the day that was asked for, and one on it. That step counts its days as
 * the ladder would, so that one of the ladder on the same day is the same.
 */
export function afterSnooze(steps: readonly Step[], { deadline, occurrence }: Snoozable, { snoozed }: Quiet): readonly Step[] {
  const until = snoozed.get(occurrenceKey(deadline, occurrence.due));
  if (until === undefined) return steps;
  const later = steps.filter(({ on }) => on > until);
  const there = steps.find(({ on }) => on === until);
  const step = until > occurrence.due ? -daysBetween(occurrence.due, until) : daysBetween(until, occurrence.lastWorkday);
  return [there ?? { step, on: until }, ...later];
}

interface Snoozable {
  readonly deadline: string;
  readonly occurrence: Occurrence;
}
