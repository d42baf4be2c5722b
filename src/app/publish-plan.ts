import type { Plan } from "../plan/types.ts";
import type { Store } from "../store/store.ts";
import { type IsoDate, isoDate, localDate } from "../time/date.ts";

/** Puts a plan in force here from `day` on; what was due before is history. A draft cannot be published. */
export async function publishPlan(context: { readonly store: Store }, id: number, day: IsoDate): Promise<void> {
  const record = await context.store.plans.byId(id);
  if (!record) throw new Error(`没有编号为 ${id} 的文件,请用 luzhi plans list 查看。`);
  if (record.plan.status === "draft") throw new Error(`文件 ${id} 是征求意见稿,不能发布;请导入它的正式文本。`);
  await context.store.plans.setState(id, "published", day);
}

/** The day a plan counts as published: today, or in a sandbox its issue date, so that the past can be played through. */
export function publicationDay(plan: Plan, context: { readonly clock: () => number; readonly sandbox: boolean }): IsoDate {
  const today = localDate(context.clock());
  if (!context.sandbox) return today;
  return plan.issuedOn ?? (plan.period ? isoDate(plan.period.from, 1, 1) : today);
}
