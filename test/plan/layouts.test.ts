import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { parsePlans } from "../../src/plan/parse.ts";
import { addUp, compare, f1, type Gold, KINDS, type Kind } from "./score.ts";

/**
 * Plans of other kinds and layouts, written for this test: hard-wrapped, without breaks, traditional characters, OCR slips, tables, articles,
 * two plans in a page, units by label, by bracket and by verb.
 */
const FOLDER = new URL("../fixtures/plans/", import.meta.url);
const golds = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json"))
  .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Gold);

/** Nothing may be lost here but a few actors, which docs/parsing.md lists. */
const FLOORS: Readonly<Record<Kind, number>> = {
  meta: 1,
  clauses: 1,
  headings: 1,
  texts: 1,
  parties: 1,
  times: 1,
  deadlines: 1,
  actors: 0.93,
  targets: 1,
};

describe.each(golds.map((gold) => [gold.plan, gold] as const))("%s", (_, gold) => {
  const text = readFileSync(new URL(gold.source, FOLDER), "utf8");
  const plans = parsePlans(textDocument(text, gold.source));
  const found = plans.find((plan) => plan.title === gold.title);

  it("is read as a careful clerk reads it", () => {
    if (!found) throw new Error(`no plan titled ${gold.title}, but ${plans.map((plan) => plan.title).join(", ")}`);
    const { score, misses } = compare(gold, found, text);
    const low = KINDS.filter((kind) => kind !== "actors" && f1(score[kind]) < FLOORS[kind]);
    expect(low.length === 0 ? [] : misses).toEqual([]);
  });
});

it("actors of all of them are found", () => {
  const all = golds.map((gold) => {
    const text = readFileSync(new URL(gold.source, FOLDER), "utf8");
    const found = parsePlans(textDocument(text, gold.source)).find((plan) => plan.title === gold.title);
    if (!found) throw new Error(gold.title);
    return compare(gold, found, text);
  });
  expect(f1(addUp(all, "actors"))).toBeGreaterThanOrEqual(FLOORS.actors);
});
