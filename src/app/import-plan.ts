import { createHash } from "node:crypto";
import type { SourceDocument } from "../document/types.ts";
import { carryOver } from "../plan/carry-over.ts";
import { changesBetween, type PlanChanges } from "../plan/changes.ts";
import { acceptedBy, type Decision, type Finding, type ReviewRecord } from "../plan/findings.ts";
import { readPlans } from "../plan/read-plans.ts";
import type { Plan } from "../plan/types.ts";
import type { Regions } from "../region/types.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import type { Store } from "../store/store.ts";

/** What an import needs of the context. */
export interface ImportContext {
  readonly store: Store;
  readonly regions: Regions;
  readonly clock: () => number;
}

export interface ImportedPlan {
  readonly id: number;
  readonly plan: Plan;
  /** `reread`: the text is known, but is read differently now. */
  readonly outcome: "new" | "new-version" | "reread" | "unchanged";
  /** Against the version before, or the reading before; null for a new plan and an unchanged one. */
  readonly changes: PlanChanges | null;
  /** How many of the people's decisions hold for it too. */
  readonly carried: number;
  /** Decisions that hold no more, with what they were about. */
  readonly lapsed: readonly { readonly decision: Decision; readonly finding: Finding }[];
}

/**
 * Reads the plans of a document and keeps them. The same text twice is a no-op; a changed text becomes a new version. What people decided on
 * the version before is taken over where the words are the same. Findings that a review record holds are accepted where nobody decided
 * otherwise; the rest waits for a reviewer.
 */
export async function importPlans(
  context: ImportContext,
  document: SourceDocument,
  reviews: readonly ReviewRecord[] = [],
): Promise<readonly ImportedPlan[]> {
  const digest = digestOf(document.text);
  const parsed = readPlans(document);
  const imported: ImportedPlan[] = [];
  for (const [ordinal, plan] of parsed.entries()) {
    const known = await context.store.plans.bySource(digest, ordinal);
    const kept = known ? await reread(context, known, plan) : await add(context, plan, { digest, ordinal, document });
    const review = reviews.find((candidate) => candidate.digest === digest && candidate.title === plan.title);
    if (review) await accept(context, kept, review);
    imported.push(kept);
  }
  return imported;
}

/** SHA-256 of a source text, hex. */
function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

interface Source {
  readonly digest: string;
  readonly ordinal: number;
  readonly document: SourceDocument;
}

async function add(context: ImportContext, plan: Plan, { digest, ordinal, document }: Source): Promise<ImportedPlan> {
  const { plans } = context.store;
  const regionCode = plan.region ? (context.regions.find(plan.region)[0]?.code ?? null) : null;
  const series = `${regionCode ?? plan.issuer ?? ""} ${plan.title}`;
  const last = await plans.latest(series);
  const { decisions, lapsed } = last ? carryOver({ plan: last.read, decisions: last.decisions }, plan, false) : NOTHING;
  const importedAt = context.clock();
  const id = await plans.add(
    { series, digest, ordinal, fileName: document.name, regionCode, parsed: plan, sourceText: document.text, importedAt },
    decisions,
  );
  const changes = last ? changesBetween(last.read, plan) : null;
  return { id, plan, outcome: last ? "new-version" : "new", changes, carried: decisions.length, lapsed };
}

const NOTHING = { decisions: [], lapsed: [] };

async function reread(context: ImportContext, known: PlanRecord, plan: Plan): Promise<ImportedPlan> {
  if (JSON.stringify(known.read) === JSON.stringify(plan))
    return { id: known.id, plan, outcome: "unchanged", changes: null, carried: known.decisions.length, lapsed: [] };
  const { decisions, lapsed } = carryOver({ plan: known.read, decisions: known.decisions }, plan, true);
  await context.store.plans.reread(known.id, plan, decisions);
  return { id: known.id, plan, outcome: "reread", changes: changesBetween(known.read, plan), carried: decisions.length, lapsed };
}

async function accept(context: ImportContext, { id, plan }: ImportedPlan, review: ReviewRecord): Promise<void> {
  const by = { decision: "accepted", correction: null, reviewer: `seed review ${review.reviewedOn}`, decidedAt: context.clock() } as const;
  await context.store.plans.decideWhereOpen(
    id,
    acceptedBy(review, plan).map((key) => ({ key, ...by })),
  );
}
