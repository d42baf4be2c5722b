import type { PlanRecord } from "../store/plan-store.ts";
import { type PlanContext, PlanError, planByNumber } from "./plan-by-number.ts";

/** A plan that took another's place. */
export interface Superseded {
  readonly old: PlanRecord;
  readonly by: PlanRecord;
}

/** Records that one plan takes another's place; the old one answers and reminds no more. Throws a PlanError for a draft in its place. */
export async function supersedePlan(context: PlanContext, id: number, successor: number): Promise<Superseded> {
  const [old, by] = [await planByNumber(context, id), await planByNumber(context, successor)];
  if (id === successor) throw new PlanError("新旧是同一份文件,请写两个不同的编号。");
  if (by.state === "retired") throw new PlanError(`文件 ${successor} 已经停用,不能代替别的文件。`);
  if (by.plan.status === "draft" && old.plan.status !== "draft")
    throw new PlanError(`文件 ${successor} 是征求意见稿,不能代替已生效的文件;请导入它的正式文本。`);
  await context.store.plans.retire(id, successor);
  return { old: await planByNumber(context, id), by };
}
