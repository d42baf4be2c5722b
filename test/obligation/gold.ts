import { readFileSync } from "node:fs";
import { loadGroupTerms } from "../../seeds/group-terms.ts";
import { loadRegionSource } from "../../seeds/regions.ts";
import { loadUnitKinds } from "../../seeds/unit-kinds.ts";
import type { StoredPlan } from "../../src/obligation/types.ts";
import type { Plan, TargetOp } from "../../src/plan/types.ts";
import { createRegions } from "../../src/region/regions.ts";
import { createDirectory } from "../../src/unit/directory.ts";

const regions = createRegions(loadRegionSource());
export const directory = createDirectory({ kinds: loadUnitKinds(), groupTerms: loadGroupTerms(), regions });

export const GOLD_PLANS = [
  "hongya-law-government",
  "luan-law-government",
  "changji-law-government",
  "shanting-law-government",
  "zhumadian-law-government",
  "zhumadian-legal-services",
] as const;
export type GoldName = (typeof GOLD_PLANS)[number];

/** What one unit is called in one plan, and whose work it took over. */
export interface GoldUnit {
  readonly names: readonly string[];
  readonly succeeds: readonly string[];
}

export function goldUnits(): Readonly<Record<string, Readonly<Record<string, GoldUnit>>>> {
  return (readGold("units") as { plans: Record<string, Record<string, GoldUnit>> }).plans;
}

/** A plan as annotated by hand, so that these tests do not wait for the parser. */
export function goldPlan(name: GoldName, id: number = GOLD_PLANS.indexOf(name) + 1): StoredPlan {
  const plan = toPlan(readGold(name) as GoldFile);
  const regionCode = regions.find(plan.region ?? "")[0]?.code ?? null;
  return { id, plan, regionCode, state: "published", publishedOn: plan.issuedOn, continued: false };
}

function readGold(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/gold/${name}.json`, import.meta.url), "utf8"));
}

const NOWHERE = { start: 0, end: 0 };

function toPlan(gold: GoldFile): Plan {
  return {
    title: gold.title,
    docNumber: gold.docNumber,
    issuer: gold.issuer,
    region: gold.region,
    issuedOn: gold.issuedOn,
    period: gold.period,
    status: gold.status,
    clauses: gold.clauses.map((c) => ({ ...c, text: c.text_starts, partyCertainty: "certain", span: NOWHERE })),
    deadlines: gold.duties.map((d) => ({
      ...d,
      ambiguous: d.ambiguous ?? false,
      certainty: "certain",
      rule: "gold",
      span: NOWHERE,
      timeSpan: NOWHERE,
    })),
    targets: gold.metrics.map((m) => ({ ...m, suspect: m.suspect ?? false, certainty: "certain", span: NOWHERE })),
  };
}

interface GoldFile extends Omit<Plan, "clauses" | "deadlines" | "targets"> {
  readonly clauses: readonly {
    readonly path: string;
    readonly heading: string | null;
    readonly text_starts: string;
    readonly lead: readonly string[];
    readonly assist: readonly string[];
    readonly openEnded: boolean;
  }[];
  readonly duties: readonly {
    readonly clause: string;
    readonly quote: string;
    readonly time: string;
    readonly actor: readonly string[];
    readonly when: string;
    readonly ambiguous?: boolean;
  }[];
  readonly metrics: readonly {
    readonly clause: string;
    readonly quote: string;
    readonly name: string;
    readonly op: TargetOp;
    readonly value: number | null;
    readonly unit: string;
    readonly suspect?: boolean;
  }[];
}
