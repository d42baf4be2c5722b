import type { TimeExpression } from "../time/expression.ts";
import { occasionsOf, withOccasions } from "../time/occasions.ts";
import { formatWhen, type When } from "../time/when.ts";
import { actorsOf } from "./actors.ts";
import { type Due, type DueContext, isDue } from "./due.ts";
import { namedDuties } from "./named-duties.ts";
import { type Passage, placeOf, type Sentence } from "./passage.ts";
import { printedWords } from "./printed.ts";
import type { Deadline, Span } from "./types.ts";

export interface PlanContext {
  readonly source: string;
  /** The day the document's words are counted from; null where nothing says it. */
  readonly today: string | null;
  readonly period: { readonly from: number; readonly to: number } | null;
}

/** Characters behind which a year said before no longer holds. */
const YEAR_REACH = 400;
const AT_MOST_TIMES = /(?:不得?超过|不得?多于|不能超过|最多|至多)[^,。;]{0,3}次/u;
/** A quote is a sentence, not a page. */
const LONGEST_QUOTE = 200;

/** All time-bound duties, in the order of the text. `listed` are time limits out of unit lists (完成时限:2023年12月底). */
export function deadlinesOf(passages: readonly Passage[], listed: readonly Passage[], context: PlanContext): Deadline[] {
  const inText = passages.flatMap((passage) => ofPassage(passage, context, false));
  const inLists = listed.flatMap((passage) => ofPassage(passage, context, true));
  return [...inText, ...inLists].sort((a, b) => a.timeSpan.start - b.timeSpan.start || a.span.start - b.span.start);
}

/** One duty in the view of a passage. */
interface FoundDuty extends Due {
  readonly start: number;
  readonly end: number;
}

function ofPassage(passage: Passage, context: PlanContext, listed: boolean): Deadline[] {
  const text = passage.view.text;
  const due = dueTimes(passage, passage.times, { ...context, listed });
  const taken = new Map<string, FoundDuty[]>();
  for (const one of due) taken.set(partKey(passage, one), [...(taken.get(partKey(passage, one)) ?? []), one]);
  const named = namedDuties(text).filter((one) => (taken.get(partKey(passage, one)) ?? []).every((other) => !covers(other, one)));
  const all = [...due, ...named].sort((a, b) => a.start - b.start);
  return all.flatMap((duty, index) =>
    built(passage, duty, { context, next: all[index + 1]?.start ?? text.length, previous: all[index - 1]?.end ?? 0 }),
  );
}

function dueTimes(passage: Passage, times: readonly TimeExpression[], context: DueContext): FoundDuty[] {
  const found: FoundDuty[] = [];
  const text = passage.view.text;
  let year: { at: number; value: number } | null = null;
  for (const time of times) {
    // A year holds to the next full stop: 2025年6月底前…;12月底前….
    if (year !== null && (time.start - year.at > YEAR_REACH || text.slice(year.at, time.start).includes("。"))) year = null;
    if (time.fields?.year !== undefined) year = { at: time.start, value: time.fields.year };
    const said = year?.value;
    const yearly = alsoYearly(text, time, found.at(-1));
    if (yearly) {
      found.push(yearly);
      continue;
    }
    const due = isDue(passage, time, { ...context, ...(said === undefined ? {} : { year: said }) });
    if (due) found.push(due);
  }
  return found;
}

/** 每年6月底、12月底前: the second date is of each year too. */
function alsoYearly(text: string, time: TimeExpression, left: FoundDuty | undefined): FoundDuty | null {
  if (left?.when.kind !== "every" || left.when.period !== "P1Y" || !left.when.on || !time.range) return null;
  if (time.fields?.year !== undefined || time.fields?.month === undefined || !/^[、和及,]?$/u.test(text.slice(left.end, time.start)))
    return null;
  return {
    when: { kind: "every", period: "P1Y", on: time.range.to.slice(5) },
    certainty: "certain",
    rule: "recurrence",
    start: time.start,
    end: time.end,
  };
}

/** A part that says 每年 needs no second duty from 年度报告. */
function covers(other: FoundDuty, one: Span): boolean {
  return /^every|^once/u.test(formatWhen(other.when)) || (one.start < other.end && other.start < one.end);
}

function partKey(passage: Passage, one: Span): string {
  const place = placeOf(passage, one.start);
  return `${place?.sentence.start}:${place?.part}`;
}

