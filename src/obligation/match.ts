import { type Likeness, likenessOf, type Part } from "./likeness.ts";

/** Two things that say the same, with how sure that is. */
export interface Matched<T> {
  readonly a: T;
  readonly b: T;
  /** 0 to 1. */
  readonly score: number;
  /** True where a person should look. */
  readonly doubtful: boolean;
}

export interface Matching<T> {
  readonly pairs: readonly Matched<T>[];
  readonly onlyA: readonly T[];
  readonly onlyB: readonly T[];
}

export interface MatchRules<T> {
  /** Each a view of the thing, compared by its own words; the last is the fullest. The score is its likeness, or the mean of all where that is higher. */
  readonly views: readonly ((item: T) => readonly Part[])[];
  /** Whether two can be the same at all. */
  readonly comparable: (a: T, b: T) => boolean;
  /** Below this score two are different things. */
  readonly least: number;
  /** From this score on they are the same without doubt. */
  readonly sure: number;
}

/** Pairs each of `a` with at most one of `b`, the likest first; both keep their order in what is left. */
export function matchUp<T>(a: readonly T[], b: readonly T[], rules: MatchRules<T>): Matching<T> {
  const likenesses = rules.views.map((view) => likenessOf([...a, ...b].map(view)));
  const scored = a
    .flatMap((item, i) => candidates(likenesses, { item, i, b, offset: a.length, rules }))
    .sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  const pairs: { i: number; matched: Matched<T> }[] = [];
  for (const { i, j, score, matched } of scored) {
    if (takenA.has(i) || takenB.has(j)) continue;
    takenA.add(i);
    takenB.add(j);
    pairs.push({ i, matched: { ...matched, score, doubtful: score < rules.sure } });
  }
  return {
    pairs: pairs.sort((x, y) => x.i - y.i).map(({ matched }) => matched),
    onlyA: a.filter((_, i) => !takenA.has(i)),
    onlyB: b.filter((_, j) => !takenB.has(j)),
  };
}

interface Candidate<T> {
  readonly i: number;
  readonly j: number;
  readonly score: number;
  readonly matched: { readonly a: T; readonly b: T };
}

function candidates<T>(
  likenesses: readonly Likeness[],
  one: { item: T; i: number; b: readonly T[]; offset: number; rules: MatchRules<T> },
): readonly Candidate<T>[] {
  const near = new Set(likenesses.flatMap((likeness) => likeness.near(one.i)));
  return [...near].flatMap((number) => {
    const j = number - one.offset;
    const other = one.b[j];
    if (j < 0 || other === undefined || !one.rules.comparable(one.item, other)) return [];
    const score = Math.round(combined(likenesses.flatMap((likeness) => likeness.of(one.i, number) ?? [])) * 100) / 100;
    return score >= one.rules.least ? [{ i: one.i, j, score, matched: { a: one.item, b: other } }] : [];
  });
}

function combined(scores: readonly number[]): number {
  const mean = scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1);
  return Math.max(mean, scores.at(-1) ?? 0);
}
