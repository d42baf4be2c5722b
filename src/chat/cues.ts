import { slotMark } from "./mask.ts";
import type { Cues, Slot } from "./types.ts";

/** How much of the remaining doubt a cue takes away. `likely` alone stays below the floor, with one more it passes. */
const WEIGHTS = { sure: 0.78, likely: 0.45, hint: 0.2 } as const;
/** What a cue against leaves. */
const AGAINST = 0.45;
/** How far apart the two halves of a cue with … may stand. */
const GAP = ".{0,10}?";

export interface CueSet {
  /** 0 to 1: how surely the cues found in the sentence mean the command. `words` is masked and without blanks. */
  evidence(words: string): number;
  /** The spans of the sentence that its `sure` and `likely` cues explain. */
  spans(words: string): readonly Span[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Compiles what a command declares. */
export function createCues(cues: Cues = {}): CueSet {
  const groups = (["sure", "likely", "hint"] as const).map((strength) => ({
    weight: WEIGHTS[strength],
    patterns: (cues[strength] ?? []).map(compile),
  }));
  const against = (cues.against ?? []).map(compile);
  return {
    evidence(words) {
      let doubt = 1;
      for (const { weight } of disjoint(hits(words, groups))) doubt *= 1 - weight;
      const speaksAgainst = against.some((pattern) => search(pattern, words).length > 0);
      return (1 - doubt) * (speaksAgainst ? AGAINST : 1);
    },
    spans: (words) => hits(words, groups.slice(0, 2)),
  };
}

interface Hit extends Span {
  readonly weight: number;
}

function compile(cue: string): RegExp {
  const source = cue
    .replaceAll("…", GAP)
    .replace(/\{(\w+)\}/gu, (_, slot: string) => slotMark(slot as Slot))
    .replaceAll("(", "(?:")
    .replaceAll("(?:?", "(?");
  return new RegExp(source, "gu");
}

function hits(words: string, groups: readonly { readonly weight: number; readonly patterns: readonly RegExp[] }[]): Hit[] {
  return groups.flatMap(({ weight, patterns }) =>
    patterns.flatMap((pattern) => search(pattern, words).map((span) => ({ ...span, weight }))),
  );
}

function search(pattern: RegExp, words: string): Span[] {
  return [...words.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** The strongest hits that share no character, so that one word never counts twice. */
function disjoint(found: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  const ordered = [...found].sort((a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start));
  for (const hit of ordered) {
    if (kept.every((other) => hit.end <= other.start || hit.start >= other.end)) kept.push(hit);
  }
  return kept;
}
