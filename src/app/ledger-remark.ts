import { spokenDate } from "../obligation/explain.ts";
import type { Obligation, Occurrence } from "../obligation/types.ts";
import type { Certainty, Clause } from "../plan/types.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import type { Unit } from "../unit/types.ts";
import { isReviewed } from "./library.ts";
import { TIER_WORDS } from "./say.ts";

/** What a reader of one row has to know beside it: doubts of the text, how the unit comes in, why that day. */
export function remarkOf(
  { record, unit }: { readonly record: PlanRecord; readonly unit: Unit | null },
  duty: Obligation,
  next: Occurrence | null,
): string {
  const remarks = [
    ...(unit ? [`${TIER_WORDS[duty.tier]}:${duty.reason}`] : []),
    ...slips(duty),
    ...doubts(duty),
    ...ownersOf(duty.clause),
    ...dayOf(next),
    ...(isWaiting(record, duty) ? ["待复核,复核前不提醒"] : []),
  ];
  return [...new Set(remarks)].join("\n");
}

function slips({ targets }: Obligation): string[] {
  return targets.filter((target) => target.suspect).map(({ quote }) => `疑误:“${quote}”,照录原文`);
}

function doubts({ deadlines }: Obligation): string[] {
  return deadlines.filter((deadline) => deadline.ambiguous).map(({ time }) => `歧义:“${time}”有两种理解,以主管部门解释为准`);
}

const OWNERS: Readonly<Partial<Record<Certainty, string>>> = {
  implied: "责任单位由上下文推断",
  ambiguous: "歧义:责任单位有两种理解",
  suspect: "疑误:责任单位照录原文",
};

function ownersOf({ lead, assist, partyCertainty }: Clause): string[] {
  const words = lead.length + assist.length > 0 ? OWNERS[partyCertainty] : undefined;
  return words ? [words] : [];
}

/** 最后一个工作日1月29日(周五), where the legal date is a day off. */
function dayOf(next: Occurrence | null): string[] {
  if (!next) return [];
  const provisional = next.provisional ? ",放假安排未公布,暂定" : "";
  if (next.lastWorkday === next.due) return provisional ? [`到期日${provisional.slice(1)}`] : [];
  return [`到期日是休息日,最后一个工作日是${spokenDate(next.lastWorkday)}${provisional}`];
}

function isWaiting(record: PlanRecord, { clause, deadlines }: Obligation): boolean {
  if (record.plan.status === "draft" || deadlines.length === 0) return false;
  return !isReviewed(record, { clause }) || deadlines.some((deadline) => !deadline.ambiguous && !isReviewed(record, { deadline }));
}
