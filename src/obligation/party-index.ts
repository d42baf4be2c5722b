import type { Clause, Deadline, Target } from "../plan/types.ts";
import { membershipOf } from "../unit/membership.ts";
import type { Directory, Unit } from "../unit/types.ts";
import { type NamedParty, partiesNamed } from "./named-parties.ts";
import { pathsAbove } from "./paths.ts";
import { subjectsOf } from "./subjects.ts";
import type { StoredPlan } from "./types.ts";

/** A clause with all that it says about who. */
export interface ClauseParties {
  readonly clause: Clause;
  readonly lead: readonly NamedParty[];
  readonly assist: readonly NamedParty[];
  /** Who the clause's sentences speak of. */
  readonly subjects: readonly (NamedParty & { readonly sentence: string })[];
  readonly deadlines: readonly ActedDeadline[];
  readonly targets: readonly Target[];
  /** Those of the clauses under it that have no unit lists: its own lists cover them. */
  readonly below: { readonly deadlines: readonly ActedDeadline[]; readonly targets: readonly Target[] };
}

/** A deadline with whoever its sentence says must do it. */
export interface ActedDeadline {
  readonly deadline: Deadline;
  readonly actors: readonly NamedParty[];
}

interface PlanParties {
  readonly plan: StoredPlan;
  readonly clauses: readonly ClauseParties[];
  /** Clauses that could concern the unit, in the plan's order. */
  concerning(unit: Unit): readonly ClauseParties[];
}

interface PartyIndex {
  /** Plans whose place is the unit's or contains it, in the order given; retired ones are left out. */
  plansFor(unit: Unit, plans: readonly StoredPlan[]): readonly PlanParties[];
  of(plan: StoredPlan): PlanParties;
}

/** Reads the parties of each plan once, when first asked for; a list of plans that comes again is sorted by place. */
function createPartyIndex(directory: Directory): PartyIndex {
  const byPlan = new WeakMap<StoredPlan, PlanParties>();
  const byList = new WeakMap<readonly StoredPlan[], ReadonlyMap<string, readonly number[]> | "seen">();
  const of = (plan: StoredPlan): PlanParties => {
    const known = byPlan.get(plan) ?? readPlan(plan, directory);
    byPlan.set(plan, known);
    return known;
  };
  return {
    of,
    plansFor: (unit, plans) => {
      const known = byList.get(plans);
      const places = known === "seen" ? sortByPlace(plans) : known;
      byList.set(plans, places ?? "seen");
      return (places ? ofPlace(unit, plans, places) : plans.filter((plan) => appliesTo(unit, plan))).map(of);
    },
  };
}

/** A list seen once may never come again: looking through it is cheaper than sorting it. */
function appliesTo(unit: Unit, { regionCode, state }: StoredPlan): boolean {
  return regionCode !== null && state !== "retired" && unit.region.startsWith(regionCode);
}

function ofPlace(unit: Unit, plans: readonly StoredPlan[], places: ReadonlyMap<string, readonly number[]>): readonly StoredPlan[] {
  const numbers = [2, 4, 6, 9].filter((n) => n <= unit.region.length).flatMap((n) => places.get(unit.region.slice(0, n)) ?? []);
  return numbers.sort((a, b) => a - b).flatMap((i) => plans[i] ?? []);
}

const indexes = new WeakMap<Directory, PartyIndex>();

/** One index for each directory, so that every caller shares what was read. */
export function partyIndexOf(directory: Directory): PartyIndex {
  const known = indexes.get(directory) ?? createPartyIndex(directory);
  indexes.set(directory, known);
  return known;
}

function sortByPlace(plans: readonly StoredPlan[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [i, { regionCode, state }] of plans.entries()) {
    if (regionCode === null || state === "retired") continue;
    const list = places.get(regionCode);
    if (list) list.push(i);
    else places.set(regionCode, [i]);
  }
  return places;
}

function readPlan(plan: StoredPlan, directory: Directory): PlanParties {
  const region = plan.regionCode ?? "";
  const resolve = (name: string) => directory.resolveParty(name, region);
  const named = (names: readonly string[]) => names.flatMap((name) => partiesNamed(name, resolve));
  const deadlines = groupBy(plan.plan.deadlines);
  const targets = groupBy(plan.plan.targets);
  const own = plan.plan.clauses.map((clause) => ({
    clause,
    lead: named(clause.lead),
    assist: named(clause.assist),
    subjects: subjectsOf(clause.text, resolve),
    deadlines: (deadlines.get(clause.path) ?? []).map((deadline) => ({ deadline, actors: named(deadline.actor) })),
    targets: targets.get(clause.path) ?? [],
  }));
  const clauses = covering(own);
  return { plan, clauses, concerning: concerningIndex(clauses) };
}

/** Gives each clause what stands under it without lists, up to the next clause with lists. */
function covering(own: readonly Omit<ClauseParties, "below">[]): readonly ClauseParties[] {
  const listed = new Set(own.filter(({ lead, assist }) => lead.length + assist.length > 0).map(({ clause }) => clause.path));
  const below = new Map<string, Omit<ClauseParties, "below">[]>();
  for (const parties of own) {
    const { path } = parties.clause;
    const cover = listed.has(path) ? undefined : pathsAbove(path).findLast((above) => listed.has(above));
    if (cover) below.set(cover, [...(below.get(cover) ?? []), parties]);
  }
  return own.map((parties) => {
    const covered = below.get(parties.clause.path) ?? [];
    return { ...parties, below: { deadlines: covered.flatMap((c) => c.deadlines), targets: covered.flatMap((c) => c.targets) } };
  });
}

function concerningIndex(clauses: readonly ClauseParties[]): (unit: Unit) => readonly ClauseParties[] {
  const named = new Map<string, Set<number>>();
  const open: number[] = [];
  for (const [i, parties] of clauses.entries()) {
    const all = everyParty(parties);
    for (const { party } of all) if (party.kind === "unit") named.set(party.unit.id, (named.get(party.unit.id) ?? new Set()).add(i));
    if (parties.clause.openEnded || all.some(({ party }) => party.kind === "group")) open.push(i);
  }
  return (unit) =>
    [...new Set([...(named.get(unit.id) ?? []), ...open])]
      .sort((a, b) => a - b)
      .flatMap((i) => clauses[i] ?? [])
      .filter((parties) => parties.clause.openEnded || everyParty(parties).some(({ party }) => membershipOf(unit, party) !== null));
}

function everyParty(parties: ClauseParties): readonly NamedParty[] {
  return [...parties.lead, ...parties.assist, ...parties.subjects, ...parties.deadlines.flatMap(({ actors }) => actors)];
}

function groupBy<T extends { readonly clause: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.clause, [...(groups.get(row.clause) ?? []), row]);
  return groups;
}
