import type { PlanRecord } from "../store/plan-store.ts";
import { type PlanContext, PlanError, planByNumber } from "./plan-by-number.ts";

/** Confirms that a plan's recurring duties go on after its period (继续执行), or with `continued: false` takes that back. */
export async function continuePlan(context: PlanContext, id: number, continued: boolean): Promise<PlanRecord> {
  const { state, plan } = await planByNumber(context, id);
  if (state !== "published") throw new PlanError(`文件 ${id} 没有发布,不能确认继续执行;请先 luzhi plans publish ${id}。`);
  if (!plan.period) throw new PlanError(`文件 ${id} 没有写明规划期,本来就一直有效,不用确认。`);
  await context.store.plans.setContinued(id, continued);
  return planByNumber(context, id);
}
