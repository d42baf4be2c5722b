import { type Correction, type Decision, type Finding, findingsOf } from "./findings.ts";
import { groupBy } from "./group-by.ts";
import type { Clause, Plan } from "./types.ts";

export interface CarriedOver<D extends Decision> {
  /** Decisions under the keys that their findings have in the new reading. */
  readonly decisions: readonly D[];
  /** Those whose finding is not in the new reading any more, with what they were about. */
  readonly lapsed: readonly { readonly decision: D; readonly finding: Finding }[];
}

/**
 * Takes decisions on one reading over to another: of the same text by a newer reader (`sameText`), or of a changed text. A decision holds
 * for a finding that says the same in the same words of the same clause, wherever that stands now; where the clause's number changed, for
 * the only finding with those words. A correction also holds where the reader now reads something else out of those words.
 */
export function carryOver<D extends Decision>(
  from: { readonly plan: Plan; readonly decisions: readonly D[] },
  to: Plan,
  sameText: boolean,
): CarriedOver<D> {
  const before = findingsOf(from.plan);
  const after = findingsOf(to);
  const bodies = { before: bodiesOf(from.plan), after: bodiesOf(to) };
  const byKey = new Map(from.decisions.map((decision) => [decision.key, decision]));
  const decisions: D[] = [];
  const lapsed: { decision: D; finding: Finding }[] = [];
  const indexes = new Map<string, Pair>();
  const pairFor = (name: string, sign: (finding: Finding, bodies: Bodies) => string): Pair => {
    const known = indexes.get(name) ?? {
      before: groupBy(before, (finding) => sign(finding, bodies.before)),
      after: groupBy(after, (finding) => sign(finding, bodies.after)),
    };
    indexes.set(name, known);
    return known;
  };
  for (const finding of before) {
    const decision = byKey.get(finding.key);
    if (!decision) continue;
    const loose = decision.correction && (sameText || finding.kind !== "parties") ? fieldsOf(decision.correction) : [];
    const found = [true, false]
      .map((inPlace) => {
        const sign = (one: Finding, within: Bodies) => signatureOf(one, { inPlace, loose, bodies: within });
        return counterpart(pairFor(`${inPlace} ${loose.join()}`, sign), finding, sign(finding, bodies.before));
      })
      .find((one) => one !== null);
    if (found) decisions.push({ ...decision, key: found.key });
    else lapsed.push({ decision, finding });
  }
  return { decisions, lapsed };
}

interface Pair {
  readonly before: ReadonlyMap<string, readonly Finding[]>;
  readonly after: ReadonlyMap<string, readonly Finding[]>;
}

/** The first of two alike is the first of two alike; where their number changed nobody can tell which is which. */
function counterpart({ before, after }: Pair, finding: Finding, signature: string): Finding | null {
  const [old, now] = [before.get(signature) ?? [], after.get(signature) ?? []];
  return old.length === now.length ? (now[old.indexOf(finding)] ?? null) : null;
}

interface Signing {
  /** False to look for the words in any clause. */
  readonly inPlace: boolean;
  /** Fields that a correction sets and that therefore need not agree. */
  readonly loose: readonly string[];
  readonly bodies: Bodies;
}

function signatureOf(finding: Finding, { inPlace, loose, bodies }: Signing): string {
  const { kind, clause } = finding;
  const said = Object.entries(saidBy(finding)).filter(([field]) => !loose.includes(field));
  const words =
    kind === "parties" ? bodies.get(clause) : kind === "deadline" ? [finding.value.time, finding.value.quote] : finding.value.quote;
  return JSON.stringify([kind, inPlace ? clause : "", said, letters([words].flat().join(" "))]);
}

function saidBy(finding: Finding): Partial<Record<keyof Correction, unknown>> {
  if (finding.kind === "parties") {
    const { lead, assist, openEnded } = finding.value;
    return { lead, assist, openEnded };
  }
  if (finding.kind === "deadline") {
    const { when, actor } = finding.value;
    return { when, actor };
  }
  const { name, op, value, unit } = finding.value;
  return { name, op, value, unit };
}

function fieldsOf(correction: Correction): readonly string[] {
  return Object.keys(correction).sort();
}

/** What a clause is recognised by besides its number: its heading, else its text. */
type Bodies = ReadonlyMap<string, string>;

function bodiesOf({ clauses }: Plan): Bodies {
  return new Map(clauses.map(({ path, heading, text }: Clause) => [path, heading ?? text]));
}

/** Printing may differ: spaces, full-width and half-width marks. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}%‰]/gu, "");
}
