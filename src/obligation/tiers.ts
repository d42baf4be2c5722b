import { membershipOf } from "../unit/membership.ts";
import type { Directory, Unit } from "../unit/types.ts";
import { deadlinesFor, targetsFor } from "./concerns.ts";
import type { NamedParty } from "./named-parties.ts";
import { type ClauseParties, partyIndexOf } from "./party-index.ts";
import type { Obligation, StoredPlan, Tier } from "./types.ts";

const TIERS: readonly Tier[] = ["lead", "assist", "group", "all", "possible"];

/** How a clause reaches a unit by one of its parties. */
export interface Route {
  readonly tier: Tier;
  /** Plain Chinese. */
  readonly reason: string;
  /** Where the party stands. */
  readonly by: "lead" | "assist" | "subject" | "actor" | "open";
  readonly name: string;
  readonly sentence?: string;
}

/**
 * What the plans make a unit do: one row a clause, in its strongest tier, with every deadline and target of the clause that concerns the unit.
 * Sorted by tier, then in the order of the plans. Plans of other places are passed over. docs/units.md says the rules.
 */
export function obligationsOf(unit: Unit, plans: readonly StoredPlan[], directory: Directory): Obligation[] {
  const found = partyIndexOf(directory)
    .plansFor(unit, plans)
    .flatMap(({ plan, concerning }) => concerning(unit).flatMap((parties) => obligationOf({ unit, directory, plan }, parties) ?? []));
  return TIERS.flatMap((tier) => found.filter((obligation) => obligation.tier === tier));
}

interface Asking {
  readonly unit: Unit;
  readonly directory: Directory;
  readonly plan: StoredPlan;
}

function obligationOf({ unit, directory, plan }: Asking, parties: ClauseParties): Obligation | null {
  const routes = routesTo(unit, parties, plan);
  const best = TIERS.flatMap((tier) => routes.filter((route) => route.tier === tier))[0];
  if (!best) return null;
  // What is only possible adds nothing to what is sure.
  const counted = best.tier === "possible" ? routes : routes.filter((route) => route.tier !== "possible");
  return {
    plan,
    clause: parties.clause,
    tier: best.tier,
    reason: best.reason,
    deadlines: deadlinesFor({ unit, directory }, parties, counted),
    targets: targetsFor(parties, counted),
  };
}

function routesTo(unit: Unit, parties: ClauseParties, plan: StoredPlan): readonly Route[] {
  const routes = [
    ...parties.lead.flatMap((party) => listRoute(unit, party, "lead")),
    ...parties.assist.flatMap((party) => listRoute(unit, party, "assist")),
    ...parties.deadlines.flatMap(({ deadline, actors }) =>
      actors.flatMap((party) => textRoute(unit, party, { by: "actor", sentence: deadline.quote, parties })),
    ),
    ...parties.subjects.flatMap((party) => textRoute(unit, party, { by: "subject", sentence: party.sentence, parties })),
  ];
  return parties.clause.openEnded && mayBeMeantByEtc(unit, plan) ? [...routes, OPEN_LIST] : routes;
}

const OPEN_LIST: Route = { tier: "possible", by: "open", name: "等", reason: "责任单位以“等”结尾,可能包括本单位" };

/** 等 at the end of a list of bodies of the plan's own level. */
function mayBeMeantByEtc(unit: Unit, plan: StoredPlan): boolean {
  return unit.region === plan.regionCode && unit.categories.some((c) => c === "政府部门" || c === "党委部门" || c === "垂直管理部门");
}

function listRoute(unit: Unit, { name, party }: NamedParty, by: "lead" | "assist"): readonly Route[] {
  const membership = membershipOf(unit, party);
  if (!membership) return [];
  const role = by === "lead" ? "责任单位" : "配合单位";
  if (party.kind === "unit") {
    const named = by === "lead" ? "条款点名牵头" : "条款点名配合";
    return [
      {
        tier: by,
        by,
        name,
        reason: party.former ? `机构改革承接原${name}${since(party.former.since)}:${named}` : `${named}(${role}:${name})`,
      },
    ];
  }
  if (party.kind !== "group") return [];
  if (membership === "possible") return [{ tier: "possible", by, name, reason: `${role}“${name}”可能包括本单位` }];
  if (party.toAll) return [{ tier: "all", by, name, reason: `面向全体:${role}“${name}”` }];
  return [{ tier: "group", by, name, reason: `属于${role}“${name}”` }];
}

function since(year: number | null): string {
  return year ? `(${year}年改革)` : "";
}

function textRoute(
  unit: Unit,
  { name, party }: NamedParty,
  where: { by: "actor" | "subject"; sentence: string; parties: ClauseParties },
): readonly Route[] {
  const membership = membershipOf(unit, party);
  if (!membership) return [];
  const { by, sentence } = where;
  const common = { by, name, sentence };
  if (party.kind === "unit") {
    const listed = where.parties.lead.length + where.parties.assist.length > 0;
    return [{ ...common, tier: listed ? "group" : "lead", reason: `条款正文点名“${name}”` }];
  }
  if (party.kind !== "group") return [];
  const people = party.people ? "所指人员在本单位:" : "";
  if (membership === "possible") return [{ ...common, tier: "possible", reason: `条款所说的“${name}”可能包括本单位` }];
  if (party.toAll) return [{ ...common, tier: "all", reason: `面向全体:条款对“${name}”提出要求` }];
  return [{ ...common, tier: "group", reason: /会议?$/.test(name) ? `条款对“${name}”提出要求` : `${people}属于条款所说的“${name}”` }];
}
