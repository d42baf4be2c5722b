// Controls but for tab and line feed (a terminal obeys them), and the marks that turn the direction of text (they can make
// a unit's name or a date read otherwise than it is).
const HARMFUL = /(?![\t\n])\p{Cc}|\p{Bidi_Control}/gu;

/** The text without characters that a reader cannot see and a terminal or a browser would obey. Line ends become `\n`. */
export function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(HARMFUL, "");
}
