import { calendarDate } from "./calendar-dates.ts";
import type { ReadOptions, Recogniser, TimeExpression } from "./expression.ts";
import { fiveYearPlan } from "./five-year-plans.ts";
import { limit } from "./limits.ts";
import { numericDate } from "./numeric-dates.ts";
import { recurrence } from "./recurrences.ts";
import { refine } from "./refine.ts";
import { dayWord, farDay, feastDay, spanOfDays, weekDay } from "./relative-days.ts";

/**
 * Recognisers in order; at one place the longest reading wins, and of equally long ones the first. Recurrences come before dates, as
 * 每年1月31日前 begins with neither 1 nor 月; limits before spans of days, as 5个工作日内 is a limit in a document.
 */
const RECOGNISERS: readonly Recogniser[] = [
  recurrence,
  limit,
  fiveYearPlan,
  numericDate,
  calendarDate,
  dayWord,
  weekDay,
  feastDay,
  spanOfDays,
  farDay,
];
const CHAT_RECOGNISERS: readonly Recogniser[] = RECOGNISERS.filter((read) => read !== limit);

/** A character that time words can begin with. */
const STARTS = /[\dQq“\p{Script=Han}]/u;

/**
 * Time words in `text`, in order and apart. The text must be folded (see text/view.ts). Takes time in proportion to the text.
 */
export function readTimes(text: string, options: ReadOptions): TimeExpression[] {
  const recognisers = options.style === "chat" ? CHAT_RECOGNISERS : RECOGNISERS;
  const found: TimeExpression[] = [];
  for (let at = 0; at < text.length; ) {
    const best = STARTS.test(text[at] ?? "") ? longest(text, at, { recognisers, options }) : null;
    if (best) found.push(best);
    at = best ? best.end : at + 1;
  }
  return refine(found, text, options);
}

function longest(text: string, at: number, how: { recognisers: readonly Recogniser[]; options: ReadOptions }): TimeExpression | null {
  let best: TimeExpression | null = null;
  for (const read of how.recognisers) {
    const one = read(text, at, how.options);
    if (one && one.end > at && one.end > (best?.end ?? at)) best = one;
  }
  return best;
}
