import type { Danger, Matter, Term } from "./types.ts";

/** What a sentence is about: danger first, then matters, likeliest first. */
export interface Guidance {
  readonly danger: Danger | null;
  readonly candidates: readonly MatterMatch[];
}

export interface MatterMatch {
  readonly matter: Matter;
  /** About 2 to 8; the first is clear where it leads by one. */
  readonly score: number;
  /** The words it rests on, as they stand in the text. */
  readonly matched: readonly string[];
}

export type Guide = (text: string) => Guidance;

/** Said once under every guidance. */
export const NO_ADVICE = "以上只指路,不是法律意见;拿不准请打 12348 免费问律师。";

/** Longer texts are read up to here: a citizen's question is a sentence or two. */
const MAX_LENGTH = 600;
/** Below this a match is one weak word and means nothing. */
const THRESHOLD = 2;

/** Common phrases that hold a danger word and mean none. */
const HARMLESS = ["打我电话", "打我手机", "打我的电话", "打我微信"];

export function createGuide(matters: readonly Matter[], dangers: readonly Danger[]): Guide {
  return (text) => {
    const plain = normalise(text);
    const calm = HARMLESS.reduce((rest, phrase) => rest.replaceAll(phrase, ""), plain);
    const danger = dangers.find(({ terms }) => terms.some((term) => has(calm, term))) ?? null;
    const candidates = matters
      .map((matter) => match(matter, calm))
      .filter(({ score }) => score >= THRESHOLD)
      // Array sort is stable: on a tie the order of the table decides, where the special stands before the general.
      .sort((a, b) => b.score - a.score);
    return { danger, candidates };
  };
}

function normalise(text: string): string {
  return text.slice(0, MAX_LENGTH).normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/** The best term counts in full and each further one less, so that many small words do not outweigh a clear one. */
function match(matter: Matter, text: string): MatterMatch {
  const found = matter.terms.filter((term) => has(text, term));
  const strong = outermost(found.filter(({ weak }) => !weak))
    .map(weight)
    .sort((a, b) => b - a);
  const weak = found.filter((term) => term.weak).length;
  const score = strong.reduce((sum, value, n) => sum + value / 2 ** n, 0) + Math.min(weak, 3) * 0.4;
  return { matter, score, matched: [...new Set(found.flatMap(({ parts }) => parts))] };
}

/** Without terms that are only a piece of another that matched: 欠 inside 拖欠工资. */
function outermost(terms: readonly Term[]): readonly Term[] {
  return terms.filter(
    (term) =>
      !terms.some(
        (other) => other !== term && term.parts.every((part) => other.parts.some((whole) => whole !== part && whole.includes(part))),
      ),
  );
}

function weight({ parts }: Term): number {
  return 1.5 + 0.5 * Math.min(5, parts.join("").length);
}

function has(text: string, { parts }: Term): boolean {
  return parts.every((part) => text.includes(part));
}
