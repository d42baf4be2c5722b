/** An everyday matter, and where it goes. Directions only, no legal advice. */
export interface Matter {
  readonly id: string;
  readonly title: string;
  readonly terms: readonly Term[];
  /** Kinds of service that fit, the first one first: 法律援助, 人民调解, 仲裁 … as a place list is asked for. */
  readonly services: readonly string[];
  /** What to do, in order. */
  readonly steps: readonly string[];
  /** What to bring. */
  readonly bring: readonly string[];
  /** What it costs, and for whom it is free. */
  readonly fee: string;
  readonly phones: readonly string[];
  /** Names of laws, without articles. */
  readonly laws: readonly string[];
  /** A plan's clause that has one of these words speaks of this matter. */
  readonly clauseWords: readonly string[];
}

/** Words by which people say it: of every part one of its words must be there, in any order and without overlap. */
export interface Term {
  readonly parts: readonly (readonly string[])[];
  /** Supports a matter but does not make one. */
  readonly weak: boolean;
}

/** A danger comes before any matter. */
export interface Danger {
  readonly id: string;
  readonly terms: readonly Term[];
  readonly phones: readonly string[];
  /** For people. */
  readonly text: string;
}
