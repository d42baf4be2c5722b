import type { Conversation } from "../context.ts";
import type { Clause } from "../plan/types.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import { homeOf } from "./whose-unit.ts";

export interface ClauseHit {
  readonly record: PlanRecord;
  readonly clause: Clause;
  /** The sentence that says it. */
  readonly excerpt: string;
}

const EXCERPT = 60;

/** Clauses that speak of the topic: the words as they are, or, where no clause has them, all of its parts. The own place's plans come first. */
export async function searchClauses(conversation: Conversation, topic: string): Promise<readonly ClauseHit[]> {
  const records = await conversation.library.readable();
  const home = homeOf(conversation);
  const isOwn = ({ regionCode }: PlanRecord) => home !== null && regionCode !== null && conversation.regions.contains(regionCode, home);
  const words = topic.replace(/\s+/g, "");
  const whole = hitsOf(records, (text) => (text.includes(words) ? words : null));
  const hits = whole.length > 0 ? whole : hitsOf(records, (text) => partsIn(text, words));
  return hits.sort((a, b) => Number(isOwn(b.record)) - Number(isOwn(a.record)) || weightOf(b, words) - weightOf(a, words));
}

function hitsOf(records: readonly PlanRecord[], match: (text: string) => string | null): ClauseHit[] {
  return records.flatMap((record) =>
    record.plan.clauses.flatMap((clause) => {
      const word = match(`${clause.heading ?? ""}。${clause.text}`);
      return word ? [{ record, clause, excerpt: excerptOf(clause, word) }] : [];
    }),
  );
}

/** A heading that names the topic says more than a sentence that mentions it. */
function weightOf({ clause }: ClauseHit, words: string): number {
  const heading = clause.heading?.includes(words) ? 10 : 0;
  return heading + Math.min(5, clause.text.split(words).length - 1) + (clause.lead.length > 0 ? 2 : 0);
}

/** The text has every pair of characters of the words: 复议体制改革 finds 行政复议体制. Returns the first. */
function partsIn(text: string, words: string): string | null {
  const pairs = [...words].slice(1).map((character, at) => `${words[at]}${character}`);
  return pairs.length > 1 && pairs.filter((pair) => text.includes(pair)).length >= pairs.length * 0.75
    ? (pairs.find((pair) => text.includes(pair)) ?? null)
    : null;
}

function excerptOf({ heading, text }: Clause, word: string): string {
  const sentence = text.split(/[。;;\n]/).find((one) => one.includes(word)) ?? heading ?? text;
  const at = sentence.indexOf(word);
  const start = Math.max(0, Math.min(at - 15, sentence.length - EXCERPT));
  const cut = sentence.slice(start, start + EXCERPT).trim();
  return `${start > 0 ? "…" : ""}${cut}${start + EXCERPT < sentence.length ? "…" : ""}`;
}
