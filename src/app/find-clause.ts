import type { Conversation } from "../context.ts";
import type { Clause } from "../plan/types.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import { chineseNumber, toChinese } from "../text/numerals.ts";
import { homeOf } from "./whose-unit.ts";

export interface FoundClause {
  readonly record: PlanRecord;
  readonly clause: Clause;
  /** False where the asking unit's own place has plans, and this is of none of them. */
  readonly own: boolean;
}

/**
 * Clauses that a path as typed can mean. The whole path counts before its tail, so that (四) finds 二/(四) where no clause is (四) itself;
 * plans of the asking unit's place count before others.
 */
export async function findClauses(
  conversation: Conversation,
  path: string,
  plan: number | string | undefined,
): Promise<readonly FoundClause[]> {
  if (plan !== undefined) return matches(await plansAsked(conversation, plan), path, true) ?? [];
  const home = homeOf(conversation);
  const own = home === null ? [] : await conversation.library.forRegion(home);
  return matches(own, path, true) ?? matches(await conversation.library.readable(), path, own.length === 0) ?? [];
}

async function plansAsked({ library }: Conversation, plan: number | string): Promise<readonly PlanRecord[]> {
  if (typeof plan === "string") return (await library.readable()).filter((record) => record.plan.title.includes(plan));
  const record = await library.byId(plan);
  return record ? [record] : [];
}

function matches(records: readonly PlanRecord[], path: string, own: boolean): readonly FoundClause[] | null {
  const wanted = normal(path);
  for (const fits of [exact, byTail, byNumber]) {
    const found = records.flatMap((record) =>
      record.plan.clauses.filter((clause) => fits(normal(clause.path), wanted)).map((clause) => ({ record, clause, own })),
    );
    if (found.length > 0) return found;
  }
  return null;
}

const exact = (path: string, wanted: string): boolean => path === wanted;
const byTail = (path: string, wanted: string): boolean => path.endsWith(`/${wanted}`);

/** 第十五条 of a plan that numbers its clauses (十五) or 15. */
function byNumber(path: string, wanted: string): boolean {
  const number = /^第(\d+)条$/.exec(wanted)?.[1];
  if (!number) return false;
  const last = path.slice(path.lastIndexOf("/") + 1);
  return last === number || last === `(${toChinese(Number(number))})`;
}

/** 第十二条 and 第12条 alike; brackets and numerals as in paths. */
function normal(path: string): string {
  return path.replace(/第([^/]+?)条/gu, (_, number: string) => `第${chineseNumber(number) ?? number}条`).replace(/\s/g, "");
}
