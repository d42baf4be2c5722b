import type { IsoDate } from "../time/date.ts";

/** A published document, with its period and status. Every span is in UTF-16 code units of the source text. */
export interface Plan {
  /** Without 关于印发…的通知; parts split over lines are joined. */
  readonly title: string;
  readonly docNumber: string | null;
  readonly issuer: string | null;
  /** The place's full name as printed: 驻马店市. */
  readonly region: string | null;
  readonly issuedOn: IsoDate | null;
  readonly period: { readonly from: number; readonly to: number } | null;
  readonly status: PlanStatus;
  /** Every labelled node of the outline, in order. */
  readonly clauses: readonly Clause[];
  readonly deadlines: readonly Deadline[];
  readonly targets: readonly Target[];
}

export type PlanStatus = "effective" | "draft";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How a value was come by: in so many words, by inference, open to two readings, or an obvious slip of the text. */
export type Certainty = "certain" | "implied" | "ambiguous" | "suspect";

export interface Clause {
  /** Labels from the top, joined by `/`: `二/(四)/1`. */
  readonly path: string;
  /** The heading sentence without label and final 。 */
  readonly heading: string | null;
  /** The clause's own text as printed, without label, heading, unit lists and noise. */
  readonly text: string;
  /** 责任单位 or 牵头单位, each as printed, without 等. */
  readonly lead: readonly string[];
  /** 配合单位. */
  readonly assist: readonly string[];
  /** True where a unit list ends in 等. */
  readonly openEnded: boolean;
  /** How the unit lists were come by; certain where a label says so. */
  readonly partyCertainty: Certainty;
  /** From the label to the end of the clause's own text and unit lists, without child clauses. */
  readonly span: Span;
}

/** The time-bound part of an obligation. */
export interface Deadline {
  readonly clause: string;
  /** The sentence or part-sentence that says it, an exact substring of the source text. */
  readonly quote: string;
  /** The time words alone, an exact substring of the quote. */
  readonly time: string;
  /** Who must do it, as the sentence names them. */
  readonly actor: readonly string[];
  /** A code, see time/when.ts. */
  readonly when: string;
  readonly ambiguous: boolean;
  readonly certainty: Certainty;
  /** Name of the rule that found it. */
  readonly rule: string;
  /** Of the quote. */
  readonly span: Span;
  readonly timeSpan: Span;
}

/** A quantified part of an obligation. */
export interface Target {
  readonly clause: string;
  readonly quote: string;
  readonly name: string;
  readonly op: TargetOp;
  readonly value: number | null;
  /** As printed: %, 名, 万件(次). */
  readonly unit: string;
  /** True where the printed figure is an obvious slip. */
  readonly suspect: boolean;
  readonly certainty: Certainty;
  readonly span: Span;
}

export type TargetOp = ">=" | "<=" | "=" | ">" | "<";
