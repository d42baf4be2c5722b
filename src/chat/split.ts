/** How long a text is for a platform: UTF-16 units by default, bytes for those that count bytes. Must be additive. */
export type Measure = (text: string) => number;

const utf16Length: Measure = (text) => text.length;
export const utf8Length: Measure = (text) => new TextEncoder().encode(text).length;

/**
 * Cuts a text into parts of at most `max`, on the best border there is: between paragraphs, else between lines, else
 * after a sentence, else after a comma, else between characters. Only line ends and spaces at the cuts are dropped.
 * `max` must hold one character by the measure: at least 2 UTF-16 units or 4 bytes.
 */
export function splitText(text: string, max: number, measure: Measure = utf16Length): string[] {
  const parts: string[] = [];
  let current = "";
  let used = 0;
  for (const piece of pieces(text, 0, { max, measure })) {
    const size = measure(piece);
    if (used + size > max) {
      parts.push(current);
      current = "";
      used = 0;
    }
    current += piece;
    used += size;
  }
  return [...parts, current].map(trimBorders).filter((part) => part !== "");
}

/** Where to cut, best first; each splits after its border and loses nothing. */
const BORDERS: readonly RegExp[] = [/(?<=\n\n)/, /(?<=\n)/, /(?<=[。！？；])/u, /(?<=[，、,; ])/u];

interface Limit {
  readonly max: number;
  readonly measure: Measure;
}

/** The text in pieces of at most `max` each, joined again the same text. */
function pieces(text: string, level: number, limit: Limit): string[] {
  if (limit.measure(text) <= limit.max) return [text];
  const border = BORDERS[level];
  if (border === undefined) return [...text];
  return text.split(border).flatMap((piece) => pieces(piece, level + 1, limit));
}

function trimBorders(part: string): string {
  let start = 0;
  while (part[start] === "\n") start += 1;
  return part.slice(start).trimEnd();
}
