/**
 * Columns that a text takes on a terminal: two for East Asian wide and full-width characters and for emoji, none for
 * combining marks, one for the rest (Unicode Standard Annex 11). Ambiguous characters such as “ ” count one.
 */
export function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += columnsOf(character);
  return sum;
}

/** Breaks one line to at most `width` columns; lines after the first begin with `indent`. Words of letters stay whole where they can. */
export function wrapLine(line: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let current = "";
  let used = 0;
  for (const piece of line.match(PIECES) ?? []) {
    for (const part of columns(piece) > width ? [...piece] : [piece]) {
      const needed = columns(part.trimEnd());
      if (used + needed > width && current.trim() !== "") {
        lines.push(current.trimEnd());
        current = indent;
        used = columns(indent);
      }
      current += part;
      used += columns(part);
    }
  }
  return [...lines, current.trimEnd()];
}

// A closing mark never begins a line, an opening mark never ends one (GB/T 15834 5.1); letters and digits hold together.
const PIECES =
  /[“‘（《〈【「『([]*(?:[\p{Script=Latin}\p{N}%.:/@_+-]+|[^“‘（《〈【「『([\p{Script=Latin}\p{N}%.:/@_+-])?[”’）》〉】」』，。、；：？！…,;?!)\]]*[ \t]*/gu;

function columnsOf(character: string): 0 | 1 | 2 {
  if (/^\p{Mark}$/u.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x1100) return 1;
  return WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
}

// The ranges of EastAsianWidth.txt with W or F that a Chinese chat meets.
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
