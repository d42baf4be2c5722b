import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Command, Lexicon, Mention } from "../../src/chat/types.ts";
import { createUnderstander } from "../../src/chat/understanding.ts";
import { instantOf } from "../../src/time/date.ts";

const now = instantOf("2022-12-01", "09:00");
const command = (declared: Partial<Command<null>> & { name: string }): Command<null> => ({
  words: [],
  summary: "",
  examples: [],
  arguments: z.object({}),
  run: async () => ({ blocks: [] }),
  ...declared,
});
const tasks = command({
  name: "tasks",
  words: ["任务"],
  examples: ["{unit}有哪些任务"],
  cues: { sure: ["(责任|任务)清单"], likely: ["(负责|承担)什么"], against: ["谁"] },
  arguments: z.object({ unit: z.string().optional() }),
});
const search = command({
  name: "search",
  words: ["查找"],
  cues: { sure: ["谁(负责|管)"] },
  arguments: z.object({ topic: z.string().optional() }),
});
const places = command({
  name: "places",
  words: ["附近"],
  examples: ["{place}在哪"],
  arguments: z.object({ place: z.string().optional() }),
});

const named = (text: string, name: string, slot: Mention["slot"]): Mention[] => {
  const start = text.indexOf(name);
  return start < 0 ? [] : [{ slot, value: name, start, end: start + name.length }];
};
const lexicon: Lexicon = {
  mentions: (text) => [...named(text, "遂平县司法局", "unit"), ...named(text, "遂平县", "place")],
  knows: (phrase) => ("深化行政复议体制改革".includes(phrase) ? 1 : 0),
  names: ["司法局"],
};
const understander = createUnderstander([tasks, search, places]);
const first = (text: string) => understander.understand(text, now, lexicon).readings[0];

describe("understanding built from declarations", () => {
  it("takes a command's word for the command", () => {
    expect(first("任务")).toMatchObject({ command: "tasks", score: 1 });
  });

  it("takes an example with another name for the same example", () => {
    expect(first("遂平县司法局有哪些任务")).toEqual({ command: "tasks", arguments: { unit: "遂平县司法局" }, score: 1 });
  });

  it("takes a cue inside a sentence that is like no example", () => {
    expect(first("领导让我把责任清单打出来")).toMatchObject({ command: "tasks" });
    expect(first("领导让我把责任清单打出来")?.score).toBeGreaterThan(0.5);
  });

  it("takes the place out of a unit's name where a command wants places", () => {
    expect(first("遂平县司法局在哪")).toMatchObject({ command: "places", arguments: { place: "遂平县" } });
  });

  it.each(["行政复议谁负责", "请问行政复议这块谁管呀", "那个，行政复议 谁 负责啊？", "谁管行政复议的工作"])(
    "finds the topic of “%s”",
    (said) => {
      expect(first(said)).toMatchObject({ command: "search", arguments: { topic: "行政复议" } });
    },
  );

  it("lets a cue against speak against", () => {
    const score = (text: string) =>
      understander.understand(text, now, lexicon).readings.find(({ command: name }) => name === "tasks")?.score ?? 0;
    expect(score("谁列责任清单")).toBeLessThan(score("列责任清单"));
  });

  it.each(["今天天气怎么样", "哈哈哈哈", "👍", "???", "asdf", "123456"])("is sure of nothing in “%s”", (said) => {
    expect(first(said)?.score ?? 0).toBeLessThan(0.5);
  });

  it.each(["renwu", "ren wu", "任wu", "任物", "zeren清单", "责人清单"])("puts “%s” right", (said) => {
    expect(first(said)).toMatchObject({ command: "tasks" });
    expect(first(said)?.score).toBeGreaterThan(0.5);
  });

  it("follows a slash whatever stands behind it", () => {
    expect(first("/search 天气")).toMatchObject({ command: "search", arguments: { topic: "天气" }, score: 1 });
    expect(first("/任务@luzhi_bot 遂平县司法局")).toMatchObject({ command: "tasks", arguments: { unit: "遂平县司法局" } });
  });

  it("reads a long sentence of noise in no time", () => {
    const began = performance.now();
    first("的负责什么谁管任务{清单".repeat(70));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
