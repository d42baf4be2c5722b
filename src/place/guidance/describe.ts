import { NO_ADVICE } from "./guide.ts";
import type { ClauseQuote } from "./quote.ts";
import type { Matter } from "./types.ts";

/** One matter in words; the caller builds its reply from it. */
export interface MatterCard {
  readonly title: string;
  readonly services: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
  readonly fields: readonly { readonly name: string; readonly value: string; readonly href?: string }[];
  /** The plan's own words, where it speaks of the matter. */
  readonly quote: ClauseQuote | null;
  /** That this is no legal advice; said once. */
  readonly note: string;
}

export function describeMatter(matter: Matter, quote: ClauseQuote | null = null): MatterCard {
  const [first = "12348"] = matter.phones;
  return {
    title: matter.title,
    services: matter.services.join("、"),
    steps: matter.steps,
    fields: [
      { name: "要带", value: matter.bring.join(";") },
      { name: "费用", value: matter.fee },
      { name: "电话", value: matter.phones.join("、"), href: `tel:${first}` },
      ...(matter.laws.length > 0 ? [{ name: "有关法律", value: matter.laws.map((law) => `《${law}》`).join("") }] : []),
    ],
    quote,
    note: NO_ADVICE,
  };
}
