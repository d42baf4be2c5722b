import type { StoredPlan } from "../obligation/types.ts";
import { deadlineKey, partiesKey } from "../plan/findings.ts";
import type { Clause, Deadline } from "../plan/types.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import type { Store } from "../store/store.ts";

/** The plans in memory, read again when the database changed. The same record is the same object until then. */
export interface PlanLibrary {
  /** Every plan that is not retired. */
  all(): Promise<readonly PlanRecord[]>;
  /** Those that answers are given from: published ones, and drafts, which are marked as such. */
  readable(): Promise<readonly PlanRecord[]>;
}

export function createLibrary(store: Store): PlanLibrary {
  let revision = "";
  let records: readonly PlanRecord[] = [];
  const fresh = async () => {
    const now = await store.plans.revision();
    if (now !== revision) {
      records = await store.plans.current();
      revision = now;
    }
    return records;
  };
  return {
    all: fresh,
    readable: async () => (await fresh()).filter((record) => record.state === "published" || record.plan.status === "draft"),
  };
}

/** True where a reviewer stands for what the plan holds: accepted as read, or corrected. */
export function isReviewed(record: PlanRecord, finding: { readonly deadline: Deadline } | { readonly clause: Clause }): boolean {
  const key = "deadline" in finding ? deadlineKey(finding.deadline) : partiesKey(finding.clause);
  return record.accepted.has(key);
}

/** What people are told of a plan's standing, or null where it is plainly in force. */
export function standingOf({ plan, continued }: StoredPlan, year: number): string | null {
  if (plan.status === "draft") return "征求意见稿,尚未生效,仅供参考";
  if (plan.period && year > plan.period.to)
    return continued ? "规划期已满,主管部门已确认继续执行" : `规划期已满(${plan.period.to}年),仅供参考`;
  return null;
}
