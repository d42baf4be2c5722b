import type { PrintedLine, PrintedPage } from "./layout.ts";

/** What begins a numbered paragraph, and is believed after a full stop: 一、 (一) 1. ① 第一条. */
const LABEL =
  /^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十百\d]{1,4}[条章节])/u;
const SENTENCE_END = /[。；;：:！？!?]$/u;
/** Cannot be parted at a line's end: figures and Latin words. */
const UNBREAKABLE = /^[\dA-Za-z.%]{1,40}/u;
const LATIN_LETTER = /[A-Za-z]/u;

/**
 * Paragraphs of all pages. A line goes on in the next one where it fills the measure, and the next one starts at the left edge, in the
 * same size, no further down than usual. Headings and centred titles stay lines of their own.
 */
export function joinParagraphs(pages: readonly PrintedPage[]): string[] {
  const whole = measure(pages.flatMap((page) => page.lines));
  const paragraphs: string[] = [];
  let before: { line: PrintedLine; measure: Measure; page: number } | undefined;
  for (const [page, { lines }] of pages.entries()) {
    const own = lines.length < 6 ? whole : measure(lines);
    for (const line of lines) {
      const last = paragraphs.at(-1);
      if (before !== undefined && last !== undefined && continues(before, { line, measure: own, page })) {
        paragraphs[paragraphs.length - 1] = joinWords(last, line.text);
      } else {
        paragraphs.push(line.text);
      }
      before = { line, measure: own, page };
    }
  }
  return paragraphs;
}

interface Measure {
  readonly left: number;
  readonly right: number;
  /** From one base line to the next, usually. */
  readonly step: number;
}

interface Placed {
  readonly line: PrintedLine;
  readonly measure: Measure;
  readonly page: number;
}

function continues(before: Placed, now: Placed): boolean {
  const size = before.line.size;
  if (Math.abs(now.line.size - size) > 0.12 * size) return false;
  const word = (UNBREAKABLE.exec(now.line.text)?.[0].length ?? 0) * 0.55 * size;
  if (before.line.right < before.measure.right - 1.8 * size - word) return false;
  if (now.line.left > now.measure.left + 0.8 * size) return false;
  if (now.page === before.page && now.line.y - before.line.y > 1.5 * now.measure.step) return false;
  return !(SENTENCE_END.test(before.line.text) && LABEL.test(now.line.text));
}

/** The left edge is where most lines start or, if further out, where at least a tenth do; the right edge likewise. */
function measure(lines: readonly PrintedLine[]): Measure {
  const size = median(lines.map((line) => line.size));
  const edge = (values: number[], outermost: "min" | "max") => {
    const sorted = values.toSorted((a, b) => (outermost === "min" ? a - b : b - a));
    return sorted[Math.floor(sorted.length / 10)] ?? 0;
  };
  const steps = lines.flatMap((line, index) => {
    const above = lines[index - 1];
    const step = above === undefined ? 0 : line.y - above.y;
    return step > 0.5 * size ? [step] : [];
  });
  return {
    left: edge(
      lines.map((line) => line.left),
      "min",
    ),
    right: edge(
      lines.map((line) => line.right),
      "max",
    ),
    step: median(steps) || 2 * size,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function joinWords(first: string, second: string): string {
  const apart = LATIN_LETTER.test(first.at(-1) ?? "") && LATIN_LETTER.test(second[0] ?? "");
  return apart ? `${first} ${second}` : first + second;
}
