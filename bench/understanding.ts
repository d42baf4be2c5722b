import { openBot } from "../test/support/bot.ts";
import { confusionReport, hear, readSentences } from "../test/support/understanding.ts";

// How well sentences are understood, file by file: npx tsx bench/understanding.ts test/understanding/*.jsonl
const bot = await openBot();
for (const file of process.argv.slice(2)) {
  const began = performance.now();
  const outcomes = await hear(bot, readSentences(file));
  const each = (performance.now() - began) / Math.max(1, outcomes.length);
  process.stdout.write(`== ${file}\n${confusionReport(outcomes)}, ${each.toFixed(1)} ms each\n`);
}
await bot.close();
