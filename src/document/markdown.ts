import { textDocument } from "./text.ts";
import type { SourceDocument } from "./types.ts";

/** Ordered: links before emphasis, as an address may hold a `_`; strong before plain emphasis. Every pattern is bounded. */
const INLINE: readonly (readonly [RegExp, string])[] = [
  [/!\[([^\]\n]{0,300})\]\([^)\n]{0,1000}\)/gu, ""],
  [/\[([^\]\n]{1,300})\]\([^)\n]{0,1000}\)/gu, "$1"],
  [/\*\*([^*\n]{1,1000})\*\*/gu, "$1"],
  [/(?<!\w)__([^_\n]{1,1000})__(?!\w)/gu, "$1"],
  [/\*([^*\s\n][^*\n]{0,1000})\*/gu, "$1"],
  [/`([^`\n]{1,1000})`/gu, "$1"],
  [/<br\s{0,3}\/?>/giu, " "],
  [/\\([\\`*_{}[\]()#+\-.!|~>])/gu, "$1"],
];

/** A Markdown file without its marks: headings, emphasis, links, quotes and bullets become plain text; tables keep their cells. */
export function markdownDocument(text: string, name: string): SourceDocument {
  const lines = text.split(/\r\n|\r|\n/u).map(plainLine);
  return { ...textDocument(lines.join("\n"), name), format: "md" };
}

function plainLine(line: string): string {
  if (
    /^\s{0,3}(?:```|~~~)/u.test(line) ||
    /^\s{0,3}(?:(?:\*\s?){3,40}|(?:-\s?){3,40}|(?:_\s?){3,40})$/u.test(line) ||
    /^={3,80}\s{0,3}$/u.test(line)
  )
    return "";
  const bare = line
    .replace(/^(?:\s{0,3}>)+\s?/u, "")
    .replace(/^\s{0,3}#{1,6}\s+/u, "")
    .replace(/\s#{1,6}\s{0,9}$/u, "")
    .replace(/^\s{0,12}[-*+]\s+(?:\[[ xX]\]\s+)?/u, "");
  return INLINE.reduce((out, [pattern, to]) => out.replaceAll(pattern, to), bare);
}
