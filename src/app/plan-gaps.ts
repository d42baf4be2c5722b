import type { Context } from "../context.ts";
import { partyIndexOf } from "../obligation/party-index.ts";
import { partiesThatResolveToNothing, type UnresolvedParty } from "../obligation/unresolved-parties.ts";
import { type Gap, gapsOf } from "../plan/gaps.ts";
import type { PlanRecord } from "../store/plan-store.ts";

/** What a plan leaves open, and the names in it that mean nobody the directory knows. */
export interface PlanGaps {
  readonly record: PlanRecord;
  readonly gaps: readonly Gap[];
  readonly unknown: readonly UnresolvedParty[];
}

/** The gaps of a plan as reviewed: what a correction settled is none. */
export function gapsOfPlan({ directory }: Pick<Context, "directory">, record: PlanRecord): PlanGaps {
  const spoken = new Set(
    partyIndexOf(directory)
      .of(record)
      .clauses.filter(({ subjects }) => subjects.length > 0)
      .map(({ clause }) => clause),
  );
  return {
    record,
    gaps: gapsOf(record.plan, { saysWho: (clause) => spoken.has(clause) }),
    unknown: partiesThatResolveToNothing(record, directory),
  };
}
