import { readWindow } from "../time/window.ts";
import type { Mention } from "./types.ts";

const LABEL = "[一二三四五六七八九十百]{1,5}";
// 二/(四)/1, (三十四), 二(四)1, 第十二条
const CLAUSE = new RegExp(
  `(?:${LABEL}[、/]?)?\\(${LABEL}\\)(?:[/、]?\\d{1,3})?|${LABEL}/(?:\\(${LABEL}\\)|\\d{1,3})(?:/\\d{1,3})?|第(?:${LABEL}|\\d{1,3})条`,
  "gu",
);
const COORDINATES = /(?<![\d.])(?<first>\d{1,3}\.\d{1,9})\s{0,3}[,，、\s]\s{0,3}(?<second>\d{1,3}\.\d{1,9})(?![\d.])/gu;
const PLAN_ID = /#(\d{1,9})/gu;

/** What any sentence may name without a lexicon: days, clause numbers, coordinates, plan numbers. */
export function recognise(text: string, now: number): Mention[] {
  return [...windows(text, now), ...clauses(text), ...coordinates(text), ...planIds(text)];
}

function windows(text: string, now: number): Mention[] {
  const window = readWindow(text, now);
  if (!window) return [];
  const { from, to, label, start, end } = window;
  return [{ slot: "window", value: { from, to, label }, start, end }];
}

function clauses(text: string): Mention[] {
  return [...text.matchAll(CLAUSE)].map((match) => ({ slot: "clause", value: clausePath(match[0]), ...spanOf(match) }));
}

/** 二(四)1 and 二、(四)1 to 二/(四)/1. */
function clausePath(printed: string): string {
  const labels = printed.match(/\([^)]+\)|第[^条]+条|\d+|[一二三四五六七八九十百]+/gu) ?? [];
  return labels.join("/");
}

function coordinates(text: string): Mention[] {
  return [...text.matchAll(COORDINATES)].flatMap((match) => {
    const pair = [Number(match.groups?.["first"]), Number(match.groups?.["second"])] as const;
    // In China every longitude is above 73 and every latitude below 54, so the order in which they are typed does not matter.
    const [longitude, latitude] = Math.abs(pair[0]) > Math.abs(pair[1]) ? pair : [pair[1], pair[0]];
    if (longitude < 73 || longitude > 136 || latitude < 3 || latitude > 54) return [];
    return [{ slot: "location" as const, value: { latitude, longitude, datum: "WGS-84" }, ...spanOf(match) }];
  });
}

function planIds(text: string): Mention[] {
  return [...text.matchAll(PLAN_ID)].map((match) => ({ slot: "plan", value: Number(match[1]), ...spanOf(match) }));
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
