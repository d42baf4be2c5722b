import { createLikeness, type Example } from "./examples.ts";
import type { Danger, Matter, Term } from "./types.ts";

/** What a sentence is about: danger first, then matters, likeliest first. */
export interface Guidance {
  readonly danger: Danger | null;
  readonly candidates: readonly MatterMatch[];
}

export interface MatterMatch {
  readonly matter: Matter;
  /** About 1.5 to 10; the first is clear where it leads by one. */
  readonly score: number;
  /** True where its words are there; false where the text is only like what others asked: then ask back, 您是不是想问…. */
  readonly certain: boolean;
  /** The words it rests on, as they stand in the text. */
  readonly matched: readonly string[];
}

export type Guide = (text: string) => Guidance;

/** Said once under every guidance. */
export const NO_ADVICE = "以上只指路,不是法律意见;拿不准请打 12348 免费问律师。";

/** Longer texts are weighed up to here: a citizen's question is a sentence or two. Danger is looked for much farther. */
const MAX_LENGTH = 600;
const MAX_DANGER_LENGTH = 20_000;
/** Below this the words are one weak word and mean nothing. */
const THRESHOLD = 2;
/** Below this likeness a text is like nothing. */
const LIKE = 0.3;
/** What a likeness of one is worth beside words. */
const LIKE_WEIGHT = 3;

/** Common phrases that hold a word of the tables and mean nothing of the kind. */
const HARMLESS = ["打我电话", "打我手机", "打我的电话", "打我微信", "社保卡", "社保余额", "医保卡", "医保余额"];

/** `examples` widen what is understood beyond the words of the tables. */
export function createGuide(matters: readonly Matter[], dangers: readonly Danger[], examples: readonly Example[] = []): Guide {
  const likeness = createLikeness(examples);
  return (text) => {
    const whole = normalise(text.slice(0, MAX_DANGER_LENGTH));
    const danger = dangers.find(({ terms }) => terms.some((term) => hitOf(whole, term).length > 0)) ?? null;
    const calm = whole.slice(0, MAX_LENGTH);
    const like = likeness(calm);
    const candidates = matters
      .flatMap((matter) => weigh(match(matter, calm), like))
      // Array sort is stable: on a tie the order of the table decides, where the special stands before the general.
      .sort((a, b) => b.score - a.score);
    return { danger, candidates };
  };
}

/** Adds the likeness; without words of its own a matter must be liker than small talk is. */
function weigh(words: Omit<MatterMatch, "certain">, like: ReadonlyMap<string | null, number>): MatterMatch[] {
  const own = like.get(words.matter.id) ?? 0;
  const certain = words.score >= THRESHOLD;
  if (!certain && (own < LIKE || own <= (like.get(null) ?? 0))) return [];
  return [{ ...words, score: words.score + own * LIKE_WEIGHT, certain }];
}

function normalise(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  return HARMLESS.reduce((rest, phrase) => rest.replaceAll(phrase, ""), plain);
}

/** The best term counts in full and each further one less, so that many small words do not outweigh a clear one. */
function match(matter: Matter, text: string): Omit<MatterMatch, "certain"> {
  const hits = matter.terms.flatMap((term) => hitOf(text, term));
  const strong = outermost(hits.filter(({ weak }) => !weak))
    .map(({ weight }) => weight)
    .sort((a, b) => b - a);
  const weak = hits.filter((hit) => hit.weak).length;
  const score = strong.reduce((sum, value, n) => sum + value / 2 ** n, 0) + Math.min(weak, 3) * 0.4;
  return { matter, score, matched: [...new Set(hits.flatMap(({ words }) => words))] };
}

interface Hit {
  readonly words: readonly string[];
  readonly weight: number;
  readonly weak: boolean;
}

/** Each part takes its longest word that is still there, and takes it out of the text for the parts after it. */
function hitOf(text: string, { parts, weak }: Term): Hit[] {
  const words: string[] = [];
  let rest = text;
  let weight = 1.5;
  for (const part of parts) {
    const word = part.reduce((best, candidate) => (candidate.length > best.length && rest.includes(candidate) ? candidate : best), "");
    if (word === "") return [];
    words.push(word);
    rest = rest.replace(word, "|");
    // A word out of a list says less than one that was written for this very matter.
    weight += 0.5 * Math.min(part.length > 1 ? 1.5 : 5, word.length);
  }
  return [{ words, weight: Math.min(weight, 4), weak }];
}

/** Without hits that are only a piece of another: 工资 inside 拖欠工资. */
function outermost(hits: readonly Hit[]): readonly Hit[] {
  return hits.filter((hit) => !hits.some((other) => other !== hit && isPiece(hit, other)));
}

function isPiece(hit: Hit, other: Hit): boolean {
  const covered = hit.words.every((word) => other.words.some((whole) => whole.includes(word)));
  return covered && hit.weight < other.weight;
}
