import type { Deadline, Plan } from "../plan/types.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import { type IsoDate, isoDate, localDate } from "../time/date.ts";
import { parseWhen } from "../time/when.ts";
import { isReviewed } from "./library.ts";
import { type PlanContext, PlanError, planByNumber } from "./plan-by-number.ts";

export interface PublishedPlan {
  readonly record: PlanRecord;
  readonly forecast: Forecast;
  /** Numbers of the plans whose place it takes. */
  readonly replaced: readonly number[];
}

/** What becomes of a plan's deadlines once it is in force, counted. */
export interface Forecast {
  readonly reminded: number;
  /** Of the unit lists or the deadline itself; not reminded. */
  readonly unreviewed: number;
  /** Accepted, but open to two readings; not reminded. */
  readonly ambiguous: number;
  /** 定期, occasions in a term of office, limits that an event starts: no date of their own. */
  readonly undated: number;
  /** Single dates before the day of publication: 历史. */
  readonly past: number;
}

/** Puts a plan in force here from `day` on; what was due before is history. Throws a PlanError for a draft. */
export async function publishPlan(context: PlanContext, id: number, day: IsoDate): Promise<PublishedPlan> {
  const record = await planByNumber(context, id);
  if (record.plan.status === "draft") throw new PlanError(`文件 ${id} 是征求意见稿,不能发布;请导入它的正式文本。`);
  const kin = (await context.store.plans.current()).filter((one) => one.series === record.series && one.id !== id);
  const newer = kin.find((one) => one.version > record.version && one.state === "published");
  if (newer) throw new PlanError(`文件 ${id} 有更新的版本 ${newer.id} 已发布;要退回旧版本,请先 luzhi plans retire ${newer.id}。`);
  await context.store.plans.publish(id, day);
  return {
    record: await planByNumber(context, id),
    forecast: forecastOf(record, day),
    replaced: kin.filter((one) => one.version < record.version).map((one) => one.id),
  };
}

/** What will be reminded where the plan is in force from `day` on. */
function forecastOf(record: PlanRecord, day: IsoDate): Forecast {
  const counts = { reminded: 0, unreviewed: 0, ambiguous: 0, undated: 0, past: 0 };
  const clauses = new Map(record.plan.clauses.map((clause) => [clause.path, clause]));
  for (const deadline of record.plan.deadlines) {
    const clause = clauses.get(deadline.clause);
    const reviewed = isReviewed(record, { deadline }) && (clause === undefined || isReviewed(record, { clause }));
    counts[reviewed ? fateOf(deadline, day) : "unreviewed"] += 1;
  }
  return counts;
}

function fateOf({ ambiguous, when: code }: Deadline, day: IsoDate): keyof Forecast {
  if (ambiguous) return "ambiguous";
  const when = parseWhen(code);
  if (when.kind === "once") return when.date < day ? "past" : "reminded";
  return when.kind === "every" ? "reminded" : "undated";
}

/** The day a plan counts as published: today, or in a sandbox its issue date, so that the past can be played through. */
export function publicationDay(plan: Plan, context: { readonly clock: () => number; readonly sandbox: boolean }): IsoDate {
  const today = localDate(context.clock());
  if (!context.sandbox) return today;
  return plan.issuedOn ?? (plan.period ? isoDate(plan.period.from, 1, 1) : today);
}
