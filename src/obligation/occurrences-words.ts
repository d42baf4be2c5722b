import type { When } from "../time/when.ts";

/** Words that say in so many words that the period before is meant: 公开上年度执法情况. */
const periodBefore = /上一?个?年|前一?年度|去年|上一?个?季度|上一?个?月|上一?个?学期|上一?周/;

/** Words that look at the period that has begun: 每年第一季度制定年度计划. */
const periodBegun = /计划|安排|方案|要点|部署|预算|清单|目录|本年|当年|今年|同年/;

/**
 * Whether a duty with a day in its period is about the period before. Where the text does not say, a day in the first quarter of a
 * year is taken to look back, as annual reports do, unless it is for a plan of the year.
 */
export function isAboutCycleBefore(when: When, quote: string): boolean {
  if (when.kind !== "every" || !when.on) return false;
  if (periodBefore.test(quote)) return true;
  return when.period === "P1Y" && when.on <= "03-31" && !periodBegun.test(quote);
}
