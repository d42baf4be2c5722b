import { type Finding, findingsOf, hasParties, partiesFinding } from "./findings.ts";
import { GENERAL_HEADING, VAGUE_VERBS } from "./gap-words.ts";
import type { Clause, Plan } from "./types.ts";

/** What a plan leaves open. */
export interface Gap {
  readonly kind: GapKind;
  /** Path of the clause. */
  readonly clause: string;
  /** The words that leave it open, or the beginning of the clause. */
  readonly quote: string;
  /** The finding that a correction would settle; null where nothing was read. */
  readonly finding: Finding | null;
}

export type GapKind = "no-unit" | "ambiguous-date" | "no-interval" | "suspect-figure" | "vague-verb";

export interface GapOptions {
  /** Whether the clause's sentences themselves say who acts. */
  readonly saysWho: (clause: Clause) => boolean;
}

/** In the plan's order, kind by kind within a clause. */
export function gapsOf(plan: Plan, { saysWho }: GapOptions): readonly Gap[] {
  const byClause = new Map<string, Gap[]>(plan.clauses.map(({ path }) => [path, []]));
  const note = (gap: Gap) => byClause.get(gap.clause)?.push(gap);
  const scope = scopeOf(plan);
  const duties = plan.clauses.filter((clause) => isDuty(clause, scope));
  for (const clause of duties) if (!scope.owned.has(clause.path) && !saysWho(clause)) note(noUnit(clause));
  for (const finding of findingsOf(plan)) {
    const kind = kindOf(finding);
    if (kind && finding.kind !== "parties") note({ kind, clause: finding.clause, quote: finding.value.quote, finding });
  }
  for (const clause of duties) {
    const sentence = scope.measured.has(clause.path) ? null : vagueSentence(clause);
    if (sentence) note({ kind: "vague-verb", clause: clause.path, quote: sentence, finding: null });
  }
  return [...byClause.values()].flat();
}

function noUnit(clause: Clause): Gap {
  return { kind: "no-unit", clause: clause.path, quote: clause.heading ?? firstSentence(clause.text), finding: partiesFinding(clause) };
}

function kindOf(finding: Finding): GapKind | null {
  if (finding.kind === "target") return finding.value.suspect ? "suspect-figure" : null;
  if (finding.kind === "parties") return null;
  if (finding.value.when === "periodic") return "no-interval";
  return finding.value.ambiguous ? "ambiguous-date" : null;
}

interface Scope {
  /** Paths whose own list, or a list above or below them, names units. */
  readonly owned: ReadonlySet<string>;
  /** Paths of clauses that have parts; their own text only leads up to these. */
  readonly divided: ReadonlySet<string>;
  /** Paths that have a deadline or a target of their own. */
  readonly measured: ReadonlySet<string>;
}

/** A list at the end of a section is its parts' too, and a section is done by those of its parts. */
function scopeOf({ clauses, deadlines, targets }: Plan): Scope {
  const listed = clauses.filter(hasParties).map(({ path }) => path);
  const own = new Set([...listed, ...deadlines.filter(({ actor }) => actor.length > 0).map(({ clause }) => clause)]);
  const below = new Set(listed);
  const owned = new Set([...own, ...listed.flatMap(ancestorsOf)]);
  for (const { path } of clauses) if (ancestorsOf(path).some((above) => below.has(above))) owned.add(path);
  const divided = new Set(clauses.flatMap(({ path }) => ancestorsOf(path)));
  return { owned, divided, measured: new Set([...deadlines, ...targets].map(({ clause }) => clause)) };
}

function ancestorsOf(path: string): string[] {
  const labels = path.split("/");
  return labels.slice(1).map((_, at) => labels.slice(0, at + 1).join("/"));
}

/** A clause that asks for something: it has a text and no parts, and its heading is none of the general part. */
function isDuty({ path, heading, text }: Clause, { divided }: Scope): boolean {
  return !divided.has(path) && /\p{L}/u.test(text) && !(heading !== null && GENERAL_HEADING.test(heading));
}

function vagueSentence({ text }: Clause): string | null {
  const sentence = firstSentence(text);
  return VAGUE_VERBS.some((verb) => sentence.includes(verb)) ? sentence : null;
}

function firstSentence(text: string): string {
  return /^[^。;;\n]*/u.exec(text)?.[0] ?? text;
}
