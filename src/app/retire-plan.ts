import type { PlanRecord } from "../store/plan-store.ts";
import { type PlanContext, PlanError, planByNumber } from "./plan-by-number.ts";

/** Takes a plan out of use: it answers nothing and reminds nobody. It stays stored, and can be published again. */
export async function retirePlan(context: PlanContext, id: number): Promise<PlanRecord> {
  const record = await planByNumber(context, id);
  if (record.state === "retired") throw new PlanError(`文件 ${id} 已经停用。`);
  await context.store.plans.retire(id, null);
  return planByNumber(context, id);
}
