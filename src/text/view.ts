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
  /** Leave blanks out (documents), or keep them single (chat). */
  readonly blanks: "drop" | "keep";
}

/** Folded characters of `source`. Takes time and space in proportion to the spans. */
export function viewOf(source: string, options: ViewOptions): View {
  const chars: string[] = [];
  const places: number[] = [];
  for (const { start, end } of options.spans ?? [{ start: 0, end: source.length }]) {
    for (let at = start; at < end; at++) {
      const char = foldChar(source[at] ?? "");
      if (char === "" || (char === " " && (options.blanks === "drop" || chars.at(-1) === " "))) continue;
      chars.push(char);
      places.push(at);
    }
  }
  return {
    text: chars.join(""),
    source(start, end) {
      const first = places[start] ?? (places.at(-1) ?? -1) + 1;
      const last = places[end - 1];
      return { start: first, end: end <= start || last === undefined ? first : last + 1 };
    },
  };
}
