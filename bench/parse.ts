/**
 * How fast and how well plans are read.
 *
 *     npx tsx bench/parse.ts
 *
 * Part one parses the shipped plans once, tenfold and a hundredfold; ten times the text may take at most twelve times as long (exit code 1
 * otherwise). Part two has three readers find the time expressions of the annotated sentences: this project's, chrono-node (zh) and
 * Recognizers-Text (zh-cn). `found` is the share of the annotated words that overlap a find by half; `right` the share whose last day or
 * period is the annotated one. Limits, 定期 and school terms are left out of part two: the other two know neither.
 */
import { readdirSync, readFileSync } from "node:fs";
import { Culture, recognizeDateTime } from "@microsoft/recognizers-text-date-time";
import * as chrono from "chrono-node";
import { textDocument } from "../src/document/text.ts";
import { namedDuties } from "../src/plan/named-duties.ts";
import { parsePlans } from "../src/plan/parse.ts";
import { viewOf } from "../src/text/view.ts";
import { readTimes } from "../src/time/read.ts";
import { formatWhen } from "../src/time/when.ts";

const PLANS = new URL("../seeds/plans/", import.meta.url);
const GOLD = new URL("../test/fixtures/gold/", import.meta.url);
const text = readdirSync(PLANS)
  .filter((file) => file.endsWith(".txt"))
  .sort()
  .map((file) => readFileSync(new URL(file, PLANS), "utf8"))
  .join("\n");

const speeds = [1, 10, 100].map((factor) => ({ factor, ms: timed(text.repeat(factor)) }));
for (const { factor, ms } of speeds)
  console.log(`${factor}× ${(text.length * factor).toLocaleString("en")} characters: ${ms.toFixed(0)} ms`);
const ratios = speeds.slice(1).map(({ ms }, index) => ms / (speeds[index]?.ms ?? ms));
console.log(`ten times the text takes ${ratios.map((ratio) => ratio.toFixed(1)).join(" and ")} times as long`);

const duties = dutiesOf();
for (const [name, reader] of Object.entries({ luzhi: ours, "chrono-node zh": withChrono, "recognizers-text zh-cn": withRecognizers })) {
  const start = performance.now();
  const results = duties.map((duty) => judge(duty, reader(duty.quote, duty.day)));
  const seconds = (performance.now() - start) / 1000;
  const share = (key: "found" | "right") => ((100 * results.filter((one) => one[key]).length) / results.length).toFixed(0);
  console.log(`${name}: found ${share("found")} %, right ${share("right")} %, ${(duties.length / seconds).toFixed(0)} sentences a second`);
}
process.exitCode = ratios.every((ratio) => ratio <= 12) ? 0 : 1;

/** Processor milliseconds of the best of a few runs, the first of which only warms up; neighbours on the machine do not count. */
function timed(source: string): number {
  const runs = source.length > 1e6 ? 2 : 5;
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    parsePlans(textDocument(source, "bench.txt"));
    best = Math.min(best, process.cpuUsage(start).user / 1000);
  }
  return best;
}

interface Duty {
  readonly quote: string;
  readonly time: string;
  readonly when: string;
  /** The document's own day. */
  readonly day: string;
}

interface Find {
  readonly start: number;
  readonly end: number;
  /** `once:` code of the last day, or `every:` code. */
  readonly when: string;
}

function dutiesOf(): Duty[] {
  return readdirSync(GOLD)
    .filter((file) => file.endsWith(".json") && file !== "units.json")
    .flatMap((file) => {
      const gold = JSON.parse(readFileSync(new URL(file, GOLD), "utf8")) as {
        issuedOn: string | null;
        period: { from: number } | null;
        duties: Duty[];
      };
      const day = gold.issuedOn ?? `${gold.period?.from ?? 2020}-01-01`;
      return gold.duties.map((duty) => ({ ...duty, day }));
    })
    .filter(({ when }) => /^once|^every:P/u.test(when));
}

function judge(duty: Duty, finds: readonly Find[]): { found: boolean; right: boolean } {
  const start = duty.quote.indexOf(duty.time);
  const end = start + duty.time.length;
  const here = finds.filter(
    (one) => 2 * (Math.min(one.end, end) - Math.max(one.start, start)) >= Math.max(one.end, end) - Math.min(one.start, start),
  );
  const code = duty.when.replace(/\*\d+$/u, "");
  return { found: here.length > 0, right: here.some((one) => one.when === code) };
}

function ours(quote: string, day: string): Find[] {
  const view = viewOf(quote, { blanks: "drop" });
  const times = readTimes(view.text, { today: day, style: "document" }).map((one) => ({
    ...one,
    code: one.when ? formatWhen(one.when) : `once:${one.range?.to}`,
  }));
  const named = namedDuties(view.text).map((one) => ({ ...one, code: formatWhen(one.when) }));
  return [...times, ...named].map((one) => ({ ...view.source(one.start, one.end), when: one.code }));
}

function withChrono(quote: string, day: string): Find[] {
  return chrono.zh.hans.parse(quote, new Date(`${day}T00:00:00`)).map((one) => {
    const date = (one.end ?? one.start).date();
    return { start: one.index, end: one.index + one.text.length, when: `once:${isoOf(date)}` };
  });
}

function withRecognizers(quote: string, day: string): Find[] {
  return recognizeDateTime(quote, Culture.Chinese, undefined, new Date(`${day}T00:00:00`)).map((one) => {
    const values = (one.resolution?.["values"] ?? []) as { type?: string; value?: string; end?: string; timex?: string }[];
    const last = values.at(-1);
    const period = /^P\d+[YMWD]$/u.test(last?.timex ?? "") && last?.type === "set" ? `every:${last?.timex}` : null;
    return { start: one.start, end: one.end + 1, when: period ?? `once:${last?.end ? dayBefore(last.end) : (last?.value ?? "")}` };
  });
}

/** Recognizers-Text ends a range on the first day after it. */
function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() - 1);
  return isoOf(date);
}

function isoOf(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
}
