import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Application } from "../../src/context.ts";
import { openBot } from "../support/bot.ts";
import { confusionReport, hear, type Outcome, readSentences, type Sentence, shareRight } from "../support/understanding.ts";

/** Share of the sentences that must be understood, command and every argument that the sentence gives. */
const FLOOR = 0.97;

const here = new URL("./", import.meta.url);
const files = readdirSync(here).filter((name) => name.endsWith(".jsonl"));
const sentences: readonly Sentence[] = files.flatMap((name) => [...readSentences(new URL(name, here))]);

describe("what people type", () => {
  let bot: Application;
  let outcomes: readonly Outcome[];
  beforeAll(async () => {
    bot = await openBot();
    outcomes = await hear(bot, sentences);
  }, 120_000);
  afterAll(async () => bot.close());

  it("is there in numbers, by every kind of person", () => {
    expect(sentences.length).toBeGreaterThanOrEqual(300);
    for (const who of ["official", "supervisor", "liaison", "citizen", "passer-by"]) {
      expect(sentences.filter((sentence) => sentence.who === who).length, who).toBeGreaterThanOrEqual(30);
    }
  });

  it(`is understood, ${FLOOR * 100} % of it`, () => {
    expect(shareRight(outcomes), confusionReport(outcomes)).toBeGreaterThanOrEqual(FLOOR);
  });

  it.each(["official", "supervisor", "liaison", "citizen", "passer-by"])("is understood from every kind of person: %s", (who) => {
    const theirs = outcomes.filter(({ sentence }) => sentence.who === who);
    expect(shareRight(theirs), confusionReport(theirs)).toBeGreaterThanOrEqual(0.95);
  });

  it("is left alone where it asks nothing of the bot", () => {
    const idle = outcomes.filter(({ sentence }) => sentence.command === null);
    expect(idle.length).toBeGreaterThanOrEqual(50);
    expect(shareRight(idle), confusionReport(idle)).toBeGreaterThanOrEqual(FLOOR);
  });

  it("never takes small talk for an act that changes something", () => {
    const acts = ["accept", "done", "waive", "return", "approve", "bind", "subscribe", "unsubscribe"];
    const invented = outcomes.filter(({ sentence, heard }) => heard !== sentence.command && heard !== null && acts.includes(heard));
    expect(invented.map(({ sentence, heard }) => `${sentence.say} -> ${heard}`)).toEqual([]);
  });
});
