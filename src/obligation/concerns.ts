import type { Deadline, Target } from "../plan/types.ts";
import { membershipOf } from "../unit/membership.ts";
import type { Directory, Unit } from "../unit/types.ts";
import type { NamedParty } from "./named-parties.ts";
import type { ActedDeadline, ClauseParties } from "./party-index.ts";
import type { Route } from "./tiers.ts";

interface Whom {
  readonly unit: Unit;
  readonly directory: Directory;
}

/**
 * Which deadlines of a clause concern the unit, reached by these routes. One with an actor: the actor's members, and those who may be one as
 * far as the clause is theirs by a list or may be theirs; where the actor is the government itself, the lead that prepares it. One without:
 * the clause's lead, shown to those who assist and to groups in the lists; where only a sentence speaks of them, those of that sentence.
 */
export function deadlinesFor(whom: Whom, parties: ClauseParties, routes: readonly Route[]): readonly Deadline[] {
  const own = parties.deadlines.filter((acted) => routes.some((route) => reaches(whom, acted, route)));
  // What names the unit below is an obligation by that clause.
  const below = parties.below.deadlines.filter(
    (acted) => !names(whom, acted) && routes.some((route) => isListed(route) && reaches(whom, acted, route)),
  );
  return [...own, ...below].map(({ deadline }) => deadline);
}

function names({ unit }: Whom, { actors }: ActedDeadline): boolean {
  return actors.some(({ party }) => membershipOf(unit, party) === "member");
}

function isListed(route: Route): boolean {
  return route.by === "lead" || route.by === "assist" || route.by === "open";
}

function reaches(whom: Whom, { deadline, actors }: ActedDeadline, route: Route): boolean {
  const memberships = actors.map(({ party }) => membershipOf(whom.unit, party));
  const named = route.by === "lead" || route.by === "assist";
  if (memberships.includes("member")) return true;
  if (memberships.includes("possible")) return named || route.tier === "possible";
  if (actors.length === 0) return isListed(route) || sameSentence(deadline.quote, route.sentence);
  if (route.by !== "lead") return false;
  return actors.some((actor) => actor.party.kind === "unknown" || isSuperior(whom, actor));
}

/** The government, or the party committee, that the unit works for. */
function isSuperior({ unit, directory }: Whom, { party }: NamedParty): boolean {
  return ["government", "party-committee"].some((kind) => {
    const superior = directory.unit(kind, unit.region);
    return superior !== null && membershipOf(superior, party) === "member";
  });
}

/** A clause's figures belong to those in its unit lists; one in a sentence about a group belongs to that group too. */
export function targetsFor(parties: ClauseParties, routes: readonly Route[]): readonly Target[] {
  const own = parties.targets.filter((target) => routes.some((route) => isListed(route) || sameSentence(target.quote, route.sentence)));
  return routes.some(isListed) ? [...own, ...parties.below.targets] : own;
}

function sameSentence(quote: string, sentence: string | undefined): boolean {
  if (!sentence) return false;
  const [a, b] = [letters(quote), letters(sentence)];
  return a.includes(b) || b.includes(a);
}

/** Without what the parser may write differently. */
function letters(text: string): string {
  return text.replace(/[\s。;\uff1b]/g, "");
}
