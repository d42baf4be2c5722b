import type { Directory } from "../unit/types.ts";
import type { NamedParty } from "./named-parties.ts";
import { partyIndexOf } from "./party-index.ts";
import type { StoredPlan } from "./types.ts";

/** A name of a plan that the directory cannot place. */
export interface UnresolvedParty {
  readonly name: string;
  readonly role: "lead" | "assist" | "actor";
  /** Paths of the clauses that have it. */
  readonly clauses: readonly string[];
  /** True for what looks like one body, which only the directory lacks. */
  readonly body: boolean;
}

/** Party names that mean no unit and no group of the directory, in the plan's order: what the review has to look at. */
export function partiesThatResolveToNothing(plan: StoredPlan, directory: Directory): readonly UnresolvedParty[] {
  const found = new Map<string, UnresolvedParty>();
  const note = (role: UnresolvedParty["role"], clause: string, { name, party }: NamedParty) => {
    const body = party.kind === "unit" && party.unit.kind === null;
    if (party.kind !== "unknown" && !body) return;
    const key = `${role}/${name}`;
    const clauses = found.get(key)?.clauses ?? [];
    found.set(key, { name, role, body, clauses: clauses.includes(clause) ? clauses : [...clauses, clause] });
  };
  for (const { clause, lead, assist, deadlines } of partyIndexOf(directory).of(plan).clauses) {
    for (const party of lead) note("lead", clause.path, party);
    for (const party of assist) note("assist", clause.path, party);
    for (const { actors } of deadlines) for (const party of actors) note("actor", clause.path, party);
  }
  return [...found.values()];
}
