import type { Deadline, Target } from "../plan/types.ts";
import { membershipOf } from "../unit/membership.ts";
import type { Directory, Unit } from "../unit/types.ts";
import type { ClauseParties, NamedParty } from "./party-index.ts";
import type { Route } from "./tiers.ts";

interface Whom {
  readonly unit: Unit;
  readonly directory: Directory;
}

/**
 * Which deadlines of a clause concern the unit. One with an actor: the actor's members, and where the actor is the government itself, the
 * lead that prepares it. One without: the clause's lead, shown to those who assist; where the clause only speaks of a group, the deadlines
 * of that same sentence.
 */
export function deadlinesFor(whom: Whom, parties: ClauseParties, routes: readonly Route[]): readonly Deadline[] {
  return parties.deadlines
    .filter(({ deadline, actors }) => routes.some((route) => reaches(whom, { deadline, actors }, route)))
    .map(({ deadline }) => deadline);
}

function reaches(whom: Whom, { deadline, actors }: { deadline: Deadline; actors: readonly NamedParty[] }, route: Route): boolean {
  if (actors.some(({ party }) => membershipOf(whom.unit, party) !== null)) return true;
  if (route.by === "actor") return false;
  if (actors.length === 0) return route.by !== "subject" || sameSentence(deadline.quote, route.sentence);
  if (route.by !== "lead") return false;
  return actors.some(({ party }) => party.kind === "unknown") || actors.some((actor) => isSuperior(whom, actor));
}

/** The government, or the party committee, that the unit works for. */
function isSuperior({ unit, directory }: Whom, { party }: NamedParty): boolean {
  return ["government", "party-committee"].some((kind) => {
    const superior = directory.unit(kind, unit.region);
    return superior !== null && membershipOf(superior, party) === "member";
  });
}

/** A clause's figures belong to those in its unit lists; one in a sentence about a group belongs to that group too. */
export function targetsFor(_whom: Whom, parties: ClauseParties, routes: readonly Route[]): readonly Target[] {
  return parties.targets.filter((target) =>
    routes.some(
      (route) => route.by === "lead" || route.by === "assist" || route.by === "open" || sameSentence(target.quote, route.sentence),
    ),
  );
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
