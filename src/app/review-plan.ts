import { createHash } from "node:crypto";
import { type Correction, type Finding, findingsOf, hasParties, partiesFinding } from "../plan/findings.ts";
import type { Certainty } from "../plan/types.ts";
import type { DecisionRecord, PlanRecord } from "../store/plan-store.ts";
import { isIsoDate } from "../time/date.ts";
import { parseWhen } from "../time/when.ts";
import { type PlanContext, PlanError, planByNumber } from "./plan-by-number.ts";

/** A finding as read, with what a person said of it. */
export interface ReviewItem {
  /** Six letters that stand for the key. */
  readonly code: string;
  readonly finding: Finding;
  readonly state: ReviewState;
  readonly decision: DecisionRecord | null;
}

export type ReviewState = "unreviewed" | "accepted" | "corrected" | "rejected";

export interface ReviewContext extends PlanContext {
  readonly clock: () => number;
}

/** What a person says of a finding: right as read, to be read so, or none. */
export type Verdict =
  | { readonly kind: "accept" }
  | { readonly kind: "reject" }
  | { readonly kind: "correct"; readonly correction: Correction };

/** Everything read in a plan, in its order. */
export function reviewItems({ read, decisions }: PlanRecord): readonly ReviewItem[] {
  const byKey = new Map(decisions.map((decision) => [decision.key, decision]));
  return findingsOf(read).map((finding) => itemOf(finding, byKey.get(finding.key) ?? null));
}

const DOUBT: readonly Certainty[] = ["suspect", "ambiguous", "implied", "certain"];

/** What waits for a person, doubtful first, else in the plan's order. */
export function openItems(record: PlanRecord): readonly ReviewItem[] {
  return reviewItems(record)
    .filter(({ state }) => state === "unreviewed")
    .sort((a, b) => DOUBT.indexOf(a.finding.certainty) - DOUBT.indexOf(b.finding.certainty));
}

/**
 * The finding that somebody names by its code or key, or, for unit lists, by the clause's path; there also an empty list, which a
 * correction can fill. Throws a PlanError where none or several are meant.
 */
function findItem(record: PlanRecord, name: string): ReviewItem {
  const byKey = new Map(record.decisions.map((decision) => [decision.key, decision]));
  const empty = record.read.clauses.filter((clause) => !hasParties(clause)).map(partiesFinding);
  const all = [...reviewItems(record), ...empty.map((finding) => itemOf(finding, byKey.get(finding.key) ?? null))];
  const found = all.filter(
    ({ code, finding }) => code === name || finding.key === name || (finding.kind === "parties" && finding.clause === name),
  );
  if (found.length > 1) throw new PlanError(`“${name}”对应 ${found.length} 处,请写完整:${found.map((one) => one.finding.key).join(" / ")}`);
  const [item] = found;
  if (!item) throw new PlanError(`文件 ${record.id} 里没有“${name}”,请用 luzhi plans show ${record.id} 查看每项的代号。`);
  return item;
}

/** Keeps a person's word on one finding; a later word replaces an earlier one. Returns the finding as it stands now. */
export async function decideFinding(
  context: ReviewContext,
  id: number,
  word: { readonly name: string; readonly verdict: Verdict; readonly reviewer: string },
): Promise<ReviewItem> {
  const { name, verdict, reviewer } = word;
  const { finding, decision: before } = findItem(await planByNumber(context, id), name);
  const correction = verdict.kind === "correct" ? { ...before?.correction, ...checked(finding, verdict.correction) } : null;
  const decision = verdict.kind === "reject" ? "rejected" : "accepted";
  const record = { key: finding.key, decision, correction, reviewer, decidedAt: context.clock() } as const;
  await context.store.plans.decide(id, [record]);
  return itemOf(finding, record);
}

/** Accepts what waits and is said in so many words. Returns how many that were. */
export async function acceptCertain(context: ReviewContext, id: number, reviewer: string): Promise<number> {
  const certain = openItems(await planByNumber(context, id)).filter(({ finding }) => finding.certainty === "certain");
  const by = { decision: "accepted", correction: null, reviewer, decidedAt: context.clock() } as const;
  await context.store.plans.decide(
    id,
    certain.map(({ finding }) => ({ key: finding.key, ...by })),
  );
  return certain.length;
}

export function itemOf(finding: Finding, decision: DecisionRecord | null): ReviewItem {
  const code = createHash("sha256").update(finding.key).digest("hex").slice(0, 6);
  return { code, finding, state: stateOf(decision), decision };
}

function stateOf(decision: DecisionRecord | null): ReviewState {
  if (decision === null) return "unreviewed";
  if (decision.decision === "rejected") return "rejected";
  return decision.correction ? "corrected" : "accepted";
}

const FIELDS: Readonly<Record<Finding["kind"], readonly (keyof Correction)[]>> = {
  parties: ["lead", "assist", "openEnded"],
  deadline: ["when", "actor"],
  target: ["name", "op", "value", "unit"],
};
const KIND_NAMES: Readonly<Record<Finding["kind"], string>> = {
  parties: "责任单位,可以更正 --lead、--assist",
  deadline: "时限,可以更正 --when、--actor",
  target: "指标,可以更正 --value、--op、--unit、--name",
};

/** Throws a PlanError where a field does not belong to the finding or its value cannot be. */
function checked({ kind }: Finding, correction: Correction): Correction {
  const given = Object.keys(correction);
  if (given.length === 0) throw new PlanError(`没有写更正的内容。这一处是${KIND_NAMES[kind]}。`);
  if (given.some((field) => !FIELDS[kind].some((known) => known === field))) throw new PlanError(`这一处是${KIND_NAMES[kind]}。`);
  if (correction.when !== undefined && !isWhen(correction.when))
    throw new PlanError(`“${correction.when}”不是时间代码,应写成 once:2025-12-31、every:P1Y@01-31、every:P3M 这样的形式。`);
  return correction;
}

function isWhen(code: string): boolean {
  try {
    const when = parseWhen(code);
    return when.kind !== "once" || isIsoDate(when.date);
  } catch {
    return false;
  }
}
