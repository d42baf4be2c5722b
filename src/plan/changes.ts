import { bigrams } from "../text/bigrams.ts";
import { groupBy } from "./group-by.ts";
import type { Clause, Deadline, Plan, Target } from "./types.ts";

/** What a newer reading of a plan says differently. */
export interface PlanChanges {
  readonly added: readonly Clause[];
  readonly removed: readonly Clause[];
  /** In the new plan's order. */
  readonly changed: readonly ChangedClause[];
  /** How many clauses only have another number. */
  readonly renumbered: number;
}

export interface ChangedClause {
  readonly before: Clause;
  readonly after: Clause;
  /** True where heading or text differ in more than spaces and marks. */
  readonly reworded: boolean;
  /** True where the unit lists differ. */
  readonly parties: boolean;
  readonly deadlines: Difference<Deadline>;
  readonly targets: Difference<Target>;
}

export interface Difference<T> {
  readonly gone: readonly T[];
  readonly come: readonly T[];
}

/** Compares two readings clause by clause. A clause is known again by its words, else by its number and part of its words. */
export function changesBetween(before: Plan, after: Plan): PlanChanges {
  const pairs = pairClauses(before.clauses, after.clauses);
  const known = new Set(pairs.values());
  const own = { before: ownFindings(before), after: ownFindings(after) };
  const compared = after.clauses.flatMap((now) => {
    const old = pairs.get(now);
    return old ? [comparePair(old, now, own)] : [];
  });
  return {
    added: after.clauses.filter((clause) => !pairs.has(clause)),
    removed: before.clauses.filter((clause) => !known.has(clause)),
    changed: compared.filter((one) => one.reworded || one.parties || hasAny(one.deadlines) || hasAny(one.targets)),
    renumbered: compared.filter((one) => one.before.path !== one.after.path).length,
  };
}

export function isUnchanged({ added, removed, changed, renumbered }: PlanChanges): boolean {
  return added.length + removed.length + changed.length + renumbered === 0;
}

function hasAny({ gone, come }: Difference<unknown>): boolean {
  return gone.length + come.length > 0;
}

interface OwnFindings {
  readonly deadlines: ReadonlyMap<string, readonly Deadline[]>;
  readonly targets: ReadonlyMap<string, readonly Target[]>;
}

function ownFindings({ deadlines, targets }: Plan): OwnFindings {
  return { deadlines: groupBy(deadlines, ({ clause }) => clause), targets: groupBy(targets, ({ clause }) => clause) };
}

function comparePair(before: Clause, after: Clause, own: { readonly before: OwnFindings; readonly after: OwnFindings }): ChangedClause {
  return {
    before,
    after,
    reworded: wordsOf(before) !== wordsOf(after),
    parties: partiesOf(before) !== partiesOf(after),
    deadlines: differenceOf(
      own.before.deadlines.get(before.path),
      own.after.deadlines.get(after.path),
      ({ when, actor }) => `${when} ${actor}`,
    ),
    targets: differenceOf(
      own.before.targets.get(before.path),
      own.after.targets.get(after.path),
      ({ name, op, value, unit }) => `${name} ${op} ${value} ${unit}`,
    ),
  };
}
function differenceOf<T>(before: readonly T[] | undefined, after: readonly T[] | undefined, sayOf: (item: T) => string): Difference<T> {
  const [old = [], now = []] = [before, after];
  return { gone: without(old, now.map(sayOf), sayOf), come: without(now, old.map(sayOf), sayOf) };
}

/** The items that say nothing of `said`; each of `said` counts once. */
function without<T>(items: readonly T[], said: readonly string[], sayOf: (item: T) => string): T[] {
  const left = [...said];
  return items.filter((item) => {
    const at = left.indexOf(sayOf(item));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** New clause -> the old one it was. */
function pairClauses(before: readonly Clause[], after: readonly Clause[]): ReadonlyMap<Clause, Clause> {
  const pairs = new Map<Clause, Clause>();
  const free = new Set(before);
  for (const sameBy of [(clause: Clause) => `${clause.path} ${wordsOf(clause)}`, wordsOf]) {
    const waiting = groupBy(free, sameBy);
    for (const clause of after) {
      const old = pairs.has(clause) ? undefined : waiting.get(sameBy(clause))?.shift();
      if (old && free.delete(old)) pairs.set(clause, old);
    }
  }
  const left = after.filter((clause) => !pairs.has(clause));
  for (const [now, old] of alike([...free], left)) pairs.set(now, old);
  return pairs;
}

const ALIKE = 0.4;
const SAME_NUMBER = 0.1;
/** Above this many comparisons only clauses of the same number are compared. */
const MOST_COMPARISONS = 40_000;

/** Reworded clauses, the likest first. */
function alike(before: readonly Clause[], after: readonly Clause[]): ReadonlyMap<Clause, Clause> {
  const all = before.length * after.length <= MOST_COMPARISONS;
  const grams = new Map([...before, ...after].map((clause) => [clause, new Set(bigrams(wordsOf(clause)))]));
  const byPath = new Map(before.map((clause) => [clause.path, clause]));
  const likeness = (old: Clause, now: Clause) => dice(grams.get(old), grams.get(now)) + (old.path === now.path ? SAME_NUMBER : 0);
  const candidates = after
    .flatMap((now) => (all ? before : [byPath.get(now.path) ?? []].flat()).map((old) => ({ now, old, score: likeness(old, now) })))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score);
  const pairs = new Map<Clause, Clause>();
  const taken = new Set<Clause>();
  for (const { now, old } of candidates) {
    if (pairs.has(now) || taken.has(old)) continue;
    pairs.set(now, old);
    taken.add(old);
  }
  return pairs;
}

function dice(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

function wordsOf({ heading, text }: Clause): string {
  return `${heading ?? ""}\n${text}`.replace(/[^\p{L}\p{N}\n%‰]/gu, "");
}

function partiesOf({ lead, assist, openEnded }: Clause): string {
  return `${lead.join("、")}|${assist.join("、")}|${openEnded}`;
}
