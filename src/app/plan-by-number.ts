import type { PlanRecord } from "../store/plan-store.ts";
import type { Store } from "../store/store.ts";

export type { PlanRecord };

/** Something that cannot be done with a plan; the message says why and what to do, in Chinese. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}

/** What a use case on stored plans needs of the context. */
export interface PlanContext {
  readonly store: Pick<Store, "plans">;
}

/** Throws a PlanError where there is none. */
export async function planByNumber({ store }: PlanContext, id: number): Promise<PlanRecord> {
  const record = await store.plans.byId(id);
  if (!record) throw new PlanError(`没有编号为 ${id} 的文件,请用 luzhi plans list --all 查看。`);
  return record;
}
