/**
 * Reads a file of time expressions and prints which ones are read wrongly, and how.
 *
 *     npx tsx bench/time-cases.ts FILE.jsonl
 *
 * One JSON object a line: `say` the message, `now` the day it is said (YYYY-MM-DD), `text` the time words in it, and either `from` and
 * `to`, the first and last day meant, or `every`, an ISO 8601 period. Exits with 1 below 90 % right.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { instantOf } from "../src/time/date.ts";
import { readPeriod, readWindow } from "../src/time/window.ts";

const Case = z.object({
  say: z.string(),
  now: z.string().optional(),
  text: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  every: z.string().optional(),
  suite: z.string().optional(),
});
type Case = z.infer<typeof Case>;

const file = process.argv[2];
if (file === undefined) {
  console.error("usage: time-cases FILE.jsonl");
  process.exit(2);
}
const cases = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => Case.parse(JSON.parse(line)));
const wrong = cases.map((one) => ({ one, why: problem(one) })).filter(({ why }) => why !== null);
for (const { one, why } of wrong)
  console.log(`${one.say}${one.now ? ` (said ${one.now})` : ""}: ${why}${one.suite ? ` [${one.suite}]` : ""}`);
const right = cases.length - wrong.length;
console.log(`${right} of ${cases.length} right, ${((100 * right) / Math.max(1, cases.length)).toFixed(1)} %`);
process.exitCode = right >= 0.9 * cases.length ? 0 : 1;

function problem(one: Case): string | null {
  if (one.every !== undefined) {
    const period = readPeriod(one.say);
    return period === one.every ? null : `expected ${one.every}, read ${period ?? "nothing"}`;
  }
  const window = readWindow(one.say, instantOf(one.now ?? "2020-01-01", "12:00"));
  if (window === null) return `expected ${one.from}..${one.to}, read nothing`;
  if (window.from === one.from && window.to === one.to) return null;
  return `expected ${one.from}..${one.to}, read ${window.from}..${window.to} from «${one.say.slice(window.start, window.end)}»`;
}
