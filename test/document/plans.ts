import type { SourceDocument } from "../../src/document/types.ts";
import { parsePlans } from "../../src/plan/parse.ts";

/** What the plans of a document say, without where they say it. */
export function saidPlans(document: SourceDocument): unknown {
  return parsePlans(document).map(({ clauses, deadlines, targets, ...about }) => ({
    ...about,
    clauses: clauses.map(({ span: _, ...clause }) => clause),
    deadlines: deadlines.map(({ span: _, timeSpan: __, ...deadline }) => deadline),
    targets: targets.map(({ span: _, ...target }) => target),
  }));
}
