import { type View, viewOf } from "../text/view.ts";
import type { TimeExpression } from "../time/expression.ts";
import { readTimes } from "../time/read.ts";
import type { Span } from "./types.ts";

/** A piece of a clause's own text as the grammars read it: no blanks, cut into sentences and these into parts. Spans count in `view`. */
export interface Passage {
  readonly clause: string;
  readonly view: View;
  readonly sentences: readonly Sentence[];
  /** Time words of the view, in order. */
  readonly times: readonly TimeExpression[];
}

export interface Sentence extends Span {
  readonly parts: readonly Span[];
}

/** Years before any plan's: relative words of an undated text come out as past. */
const NO_DAY = "2000-01-01";
const SENTENCE_END = "。;!?";
const PART_END = ",:";
const OPEN = "([〔【《";
const CLOSE = ")]〕】》";

/** `today` is the day from which the document counts; null where nothing says it. */
export function passageOf(
  source: string,
  about: { clause: string; today: string | null },
  { spans }: { readonly spans: readonly Span[] },
): Passage {
  const view = mendedView(source, spans);
  const times = readTimes(view.text, { today: about.today ?? NO_DAY, style: "document" });
  return { clause: about.clause, view, sentences: sentencesOf(view.text), times };
}

/** The sentence and the part that hold `at`. */
export function placeOf(passage: Passage, at: number): { sentence: Sentence; part: number } | null {
  const sentence = sentenceAt(passage.sentences, at);
  if (!sentence) return null;
  const part = sentence.parts.findIndex((one) => one.start <= at && at < one.end);
  return { sentence, part: Math.max(0, part) };
}

function sentenceAt(sentences: readonly Sentence[], at: number): Sentence | null {
  let [low, high] = [0, sentences.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = sentences[middle];
    if (!one) return null;
    if (at < one.start) high = middle - 1;
    else if (at >= one.end) low = middle + 1;
    else return one;
  }
  return null;
}

/** Nobody writes a longer sentence; a text without stops is cut here, so that work within a sentence stays bounded. */
const LONGEST_SENTENCE = 2000;

/** Sentences end at 。 ; ! and ?, parts at , and : — both only outside brackets, which a missing partner closes at the sentence's end. */
function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let parts: Span[] = [];
  let start = 0;
  let from = 0;
  let depth = 0;
  for (let at = 0; at <= text.length; at++) {
    const char = charAt(text, at);
    if (OPEN.includes(char)) depth++;
    else if (CLOSE.includes(char)) depth = Math.max(0, depth - 1);
    const ends = (SENTENCE_END.includes(char) && (depth === 0 || char === "。")) || at - start >= LONGEST_SENTENCE;
    if (!ends && !(PART_END.includes(char) && depth === 0)) continue;
    if (at > from) parts.push({ start: from, end: at });
    from = at + 1;
    if (!ends) continue;
    if (parts.length > 0) sentences.push({ start, end: at, parts });
    parts = [];
    start = at + 1;
    depth = 0;
  }
  return sentences;
}

/** A stop behind the last character too. */
function charAt(text: string, at: number): string {
  return at < text.length && !isDotStop(text, at) ? (text[at] ?? "。") : "。";
}

/** A dot that stands for 。: 达到95%.到2025年底. Between digits it is a point, behind a bare numeral a label's. */
function isDotStop(text: string, at: number): boolean {
  return (
    text[at] === "." &&
    /[\p{Script=Han}%)”]/u.test(text[at - 1] ?? "") &&
    /^(?:[\p{Script=Han}“(]|\d{4}年|$)/u.test(text.slice(at + 1, at + 6))
  );
}

/** The view of a text whose scan has letters for digits inside numbers: 2O25年, 2023年l2月. Lengths stay. */
function mendedView(source: string, spans: readonly Span[]): View {
  const options = { spans, blanks: "between-digits" } as const;
  const first = spans[0]?.start ?? 0;
  const part = source.slice(first, spans.at(-1)?.end ?? first);
  if (!/[\dOoIl][OoIl][\d年月日%]|[年月][Il]\d/u.test(part)) return viewOf(source, options);
  const mended = part.replaceAll(/(?<=\d)[Oo](?=[\d年月日%])/gu, "0").replaceAll(/(?<=\d)[Il](?=[\d月日])|(?<=[年月])[Il](?=\d)/gu, "1");
  const view = viewOf(mended, { ...options, spans: spans.map(({ start, end }) => ({ start: start - first, end: end - first })) });
  return {
    text: view.text,
    source(start, end) {
      const place = view.source(start, end);
      return { start: place.start + first, end: place.end + first };
    },
  };
}
