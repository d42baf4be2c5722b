const LINE_POINTS = 13.5;
const PADDING_POINTS = 5;
/** Excel's own limit is 409. */
const HIGHEST = 405;
const MOST_LINES = Math.floor((HIGHEST - PADDING_POINTS) / LINE_POINTS);
/** Cells keep a little room at both edges. */
const EDGES = 1;

export interface MeasuredCell {
  readonly text: string;
  /** Of the column, in half-width characters. */
  readonly width: number;
}

/** Points that a row of these wrapped cells needs at ten points: not every program that shows a table measures it itself. */
export function heightOf(cells: readonly MeasuredCell[]): number {
  const lines = Math.max(1, ...cells.map(({ text, width }) => linesOf(text, width)));
  return Math.min(HIGHEST, Math.ceil(lines * LINE_POINTS + PADDING_POINTS));
}

/** A text in as many parts as rows are needed for it, cut at the ends of sentences where there are any. */
export function pieces(text: string, width: number): readonly string[] {
  if (linesOf(text, width) <= MOST_LINES) return [text];
  const most = Math.floor((MOST_LINES * (width - EDGES)) / 2);
  const cut = Math.max(text.lastIndexOf("。", most), text.lastIndexOf("\n", most), text.lastIndexOf(";", most));
  const end = cut > most / 2 ? cut + 1 : most;
  return [text.slice(0, end), ...pieces(text.slice(end), width)];
}

function linesOf(text: string, width: number): number {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / (width - EDGES))), 0);
}

/** A character of the East takes two columns. */
function columnsOf(line: string): number {
  return [...line].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2000 ? 1 : 2), 0);
}
