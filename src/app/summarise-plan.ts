import type { Context } from "../context.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import { openItems } from "./review-plan.ts";

/** A stored plan in one line. */
export interface PlanSummary {
  readonly id: number;
  readonly title: string;
  readonly version: number;
  /** The place's name as kept, else as printed; null where the place is not known, and nobody is reached. */
  readonly place: string | null;
  readonly period: PlanRecord["plan"]["period"];
  readonly state: PlanRecord["state"];
  readonly draft: boolean;
  readonly publishedOn: string | null;
  readonly continued: boolean;
  readonly supersededBy: number | null;
  readonly clauses: number;
  readonly deadlines: number;
  readonly targets: number;
  readonly unreviewed: number;
  /** Of those unreviewed, the ones that are not said in so many words. */
  readonly doubtful: number;
}

export function summarisePlan({ regions }: Pick<Context, "regions">, record: PlanRecord): PlanSummary {
  const { id, plan, version, regionCode, state, publishedOn, continued, supersededBy } = record;
  const open = openItems(record);
  return {
    id,
    title: plan.title,
    version,
    place: regionCode === null ? null : (regions.get(regionCode)?.name ?? plan.region),
    period: plan.period,
    state,
    draft: plan.status === "draft",
    publishedOn,
    continued,
    supersededBy,
    clauses: plan.clauses.length,
    deadlines: plan.deadlines.length,
    targets: plan.targets.length,
    unreviewed: open.length,
    doubtful: open.filter(({ finding }) => finding.certainty !== "certain").length,
  };
}
