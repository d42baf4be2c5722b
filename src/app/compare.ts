import { type Comparison, comparePlans, type Requirement } from "../obligation/compare.ts";
import type { StoredPlan } from "../obligation/types.ts";
import type { Clause } from "../plan/types.ts";
import { bigrams } from "../text/bigrams.ts";
import type { Directory } from "../unit/types.ts";

/** One line of 两级对照: what the two plans say differently, or what only one of them says. */
export interface ComparedLine {
  readonly kind: "time" | "figure" | "owner" | "only-a" | "only-b";
  /** Plain Chinese: 不少于60学时与不少于40学时不同. */
  readonly what: string;
  /** The place in each plan and its words; null where the plan has no such task. */
  readonly a: Quoted | null;
  readonly b: Quoted | null;
  /** How alike the two are, 0 to 1; null where there is only one. */
  readonly score: number | null;
  /** True where a person should look whether the two are the same task at all. */
  readonly doubtful: boolean;
}

export interface Quoted {
  readonly clause: string;
  readonly quote: string;
}

/** What differs between two plans, surest and weightiest first: dates, figures, owners, then what one lacks. */
export function comparedLines(a: StoredPlan, b: StoredPlan, directory: Directory): readonly ComparedLine[] {
  const comparison = comparePlans(a, b, directory);
  return [...requirementLines(comparison), ...ownerLines(comparison), ...onlyLines(comparison)];
}

function requirementLines({ requirements }: Comparison): readonly ComparedLine[] {
  const lines = requirements.flatMap(({ a, b, score, doubtful, difference }): ComparedLine[] =>
    difference === null
      ? []
      : [{ kind: a.kind === "deadline" ? "time" : "figure", what: difference, a: quoted(a), b: quoted(b), score, doubtful }],
  );
  return (["time", "figure"] as const).flatMap((kind) =>
    lines.filter((line) => line.kind === kind).sort((x, y) => Number(x.doubtful) - Number(y.doubtful)),
  );
}

function ownerLines({ tasks }: Comparison): readonly ComparedLine[] {
  return tasks.flatMap(({ a, b, score, doubtful, owners }): ComparedLine[] => {
    if (!owners) return [];
    const only = (which: string, names: readonly string[]) => (names.length > 0 ? [`只有${which}写了${names.join("、")}`] : []);
    const what = `牵头单位不同:${[...only("甲", owners.onlyA), ...only("乙", owners.onlyB)].join(";")}`;
    return [{ kind: "owner", what, a: task(a), b: task(b), score, doubtful }];
  });
}

function onlyLines({ onlyA, onlyB }: Comparison): readonly ComparedLine[] {
  const line = (kind: "only-a" | "only-b", clause: Clause): ComparedLine => ({
    kind,
    what: kind === "only-a" ? "乙没有这项任务" : "甲没有这项任务",
    a: kind === "only-a" ? task(clause) : null,
    b: kind === "only-b" ? task(clause) : null,
    score: null,
    doubtful: false,
  });
  return [...onlyA.map((clause) => line("only-a", clause)), ...onlyB.map((clause) => line("only-b", clause))];
}

function quoted(requirement: Requirement): Quoted {
  const { quote } = requirement.kind === "deadline" ? requirement.deadline : requirement.target;
  return { clause: requirement.clause.path, quote };
}

function task({ path, heading, text }: Clause): Quoted {
  return { clause: path, quote: heading ?? text };
}

/** Of some plans the one whose title is most like another's: what a county's plan is held against. */
export function likestPlan<P extends StoredPlan>(plans: readonly P[], other: StoredPlan): P | null {
  const wanted = new Set(bigrams(other.plan.title));
  const shared = ({ plan }: StoredPlan) => bigrams(plan.title).filter((pair) => wanted.has(pair)).length;
  return [...plans].sort((x, y) => shared(y) - shared(x))[0] ?? null;
}
