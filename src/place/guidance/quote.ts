import type { Plan } from "../../plan/types.ts";
import type { Matter } from "./types.ts";

/** Words of a plan that speak of a matter. */
export interface ClauseQuote {
  readonly clause: string;
  /** A sentence of the clause, as printed. */
  readonly quote: string;
}

const SERVICE_WORDS = ["法律援助", "法律服务", "人民调解", "调解", "公证", "仲裁", "行政复议", "司法鉴定", "法律顾问"];

/** The first sentence of the plan that names the matter together with a legal service; null where no clause does. */
export function quoteFor(matter: Matter, plan: Plan): ClauseQuote | null {
  if (matter.clauseWords.length === 0) return null;
  for (const { path, text } of plan.clauses) {
    const quote = text.split(/(?<=[。;;\n])/).find((sentence) => speaksOf(sentence, matter.clauseWords));
    if (quote) return { clause: path, quote: quote.trim() };
  }
  return null;
}

function speaksOf(sentence: string, words: readonly string[]): boolean {
  return words.some((word) => sentence.includes(word) && SERVICE_WORDS.some((service) => sentence.includes(service)));
}
