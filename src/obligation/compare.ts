import type { Clause, Deadline, Target } from "../plan/types.ts";
import type { Directory, PartyResolution } from "../unit/types.ts";
import { type Matched, matchUp } from "./match.ts";
import type { NamedParty } from "./named-parties.ts";
import { type ClauseParties, partyIndexOf } from "./party-index.ts";
import { tasksOf } from "./tasks.ts";
import type { StoredPlan } from "./types.ts";

/** 两级对照: the tasks of two plans side by side. */
export interface Comparison {
  /** The same task in both, in the order of the first plan. */
  readonly tasks: readonly TaskPair[];
  /** The same requirement in both, wherever it stands: 培训不少于60学时 and 不少于40学时. */
  readonly requirements: readonly RequirementPair[];
  /** Tasks that the other plan lacks. */
  readonly onlyA: readonly Clause[];
  readonly onlyB: readonly Clause[];
}

interface TaskPair extends Matched<Clause> {
  readonly owners: OwnerDifference | null;
}

/** Lead units that only one of the two names, without their level: 司法局, 行政审批局. */
interface OwnerDifference {
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
}

/** A deadline or a figure, with the clause it stands in. */
export type Requirement =
  | { readonly kind: "deadline"; readonly clause: Clause; readonly deadline: Deadline }
  | { readonly kind: "target"; readonly clause: Clause; readonly target: Target };

interface RequirementPair extends Matched<Requirement> {
  /** Plain Chinese where the two differ, null where they agree: 60学时与40学时不同. */
  readonly difference: string | null;
}

/**
 * Matches tasks by the wording of heading and text, and deadlines and figures by their own sentence. Doubtful pairs are marked;
 * tasks without a likeness are those that the other plan lacks.
 */
export function comparePlans(a: StoredPlan, b: StoredPlan, directory: Directory): Comparison {
  const index = partyIndexOf(directory);
  const [ofA, ofB] = [tasksOf(index.of(a).clauses), tasksOf(index.of(b).clauses)];
  const requirements = requirementPairs(ofA, ofB);
  // A task whose deadline or figure stands elsewhere in the other plan is not lacking there.
  const elsewhere = new Set(requirements.flatMap((pair) => [pair.a.clause, pair.b.clause]));
  const lacking = (left: readonly ClauseParties[]) => left.map(({ clause }) => clause).filter((clause) => !elsewhere.has(clause));
  const matching = matchUp(ofA, ofB, {
    views: [headingOf, wordsOfTask],
    comparable: () => true,
    least: 0.25,
    sure: 0.45,
  });
  return {
    tasks: matching.pairs.map((pair) => ({
      ...{ a: pair.a.clause, b: pair.b.clause, score: pair.score, doubtful: pair.doubtful },
      owners: ownersDiffer(pair.a, pair.b),
    })),
    requirements,
    onlyA: lacking(matching.onlyA),
    onlyB: lacking(matching.onlyB),
  };
}

function headingOf({ clause }: ClauseParties) {
  return clause.heading ? [{ text: clause.heading, weight: 1 }] : [];
}

function wordsOfTask({ clause, deadlines, targets }: ClauseParties) {
  const quotes = [...deadlines.map(({ deadline }) => deadline.quote), ...targets.map((target) => target.quote)];
  const said = clause.text === "" ? quotes.join("。") : clause.text;
  return [
    { text: clause.heading ?? "", weight: 4 },
    { text: said, weight: 1 },
  ];
}

function requirementPairs(a: readonly ClauseParties[], b: readonly ClauseParties[]): readonly RequirementPair[] {
  const matching = matchUp(a.flatMap(requirementsOf), b.flatMap(requirementsOf), {
    views: [wordsOfRequirement],
    comparable: (x, y) => x.kind === y.kind && measured(x) === measured(y),
    least: 0.3,
    sure: 0.5,
  });
  return matching.pairs.map((pair) => ({ ...pair, difference: differenceOf(pair.a, pair.b) }));
}

