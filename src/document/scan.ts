import type { Page, Run } from "./layout.ts";

/** Columns of tesseract's TSV: level page block par line word left top width height conf text. */
interface Word {
  readonly line: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** Lines within this share of the usual height are of the usual size: a line's own height depends on the characters it happens to hold. */
const SAME_SIZE = 0.3;
/** A dash reads like the numeral 一 to the program; between years and before a year it is a dash. A 1 before 月 reads like a bracket. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/^[一\-–—]{2}(?=\d{4}年)/u, "——"],
  [/(?<=\d{4}年?)一(?=\d{4}年)/gu, "—"],
  [/(?<=[\u4e00-\u9fff])[\]|lI](?=月)/gu, "1"],
];
const LATIN = /[A-Za-z0-9]/u;

/** A page from tesseract's TSV: each line one run, its words joined as Chinese is, without spaces. */
export function scannedPage(tsv: string): Page {
  const rows = tsv
    .split("\n")
    .slice(1)
    .map((row) => row.split("\t"));
  const height = Number(rows.find((row) => row[0] === "1")?.[9] ?? 0);
  const lines = new Map<string, Word[]>();
  for (const word of rows.flatMap(readWord)) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  const runs = [...lines.values()].map(lineRun);
  const usual = runs.map((run) => run.size).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  return { height, runs: runs.map((run) => (Math.abs(run.size - usual) < SAME_SIZE * usual ? { ...run, size: usual } : run)) };
}

function readWord(row: readonly string[]): Word[] {
  const [level, page, block, paragraph, line, , left, top, width, height, , text = ""] = row;
  if (level !== "5" || text.trim() === "") return [];
  const place = { left: Number(left), top: Number(top), width: Number(width), height: Number(height) };
  return [{ line: `${page}/${block}/${paragraph}/${line}`, text: text.trim(), ...place }];
}

function lineRun(words: readonly Word[]): Run {
  const left = Math.min(...words.map((word) => word.left));
  const right = Math.max(...words.map((word) => word.left + word.width));
  const bottom = Math.max(...words.map((word) => word.top + word.height));
  const text = words.reduce(
    (line, word) => line + (LATIN.test(line.at(-1) ?? "") && LATIN.test(word.text[0] ?? "") ? " " : "") + word.text,
    "",
  );
  const size = Math.max(...words.map((word) => word.height));
  const mended = SLIPS.reduce((line, [slip, meant]) => line.replace(slip, meant), text);
  return { text: mended, x: left, y: bottom, width: right - left, size };
}
