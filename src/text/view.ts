import { foldChar } from "./fold.ts";

/** A text as the grammars read it, with the way back to the places of the text it was made from. */
export interface View {
  readonly text: string;
  /** The source's span of `start`..`end` of `text`; an empty span stays empty. */
  source(start: number, end: number): { start: number; end: number };
}

export interface ViewOptions {
  /** Pieces of the source to read one after the other; the whole of it unless told. */
  readonly spans?: readonly { readonly start: number; readonly end: number }[];
  /** Leave blanks out, keep them single, or keep only those that part two numbers (`2022 11 23`). Line breaks part nothing. */
  readonly blanks: "drop" | "keep" | "between-digits";
}

/** Folded characters of `source`. Takes time and space in proportion to the spans. */
export function viewOf(source: string, options: ViewOptions): View {
  const chars: string[] = [];
  const places: number[] = [];
  let blank = -1;
  let broken = false;
  for (const { start, end } of options.spans ?? [{ start: 0, end: source.length }]) {
    for (let at = start; at < end; at++) {
      const char = foldChar(source[at] ?? "");
      if (char === "") continue;
      if (char === " ") {
        // A line break is where the paper ended: it and the blanks round it part nothing.
        if (source[at] === "\n" || source[at] === "\r") broken = true;
        blank = at;
        continue;
      }
      if (blank >= 0 && !broken && keepsBlank(options.blanks, chars.at(-1), char)) {
        chars.push(" ");
        places.push(blank);
      }
      blank = -1;
      broken = false;
      chars.push(char);
      places.push(at);
    }
  }
  return { text: chars.join(""), source: wayBack(places) };
}

/** A text without anything left out needs no table: its places follow one another. */
function wayBack(places: readonly number[]): View["source"] {
  const [head, tail, count] = [places[0] ?? 0, places.at(-1) ?? -1, places.length];
  const gapless = tail - head + 1 === count;
  const table = gapless ? null : Uint32Array.from(places);
  const at = (index: number) => (index < 0 || index >= count ? undefined : table ? table[index] : head + index);
  return (start, end) => {
    const first = at(start) ?? tail + 1;
    const last = at(end - 1);
    return { start: first, end: end <= start || last === undefined ? first : last + 1 };
  };
}

function keepsBlank(blanks: ViewOptions["blanks"], before: string | undefined, after: string): boolean {
  if (before === undefined || blanks === "drop") return false;
  return blanks === "keep" || (isDigit(before) && isDigit(after));
}

function isDigit(char: string): boolean {
  return char >= "0" && char <= "9";
}
