import { NUMERAL_CHARS } from "../text/numerals.ts";
import { calendarDate } from "./calendar-dates.ts";
import type { ReadOptions, Recogniser, TimeExpression } from "./expression.ts";
import { fiveYearPlan } from "./five-year-plans.ts";
import { limit } from "./limits.ts";
import { numericDate } from "./numeric-dates.ts";
import { recurrence } from "./recurrences.ts";
import { refine } from "./refine.ts";
import { dayWord, farDay, feastDay, spanOfDays, weekDay } from "./relative-days.ts";
import { DAY_RUNS, DAY_WORDS, FEAST_DAYS, MONTH_WORDS, QUARTER_WORDS, WEEK_PREFIXES, YEAR_WORDS } from "./vocabulary.ts";

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

const TABLES = [YEAR_WORDS, MONTH_WORDS, QUARTER_WORDS, DAY_WORDS, DAY_RUNS, WEEK_PREFIXES, FEAST_DAYS];
/** Characters that time words can begin with; elsewhere no recogniser is asked. */
const STARTS: ReadonlySet<string> = new Set([
  ...TABLES.flatMap((table) => Object.keys(table).map((word) => word.charAt(0))),
  ...`0123456789Qq“${NUMERAL_CHARS}半第首元到每按逐分逢定任周星礼上下年月季不最至未将接往之向近过这前后`,
]);

/**
 * Time words in `text`, in order and apart. The text must be folded (see text/view.ts). Takes time in proportion to the text.
 */
export function readTimes(text: string, options: ReadOptions): TimeExpression[] {
  const recognisers = options.style === "chat" ? CHAT_RECOGNISERS : RECOGNISERS;
  const found: TimeExpression[] = [];
  for (let at = 0; at < text.length; ) {
    const best = STARTS.has(text[at] ?? "") ? longest(text, at, { recognisers, options }) : null;
    // A limit reaches back to its event (印发后30日内), but not into the words before it.
    if (best) found.push(best.start < (found.at(-1)?.end ?? 0) ? { ...best, start: at } : best);
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
