import { createHash } from "node:crypto";
import type { SourceDocument } from "../document/types.ts";
import { acceptedBy, type ReviewRecord } from "../plan/findings.ts";
import { parsePlans } from "../plan/parse.ts";
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
}

/**
 * Reads the plans of a document and keeps them. The same text twice is a no-op; a changed text becomes a new version. Findings that a
 * review record holds are accepted, everything else waits for a reviewer.
 */
export async function importPlans(
  context: ImportContext,
  document: SourceDocument,
  reviews: readonly ReviewRecord[] = [],
): Promise<readonly ImportedPlan[]> {
  const digest = digestOf(document.text);
  const parsed = parsePlans(document);
  const imported: ImportedPlan[] = [];
  for (const [ordinal, plan] of parsed.entries()) {
    const known = await context.store.plans.bySource(digest, ordinal);
    const kept = known ? await reread(context, known, plan) : await add(context, plan, { digest, ordinal, document });
    const review = reviews.find((candidate) => candidate.digest === digest && candidate.title === plan.title);
    if (review && kept.outcome !== "unchanged") await accept(context, kept, review);
    imported.push(kept);
  }
  return imported;
}

/** SHA-256 of a source text, hex. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

interface Source {
  readonly digest: string;
  readonly ordinal: number;
  readonly document: SourceDocument;
}

async function add(context: ImportContext, plan: Plan, { digest, ordinal, document }: Source): Promise<ImportedPlan> {
  const regionCode = plan.region ? (context.regions.find(plan.region)[0]?.code ?? null) : null;
  const series = `${regionCode ?? plan.issuer ?? ""} ${plan.title}`;
  const id = await context.store.plans.add({
    series,
    digest,
    ordinal,
    fileName: document.name,
    regionCode,
    parsed: plan,
    sourceText: document.text,
    importedAt: context.clock(),
  });
  const record = await context.store.plans.byId(id);
  return { id, plan, outcome: record && record.version > 1 ? "new-version" : "new" };
}

async function reread(context: ImportContext, known: PlanRecord, plan: Plan): Promise<ImportedPlan> {
  if (JSON.stringify(known.plan) === JSON.stringify(plan)) return { id: known.id, plan, outcome: "unchanged" };
  await context.store.plans.reread(known.id, plan);
  return { id: known.id, plan, outcome: "reread" };
}

async function accept(context: ImportContext, { id, plan }: ImportedPlan, review: ReviewRecord): Promise<void> {
  const decisions = acceptedBy(review, plan).map((key) => ({ key, decision: "accepted" as const }));
  await context.store.plans.decide(id, decisions, { reviewer: `seed review ${review.reviewedOn}`, at: context.clock() });
}