function built(passage: Passage, duty: FoundDuty, about: { context: PlanContext; next: number; previous: number }): Deadline[] {
  const text = passage.view.text;
  const place = placeOf(passage, duty.start) ?? {
    sentence: { start: duty.start, end: duty.end, parts: [{ start: duty.start, end: duty.end }] },
    part: 0,
  };
  const { sentence, part } = place;
  const quote = quoteOf(text, sentence, { part, duty, next: about.next });
  const own = sentence.parts[part] ?? quote;
  const actor = actorsOf(text, sentence, { part, start: duty.start, end: duty.end, from: about.previous });
  const tail = text.slice(duty.start, quote.end);
  const count =
    duty.when.kind === "every" || duty.when.kind === "term"
      ? (occasionsOf(text.slice(duty.start, own.end)) ?? occasionsBefore(text, own, duty))
      : null;
  const first = made(passage, atMost(duty, text.slice(duty.start, own.end)), {
    quote,
    when: withOccasions(duty.when, count),
    actor,
    source: about.context.source,
  });
  return [
    first,
    ...moreDuties(passage, { duty, sentence, part, next: about.next, tail }).map((span) =>
      made(passage, duty, {
        quote: { start: quote.start, end: span.end },
        when: again(text, duty, span),
        actor,
        source: about.context.source,
      }),
    ),
  ];
}

/** 每年检查不超过2次 bounds what is done; whether it must be done is left open. */
function atMost(duty: FoundDuty, words: string): FoundDuty {
  return duty.when.kind === "every" && AT_MOST_TIMES.test(words) ? { ...duty, certainty: "ambiguous" } : duty;
}

/** 听取汇报每年不少于1次 has its count behind; 4次以上,每年… does not happen. */
function occasionsBefore(text: string, own: Span, duty: Span): number | null {
  return own.end === duty.end ? occasionsOf(text.slice(own.start, duty.start)) : null;
}

function again(text: string, duty: FoundDuty, span: Span): When {
  return withOccasions(duty.when, occasionsOf(text.slice(span.start, span.end)));
}

/** 每年至少安排4次…,至少组织开展1次…: a further count in the sentence is a further duty at the same time. */
function moreDuties(passage: Passage, at: { duty: FoundDuty; sentence: Sentence; part: number; next: number; tail: string }): Span[] {
  if (at.duty.when.kind !== "every") return [];
  const text = passage.view.text;
  return at.sentence.parts
    .slice(at.part + 1)
    .filter((part) => part.end <= at.next || at.next >= at.sentence.end)
    .filter((part) =>
      /^(?:并)?(?:至少|不少于)[^,。;]{0,30}?(?:\d{1,2}|[一两二三四五六七八九十])[次期场轮]/u.test(text.slice(part.start, part.end)),
    );
}

/** From the part that says the time to the end of the sentence, or to the next time; the part before where the time's own says no act. */
function quoteOf(text: string, sentence: Sentence, at: { part: number; duty: Span; next: number }): Span {
  const own = sentence.parts[at.part] ?? at.duty;
  let start = own.start;
  const words = text.slice(own.start, own.end);
  const before = sentence.parts[at.part - 1];
  if (before && isCountOnly(words, text.slice(at.duty.start, at.duty.end)) && before.end - before.start < 80) start = before.start;
  let end = own.end;
  for (const later of sentence.parts.slice(at.part + 1)) {
    if (later.end > at.next || later.end - start > LONGEST_QUOTE) break;
    end = later.end;
  }
  if (end - start > 390) start = Math.max(start, at.duty.start - 60);
  const time = text.slice(at.duty.start, at.duty.end);
  if (text.slice(start, end).indexOf(time) !== at.duty.start - start)
    start = text.slice(own.start, end).indexOf(time) === at.duty.start - own.start ? own.start : at.duty.start;
  return { start, end: Math.min(Math.max(end, at.duty.end), start + 390) };
}

/** 每年不少于4次, without saying of what. */
function isCountOnly(words: string, time: string): boolean {
  return /^(?:不?少于|至少|不低于|达到?|\d|[一二两三四五六七八九十]|次|期|场|以上|,)*$/u.test(words.replace(time, ""));
}

function made(passage: Passage, duty: FoundDuty, about: { quote: Span; when: When; actor: readonly string[]; source: string }): Deadline {
  const span = passage.view.source(about.quote.start, about.quote.end);
  const timeSpan = passage.view.source(duty.start, duty.end);
  return {
    clause: passage.clause,
    quote: about.source.slice(span.start, span.end),
    time: about.source.slice(timeSpan.start, timeSpan.end),
    actor: about.actor.map((one) =>
      printedWords(
        about.source,
        [passage.view.source(duty.start - 120 < 0 ? 0 : duty.start - 120, Math.max(about.quote.end, duty.end))],
        one,
      ),
    ),
    when: formatWhen(about.when),
    ambiguous: duty.certainty === "ambiguous",
    certainty: duty.certainty,
    rule: duty.rule,
    span,
    timeSpan,
  };
}
