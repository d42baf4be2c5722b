import type { SourceDocument } from "../document/types.ts";
import { parsePlans } from "./parse.ts";
import type { Certainty, Plan } from "./types.ts";

/** The plans of a document. Of a scanned one nothing is certain: a machine made out every letter and figure. */
export function readPlans(document: SourceDocument): readonly Plan[] {
  const plans = parsePlans(document);
  return document.scanned ? plans.map(doubted) : plans;
}

function doubted(plan: Plan): Plan {
  const doubt = <T extends { readonly certainty: Certainty }>(found: T): T => ({ ...found, certainty: atMostImplied(found.certainty) });
  return {
    ...plan,
    clauses: plan.clauses.map((clause) => ({ ...clause, partyCertainty: atMostImplied(clause.partyCertainty) })),
    deadlines: plan.deadlines.map(doubt),
    targets: plan.targets.map(doubt),
  };
}

function atMostImplied(certainty: Certainty): Certainty {
  return certainty === "certain" ? "implied" : certainty;
}
