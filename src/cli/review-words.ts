import type { PlanRecord } from "../app/plan-by-number.ts";
import type { ReviewItem } from "../app/review-plan.ts";
import { clauseNumber, shorten } from "../app/say.ts";
import type { Span } from "../plan/types.ts";
import { CERTAINTY_WORDS, markOf, REVIEW_WORDS, sayCorrection, sayFinding } from "./plan-words.ts";

/** `a1b2c3 [已接受] 时限:每年1月31日前(推断) “…”` */
export function itemLine(item: ReviewItem): string {
  const { code, finding, state } = item;
  const quote = finding.kind === "parties" ? "" : ` “${shorten(finding.value.quote, 60)}”`;
  return `${code} [${REVIEW_WORDS[state]}] ${sayFinding(finding)}${markOf(finding.certainty)}${correctionNote(item)}${quote}`;
}

function correctionNote({ decision }: ReviewItem): string {
  return decision?.correction ? ` → ${sayCorrection(decision.correction)}` : "";
}

/** For a program: the finding as read, and what was said of it. */
export function itemJson({ code, finding, state, decision }: ReviewItem): unknown {
  const { kind, key, clause, certainty, span } = finding;
  const { reviewer = null, decidedAt = null, correction = null } = decision ?? {};
  return { code, key, kind, clause, certainty, state, ...readingOf(finding), correction, reviewer, decidedAt, span };
}

function readingOf(finding: ReviewItem["finding"]): object {
  if (finding.kind === "parties") {
    const { lead, assist, openEnded } = finding.value;
    return { lead, assist, openEnded };
  }
  if (finding.kind === "deadline") {
    const { when, actor, time, quote } = finding.value;
    return { when, actor, time, quote };
  }
  const { name, op, value, unit, quote } = finding.value;
  return { name, op, value, unit, quote };
}

const AROUND = 50;

/** What somebody needs to judge a finding: where it stands, the words around it, how it was read. */
export function itemCard({ finding }: ReviewItem, { read }: Pick<PlanRecord, "read">, source: string): string {
  const heading = read.clauses.find(({ path }) => path === finding.clause)?.heading;
  const span = finding.kind === "parties" ? partiesSpan(finding.value, source) : finding.span;
  return [
    `${clauseNumber(finding.clause)}${heading ? ` ${shorten(heading, 40)}` : ""}(第${lineOf(source, span.start)}行)`,
    `原文:${around(source, span)}`,
    `读作:${sayFinding(finding)}(${CERTAINTY_WORDS[finding.certainty]})`,
  ].join("\n");
}

/** From the first to the last of the names, where they stand as printed; else the end of the clause, where lists are. */
function partiesSpan({ lead, assist, span }: { lead: readonly string[]; assist: readonly string[]; span: Span }, source: string): Span {
  const text = source.slice(span.start, span.end);
  const places = [...lead, ...assist].map((name) => ({ at: text.lastIndexOf(name), length: name.length })).filter(({ at }) => at >= 0);
  if (places.length === 0) return { start: Math.max(span.start, span.end - AROUND), end: span.end };
  return {
    start: span.start + Math.min(...places.map(({ at }) => at)),
    end: span.start + Math.max(...places.map(({ at, length }) => at + length)),
  };
}

function around(source: string, { start, end }: Span): string {
  const plain = (text: string) => text.replace(/\s+/g, " ");
  const [from, to] = [Math.max(0, start - AROUND), Math.min(source.length, end + AROUND)];
  const before = `${from > 0 ? "…" : ""}${plain(source.slice(from, start))}`;
  const after = `${plain(source.slice(end, to))}${to < source.length ? "…" : ""}`;
  return `${before}【${shorten(source.slice(start, end), 300)}】${after}`;
}

function lineOf(source: string, at: number): number {
  let lines = 1;
  for (let next = source.indexOf("\n"); next >= 0 && next < at; next = source.indexOf("\n", next + 1)) lines += 1;
  return lines;
}
