import { localDate } from "../time/date.ts";
import { rangeLabel, readWindow } from "../time/window.ts";
import { clausesIn } from "./clause-path.ts";
import type { Mention } from "./types.ts";

// 31.73,116.52 and 纬度31.73,经度116.52 and 东经116.52° 北纬31.73°
const AXIS = "(?:[北东]?[经纬]度?\\s?[:是为]?\\s?)?";
const DEGREES = "°?[度NEne]?";
const COORDINATES = new RegExp(
  `(?<![\\d.])${AXIS}(?<first>\\d{1,3}\\.\\d{1,9})${DEGREES}\\s{0,3}[,，、;\\s]?\\s{0,3}${AXIS}(?<second>\\d{1,3}\\.\\d{1,9})${DEGREES}(?![\\d.])`,
  "gu",
);
const PLAN_ID = /#(\d{1,9})/gu;

/** What any sentence may name without a lexicon: days, clause numbers, coordinates, plan numbers. */
export function recognise(text: string, now: number): Mention[] {
  return [...windows(text, now), ...clausesIn(text), ...coordinates(text), ...planIds(text), ...notes(text)];
}

/** 到年底, 截至3月底, 从现在到明年6月: from today until then. */
const UNTIL = /(?:(?:从|自)?(?:现在|今天|目前|眼下|今日)(?:开始|起)?[,，]?(?:一直)?|(?<!推迟|延期|延|顺延|改))(?:到|至|截至|截止到?)$/u;

function windows(text: string, now: number): Mention[] {
  const window = readWindow(text, now);
  if (!window) return [];
  const today = localDate(now);
  const until = window.to > today && window.from > today ? UNTIL.exec(text.slice(0, window.start)) : null;
  const { from, to, label } = until
    ? { from: today, to: window.to, label: `今天到${rangeLabel({ from: window.to, to: window.to })}` }
    : window;
  return [{ slot: "window", value: { from, to, label }, start: until?.index ?? window.start, end: window.end }];
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

/** A reason or a note, up to the end of what was said; only commands that take one look at it. */
const NOTE = /[,，;；。\s]{0,3}(?:(?:理由|原因|备注|说明)(?:是|为|[:：])|因为|由于)\s{0,3}(?<note>\S.{0,300})$/u;

function notes(text: string): Mention[] {
  const match = NOTE.exec(text);
  const note = match?.groups?.["note"]?.replace(/[。.\s]$/u, "");
  return match && note ? [{ slot: "note", value: note, ...spanOf(match) }] : [];
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
