import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { parsePlans } from "../../src/plan/parse.ts";
import { parseWhen } from "../../src/time/when.ts";

const SEEDS = new URL("../../seeds/plans/", import.meta.url);
const texts = readdirSync(SEEDS)
  .sort()
  .map((file) => readFileSync(new URL(file, SEEDS), "utf8"));

/** What holds for any text: quotes and times stand where they say, codes are codes, a quote is no page. */
function soundPlans(text: string): boolean {
  return parsePlans(textDocument(text, "any.txt")).every(
    (plan) =>
      plan.deadlines.every((one) => {
        parseWhen(one.when);
        const quoted =
          text.slice(one.span.start, one.span.end) === one.quote && text.slice(one.timeSpan.start, one.timeSpan.end) === one.time;
        return quoted && one.quote.includes(one.time) && one.quote.length <= 400;
      }) && plan.targets.every((one) => text.slice(one.span.start, one.span.end) === one.quote && one.name !== ""),
  );
}

const WORDS = [
  "一、",
  "(一)",
  "1.",
  "第一条",
  "①",
  "每年",
  "1月31日前",
  "不少于",
  "5个",
  "工作日内",
  "%",
  "率达",
  "责任单位:",
  "市司法局",
  "、",
  "(",
  ")",
  "《",
  "》",
  "“",
  "。",
  ",",
  ";",
  "\n",
  " ",
  "2023年",
  "底",
  "附件1",
  "到",
  "—",
  "分别",
  "|",
  "等",
  "定期",
];

describe("any text", () => {
  it("of random characters gives sound plans", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), soundPlans), { numRuns: 200 });
  });
  it("of a plan's words in any order gives sound plans", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }), (words) => soundPlans(words.join(""))),
      { numRuns: 300 },
    );
  });
  it("cut out of a real plan gives sound plans", () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(20_000), fc.integer({ min: 1, max: 3000 }), (text, from, length) =>
        soundPlans(text.slice(from, from + length)),
      ),
      { numRuns: 60 },
    );
  });
  it("of shuffled and doubled lines of a real plan gives sound plans", () => {
    const lines = (texts[4] ?? "").split("\n");
    fc.assert(
      fc.property(fc.shuffledSubarray([...lines, ...lines], { minLength: 10 }), (some) => soundPlans(some.join("\n"))),
      { numRuns: 20 },
    );
  });
});

describe("texts without an outline", () => {
  it.each(["", "\n\n", "这是一封普通的信,没有任何条款。", "\ufeff", "1"])("%j holds no plan", (text) =>
    expect(parsePlans(textDocument(text, "x.txt"))).toEqual([]),
  );
});
