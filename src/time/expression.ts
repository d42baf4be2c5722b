import type { IsoDate } from "./date.ts";
import type { DateFields } from "./fields.ts";
import type { When } from "./when.ts";

/** Time words in a text, and what they say. Offsets count UTF-16 units of the text that was read. */
export interface TimeExpression {
  readonly start: number;
  readonly end: number;
  /** Name of the recogniser, then of each refiner that changed it. */
  readonly rule: string;
  /** certain: every part is said; implied: a year or month was filled in; ambiguous: the words allow two readings. */
  readonly certainty: "certain" | "implied" | "ambiguous";
  /** The days meant; null for recurrences and limits. */
  readonly range: DayRange | null;
  /** Set for recurrences and limits. */
  readonly when: When | null;
  readonly grain: Grain;
  /** The parts that were said, from which a neighbour may take its year or month. */
  readonly fields: DateFields | null;
  /** 1月31日前 is before, 3月1日起 is from. */
  readonly edge: "before" | "from" | null;
}

/** First and last day, both inclusive. */
export interface DayRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export type Grain = "day" | "week" | "third" | "month" | "quarter" | "half" | "year" | "span";

export interface ReadOptions {
  /** The day from which 下个月 or a date without a year is counted; a document's own date. */
  readonly today: IsoDate;
  /** Chat allows what in a document would be a figure: 15年, 1.31, 周一. */
  readonly style: "chat" | "document";
}

/** Tries to read time words that begin at `at`; null where there are none. */
export type Recogniser = (text: string, at: number, options: ReadOptions) => TimeExpression | null;

/** A sticky pattern's match at `at`. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
