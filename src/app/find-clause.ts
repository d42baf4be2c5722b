import type { Conversation } from "../context.ts";
import type { Clause } from "../plan/types.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import { chineseNumber } from "../text/numerals.ts";
import { whoseUnit } from "./whose-unit.ts";

export interface FoundClause {
  readonly record: PlanRecord;
  readonly clause: Clause;
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
  const records = nearFirst(
    conversation,
    (await conversation.library.readable()).filter((record) => isPlan(record, plan)),
  );
  const wanted = normal(path);
  for (const group of records) {
    for (const fits of [exact, byTail]) {
      const found = group.flatMap((record) =>
        record.plan.clauses.filter((clause) => fits(normal(clause.path), wanted)).map((clause) => ({ record, clause })),
      );
      if (found.length > 0) return found;
    }
  }
  return [];
}

const exact = (path: string, wanted: string): boolean => path === wanted;
const byTail = (path: string, wanted: string): boolean => path.endsWith(`/${wanted}`);

function isPlan(record: PlanRecord, plan: number | string | undefined): boolean {
  if (plan === undefined) return true;
  return typeof plan === "number" ? record.id === plan : record.plan.title.includes(plan);
}

/** The plans that bind the person's own unit, then the others. */
function nearFirst(conversation: Conversation, records: readonly PlanRecord[]): readonly (readonly PlanRecord[])[] {
  const whose = conversation.member.unitName ? whoseUnit(conversation, undefined) : null;
  if (!whose || !("unit" in whose)) return [records];
  const { region } = whose.unit;
  const own = records.filter((record) => record.regionCode !== null && conversation.regions.contains(record.regionCode, region));
  return [own, records.filter((record) => !own.includes(record))];
}

/** 第十二条 and 第12条 alike; brackets and numerals as in paths. */
function normal(path: string): string {
  return path.replace(/第([^/]+?)条/gu, (_, number: string) => `第${chineseNumber(number) ?? number}条`).replace(/\s/g, "");
}
