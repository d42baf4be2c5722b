import { viewOf } from "../text/view.ts";
import type { Span } from "./types.ts";

/**
 * Words as the source prints them. The grammars read half-width and simplified text; what goes out keeps the source's own characters,
 * without blanks. Words that the spans do not hold come back as they are.
 */
export function printedWords(source: string, spans: readonly Span[], words: string): string {
  if (words === "" || spans.some(({ start, end }) => source.slice(start, end).includes(words))) return words;
  const view = viewOf(source, { spans, blanks: "drop" });
  const bare = words.replaceAll(/\s/gu, "");
  const at = view.text.indexOf(bare);
  if (at < 0) return words;
  const place = view.source(at, at + bare.length);
  return source.slice(place.start, place.end).replaceAll(/[\s\u200b\ufeff]/gu, "");
}
