import { chineseNumber } from "../text/numerals.ts";
import { isoDate } from "./date.ts";
import { matchAt, type Recogniser } from "./expression.ts";

const FIVE_YEARS = /(?:到)?“?十(?<n>[一二三四五六七])五”?规?划?(?<word>期末|末|期间)/uy;

/** “十四五”末, “十四五”期间: five years each, the fourteenth from 2021. */
export const fiveYearPlan: Recogniser = (text, at, { style }) => {
  const found = style === "document" ? matchAt(FIVE_YEARS, text, at) : null;
  const from = 2001 + 5 * (chineseNumber(found?.groups?.["n"] ?? "") ?? 0);
  if (!found) return null;
  const range = { from: isoDate(from, 1, 1), to: isoDate(from + 4, 12, 31) };
  const ends = found.groups?.["word"] !== "期间";
  const shared = { start: at, end: at + found[0].length, rule: "five-year-plan", range, when: null, grain: "span", fields: null } as const;
  return { ...shared, certainty: ends ? "certain" : "implied", edge: ends ? "before" : null };
};
