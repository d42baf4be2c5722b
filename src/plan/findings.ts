import type { Certainty, Clause, Deadline, Plan, Span, Target, TargetOp } from "./types.ts";

/** One thing that the parser read and a person decides on. */
export type Finding =
  | (FindingBase & { readonly kind: "parties"; readonly value: Clause })
  | (FindingBase & { readonly kind: "deadline"; readonly value: Deadline })
  | (FindingBase & { readonly kind: "target"; readonly value: Target });

interface FindingBase {
  readonly key: string;
  /** Path of the clause it stands in. */
  readonly clause: string;
  readonly certainty: Certainty;
  readonly span: Span;
}

/** A person's word on a finding, by its key. What has none is unreviewed. */
export interface Decision {
  readonly key: string;
  readonly decision: "accepted" | "rejected";
  /** What an accepted finding should have been read as; null where it is right as read. */
  readonly correction: Correction | null;
}

/** The fields that a person sets; the others stay as read. */
export interface Correction {
  readonly when?: string;
  readonly actor?: readonly string[];
  readonly lead?: readonly string[];
  readonly assist?: readonly string[];
  readonly openEnded?: boolean;
  readonly name?: string;
  readonly op?: TargetOp;
  readonly value?: number;
  readonly unit?: string;
}

/** Everything read in a plan, clause by clause in the plan's order: unit lists, then deadlines, then targets. Empty unit lists are left out. */
export function findingsOf(plan: Plan): readonly Finding[] {
  const groups = new Map<string, Finding[]>(plan.clauses.map((clause) => [clause.path, []]));
  const note = (finding: Finding) => {
    const group = groups.get(finding.clause);
    if (group) group.push(finding);
    else groups.set(finding.clause, [finding]);
  };
  for (const clause of plan.clauses) if (hasParties(clause)) note(partiesFinding(clause));
  for (const deadline of plan.deadlines) note(deadlineFinding(deadline));
  for (const target of plan.targets) note(targetFinding(target));
  return [...groups.values()].flat();
}

export function hasParties({ lead, assist, openEnded }: Clause): boolean {
  return lead.length > 0 || assist.length > 0 || openEnded;
}

export function partiesFinding(value: Clause): Finding {
  return { kind: "parties", key: partiesKey(value), clause: value.path, certainty: value.partyCertainty, span: value.span, value };
}

function deadlineFinding(value: Deadline): Finding {
  const certainty = value.ambiguous ? "ambiguous" : value.certainty;
  return { kind: "deadline", key: deadlineKey(value), clause: value.clause, certainty, span: value.span, value };
}

function targetFinding(value: Target): Finding {
  const certainty = value.suspect ? "suspect" : value.certainty;
  return { kind: "target", key: targetKey(value), clause: value.clause, certainty, span: value.span, value };
}

/** What a reviewer decides on: a clause's unit lists, a deadline, a target. The key is stable while the text and the reading stay. */
export function partiesKey(clause: Clause): string {
  return `parties ${clause.path} ${clause.lead.join("、")} | ${clause.assist.join("、")}${clause.openEnded ? " 等" : ""}`;
}

export function deadlineKey(deadline: Deadline): string {
  return `deadline ${deadline.clause} ${deadline.when} @${deadline.timeSpan.start} ${deadline.actor.join("、")}`;
}

export function targetKey(target: Target): string {
  return `target ${target.clause} ${target.name} ${target.op}${target.value ?? ""}${target.unit} @${target.span.start}`;
}

/** What a careful person read in one text; shipped beside a seed. */
export interface ReviewRecord {
  /** SHA-256 of the source text, hex. */
  readonly digest: string;
  readonly title: string;
  readonly reviewedOn: string;
  readonly parties: readonly {
    readonly clause: string;
    readonly lead: readonly string[];
    readonly assist: readonly string[];
    readonly openEnded: boolean;
  }[];
  readonly deadlines: readonly ReviewedDeadline[];
  readonly targets: readonly ReviewedTarget[];
}

export interface ReviewedDeadline {
  readonly clause: string;
  readonly when: string;
  readonly actor: readonly string[];
  /** Of the time words in the source text. */
  readonly time: Span;
}

export interface ReviewedTarget {
  readonly clause: string;
  readonly op: string;
  readonly value: number | null;
  readonly unit: string;
  /** Of the quote in the source text. */
  readonly quote: Span;
}

/** Keys of what the parser reads as the reviewer did. What it reads differently is not among them and stays unreviewed. */
export function acceptedBy(record: ReviewRecord, plan: Plan): string[] {
  return [
    ...plan.clauses.filter((clause) => record.parties.some((reviewed) => sameParties(reviewed, clause))).map(partiesKey),
    ...plan.deadlines.filter((deadline) => record.deadlines.some((reviewed) => sameDeadline(reviewed, deadline))).map(deadlineKey),
    ...plan.targets.filter((target) => record.targets.some((reviewed) => sameTarget(reviewed, target))).map(targetKey),
  ];
}

function sameParties(reviewed: ReviewRecord["parties"][number], clause: Clause): boolean {
  return reviewed.clause === clause.path && sameNames(reviewed.lead, clause.lead) && sameNames(reviewed.assist, clause.assist);
}

function sameDeadline(reviewed: ReviewedDeadline, deadline: Deadline): boolean {
  const { clause, when, actor, timeSpan } = deadline;
  return reviewed.clause === clause && reviewed.when === when && sameNames(reviewed.actor, actor) && halfShared(reviewed.time, timeSpan);
}

function sameTarget(reviewed: ReviewedTarget, target: Target): boolean {
  const { clause, op, value, unit, span } = target;
  const same = reviewed.clause === clause && reviewed.op === op && reviewed.value === value && reviewed.unit === unit;
  return same && reviewed.quote.start < span.end && span.start < reviewed.quote.end;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  const plain = (names: readonly string[]) =>
    [...names]
      .map((name) => name.replace(/\s/g, ""))
      .sort()
      .join("、");
  return plain(a) === plain(b);
}

/** Two spans name the same words when they share at least half of what they cover together. */
function halfShared(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return 2 * shared >= Math.max(a.end, b.end) - Math.min(a.start, b.start);
}
