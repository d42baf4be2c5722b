import type { StoredPlan } from "../../src/obligation/types.ts";
import type { Clause, Deadline, Target } from "../../src/plan/types.ts";

const NOWHERE = { start: 0, end: 0 };

type ClauseWords = Partial<Omit<Clause, "path">> & {
  readonly deadlines?: readonly (Pick<Deadline, "quote" | "when"> & { readonly actor?: readonly string[] })[];
  readonly targets?: readonly Pick<Target, "quote" | "name" | "op" | "value" | "unit">[];
};

/** A plan of a place in a few words: clauses by their path. */
export function planOf(regionCode: string, clauses: Readonly<Record<string, ClauseWords>>, title = "某规划"): StoredPlan {
  const entries = Object.entries(clauses);
  return {
    id: 1,
    regionCode,
    state: "published",
    publishedOn: "2021-01-01",
    continued: false,
    plan: {
      title,
      docNumber: null,
      issuer: null,
      region: null,
      issuedOn: null,
      period: { from: 2021, to: 2025 },
      status: "effective",
      clauses: entries.map(([path, { deadlines, targets, ...words }]) => ({
        ...{ path, heading: null, text: "", lead: [], assist: [], openEnded: false, partyCertainty: "certain" as const, span: NOWHERE },
        ...words,
      })),
      deadlines: entries.flatMap(([clause, { deadlines = [] }]) =>
        deadlines.map((d) => ({
          ...{ clause, actor: [], time: "", ambiguous: false, certainty: "certain" as const, rule: "", span: NOWHERE, timeSpan: NOWHERE },
          ...d,
        })),
      ),
      targets: entries.flatMap(([clause, { targets = [] }]) =>
        targets.map((t) => ({ ...{ clause, suspect: false, certainty: "certain" as const, span: NOWHERE }, ...t })),
      ),
    },
  };
}
