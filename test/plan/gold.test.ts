import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { parsePlans } from "../../src/plan/parse.ts";
import { addUp, compare, f1, type Gold, KINDS, type Kind } from "./score.ts";

const GOLD = new URL("../fixtures/gold/", import.meta.url);
const SEEDS = new URL("../../seeds/plans/", import.meta.url);
const golds = readdirSync(GOLD)
  .filter((file) => file.endsWith(".json") && file !== "units.json")
  .map((file) => JSON.parse(readFileSync(new URL(file, GOLD), "utf8")) as Gold);

/** Floors of F1 over the six plans; docs/parsing.md lists what is missed. */
const FLOORS: Readonly<Record<Kind, number>> = {
  meta: 1,
  clauses: 1,
  headings: 1,
  texts: 1,
  parties: 1,
  times: 0.99,
  deadlines: 0.99,
  actors: 0.95,
  targets: 0.99,
};

describe("the six plans, against their hand annotation", () => {
  const read = new Map(
    [...new Set(golds.map((gold) => gold.source))].map((source) => [source, readFileSync(new URL(source, SEEDS), "utf8")]),
  );
  const plans = new Map([...read].map(([source, text]) => [source, parsePlans(textDocument(text, source))]));
  const all = golds.map((gold) => {
    const found = plans.get(gold.source)?.find((plan) => plan.title.replaceAll(/\s/gu, "") === gold.title.replaceAll(/\s/gu, ""));
    if (!found) throw new Error(`no plan titled ${gold.title} in ${gold.source}`);
    return compare(gold, found, read.get(gold.source) ?? "");
  });

  it.each(KINDS)("%s are found", (kind) => expect(f1(addUp(all, kind))).toBeGreaterThanOrEqual(FLOORS[kind]));

  it("no plan is made up", () => expect([...plans.values()].flat().length).toBe(golds.length));

  it("nothing of the page round a plan is kept", () =>
    expect(all.flatMap(({ misses }) => misses.filter((miss) => miss.startsWith("noise")))).toEqual([]));

  it("every quote stands where it says", () => {
    for (const [source, found] of plans) {
      const text = read.get(source) ?? "";
      for (const one of found.flatMap((plan) => plan.deadlines)) {
        expect(text.slice(one.span.start, one.span.end)).toBe(one.quote);
        expect(text.slice(one.timeSpan.start, one.timeSpan.end)).toBe(one.time);
      }
    }
  });
});
