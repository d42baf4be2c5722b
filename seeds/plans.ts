import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type ImportedPlan, importPlans } from "../src/app/import-plan.ts";
import { publicationDay, publishPlan } from "../src/app/publish-plan.ts";
import { textDocument } from "../src/document/text.ts";
import type { ReviewRecord } from "../src/plan/findings.ts";
import type { Regions } from "../src/region/types.ts";
import type { Store } from "../src/store/store.ts";
import { seedPath } from "./folder.ts";

export interface PlanSeedContext {
  readonly store: Store;
  readonly regions: Regions;
  readonly clock: () => number;
  readonly sandbox: boolean;
}

/**
 * Imports the shipped plans, with their review records, and publishes those that are no drafts. Returns what changed: nothing when the
 * same seeds were loaded before by the same reader.
 */
export async function loadPlans(context: PlanSeedContext, readerDigest: string): Promise<readonly ImportedPlan[]> {
  const texts = readdirSync(seedPath("plans")).sort();
  const files = texts.map((name) => ({ name, text: readFileSync(join(seedPath("plans"), name), "utf8") }));
  const reviews = loadReviews();
  const state = createHash("sha256")
    .update(JSON.stringify([readerDigest, files, reviews]))
    .digest("hex");
  if ((await context.store.facts.get(FACT)) === state) return [];
  const imported: ImportedPlan[] = [];
  for (const { name, text } of files) imported.push(...(await importPlans(context, textDocument(text, name), reviews)));
  for (const plan of imported.filter(({ outcome }) => outcome === "new" || outcome === "new-version")) await publish(context, plan);
  await context.store.facts.set(FACT, state);
  return imported.filter(({ outcome }) => outcome !== "unchanged");
}

const FACT = "seeded-plans";

async function publish(context: PlanSeedContext, { id, plan }: ImportedPlan): Promise<void> {
  if (plan.status === "effective") await publishPlan(context, id, publicationDay(plan, context));
}

function loadReviews(): readonly ReviewRecord[] {
  const folder = seedPath("reviews");
  return readdirSync(folder).map((name) => reviewFile.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));
}

const span = z.object({ start: z.number().int(), end: z.number().int() });
const names = z.array(z.string());
const reviewFile = z.object({
  digest: z.string().length(64),
  title: z.string(),
  reviewedOn: z.iso.date(),
  parties: z.array(z.object({ clause: z.string(), lead: names, assist: names, openEnded: z.boolean() })),
  deadlines: z.array(z.object({ clause: z.string(), when: z.string(), actor: names, time: span })),
  targets: z.array(z.object({ clause: z.string(), op: z.string(), value: z.number().nullable(), unit: z.string(), quote: span })),
});