function requirementsOf({ clause, deadlines, targets }: ClauseParties): readonly Requirement[] {
  return [
    ...deadlines.map(({ deadline }) => ({ kind: "deadline" as const, clause, deadline })),
    ...targets.map((target) => ({ kind: "target" as const, clause, target })),
  ];
}

/** The sentence without its time and numbers, which are what may differ. */
function wordsOfRequirement(requirement: Requirement) {
  const heading = { text: requirement.clause.heading ?? "", weight: 0.5 };
  if (requirement.kind === "deadline") {
    const { quote, time } = requirement.deadline;
    return [{ text: withoutNumbers(quote.replace(time, " ")), weight: 2 }, heading];
  }
  const { quote, name, unit } = requirement.target;
  return [{ text: name, weight: 2 }, { text: withoutNumbers(quote), weight: 1 }, { text: unit, weight: 1 }, heading];
}

function withoutNumbers(text: string): string {
  return text.replace(/[\d.,%〇零一二两三四五六七八九十百千万亿]+/g, " ");
}

/** Percentages are compared with percentages, 学时 with 学时, limits with limits. */
function measured(requirement: Requirement): string {
  return requirement.kind === "target"
    ? requirement.target.unit.replace(/课时/, "学时")
    : /^within/.test(requirement.deadline.when)
      ? "limit"
      : "date";
}

function differenceOf(a: Requirement, b: Requirement): string | null {
  if (a.kind === "target" && b.kind === "target" && !sameFigure(a.target, b.target))
    return differing(figureOf(a.target), figureOf(b.target));
  if (a.kind === "deadline" && b.kind === "deadline" && a.deadline.when !== b.deadline.when)
    return differing(timeOf(a.deadline), timeOf(b.deadline));
  return null;
}

function differing(a: string, b: string): string {
  return `${a}与${b}不同`;
}

/** 达到100% and 100% ask for the same. */
function sameFigure(a: Target, b: Target): boolean {
  const alike = (op: Target["op"]) => (op === ">=" ? "=" : op);
  return a.value === b.value && alike(a.op) === alike(b.op);
}

function timeOf({ time, when }: Deadline): string {
  const count = /\*(\d+)$/.exec(when)?.[1];
  return count ? `${time}(${count}次)` : time;
}

const OPS: Readonly<Record<Target["op"], string>> = { ">=": "不少于", "<=": "不超过", "=": "", ">": "超过", "<": "少于" };

function figureOf({ op, value, unit }: Target): string {
  return value === null ? `${OPS[op]}${unit}` : `${OPS[op]}${value}${unit.replace(/课时/, "学时")}`;
}

function ownersDiffer(a: ClauseParties, b: ClauseParties): OwnerDifference | null {
  if (a.lead.length === 0 || b.lead.length === 0) return null;
  const [ofA, ofB] = [ownersOf(a.lead), ownersOf(b.lead)];
  const onlyA = [...ofA].filter(([key]) => !ofB.has(key)).map(([, name]) => name);
  const onlyB = [...ofB].filter(([key]) => !ofA.has(key)).map(([, name]) => name);
  return onlyA.length + onlyB.length > 0 ? { onlyA, onlyB } : null;
}

function ownersOf(lead: readonly NamedParty[]): ReadonlyMap<string, string> {
  return new Map(lead.map(({ name, party }) => [ownerKey(name, party), name]));
}

/** The same for 市司法局 and 县司法局, for 市政府各部门 and 县政府各部门. */
function ownerKey(name: string, party: PartyResolution): string {
  if (party.kind === "unit" && party.unit.kind) return party.unit.kind;
  if (party.kind !== "group") return name.replace(/^[省市县州区旗](?:级|直|属)?/, "");
  return JSON.stringify(party.who.map(({ categories, kinds, uncertain }) => [categories, kinds, uncertain]));
}
