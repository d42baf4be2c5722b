import type { Deadline } from "../plan/types.ts";

const longestAct = 48;
const longestQuote = 90;

/** Words between the party, the time and the act: 应当于…前, …要开展. */
const between = /^(?:[,、:;\uff0c\uff1a\uff1b\s]|应当|应该|应|必须|须|都要|要|于|在)+/;
const trailing = ",、:;\uff0c\uff1a\uff1b。.";

/**
 * What is to be done, for the first line of a reminder: the plan's own words after the party and the time that open the sentence.
 * Where something else comes first, the sentence stays whole; nothing is taken out of its middle.
 */
export function actOf(deadline: Pick<Deadline, "quote" | "time" | "actor">, heading: string | null): string {
  const sentence = withoutTail(deadline.quote.replace(/\s+/g, ""));
  const afterParty = withoutParty(sentence, deadline.actor);
  const at = afterParty.indexOf(deadline.time);
  const opens = at >= 0 && afterParty.slice(0, at).replace(between, "") === "";
  const act = (opens ? afterParty.slice(at + deadline.time.length) : afterParty).replace(between, "");
  return shorten(act.length >= 4 ? act : (heading ?? sentence), longestAct);
}

/** “行政执法机关于每年1月31日前公开…”, one line. */
export function quoted(quote: string): string {
  return `“${shorten(withoutTail(quote.replace(/\s+/g, "")), longestQuote)}”`;
}

/** 二/(四)/1 as people write it: 二、(四)1. */
export function spokenPath(path: string): string {
  const [first = "", ...rest] = path.split("/");
  if (rest.length === 0) return first;
  return `${first}${/^[一二三四五六七八九十百]+$/.test(first) ? "、" : ""}${rest.join("")}`;
}

/** The sentence without the parties that open it: 区政府、各镇街每年…. */
function withoutParty(sentence: string, actor: readonly string[]): string {
  let rest = sentence;
  for (;;) {
    const party = actor.find((each) => each !== "" && rest.startsWith(each));
    if (party === undefined) return rest;
    rest = rest.slice(party.length).replace(/^[,\uff0c、和与]+/, "");
  }
}

function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && trailing.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Cuts at the end of a part-sentence where one lies near the limit. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  const cut = Math.max(...[",", "\uff0c", ";", "\uff1b", "。"].map((mark) => head.lastIndexOf(mark)));
  return `${cut >= limit / 2 ? head.slice(0, cut) : head}…`;
}
