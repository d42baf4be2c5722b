import type { Deadline } from "../plan/types.ts";

const longestAct = 48;
const longestQuote = 90;

/** Words that lead from the party to the act: 应当于每年1月31日前公开 → 公开. */
const leading = /^(?:[,,、:;:;\s]|应当|应该|必须|须|应|要|于|在|至少|原则上|都|均|将|并)+/;
const trailing = /[,,、:;:;。.\s]+$/;

/** What is to be done, in the plan's own words without party and time; short enough for the first line of a reminder. */
export function actOf(deadline: Pick<Deadline, "quote" | "time" | "actor">, heading: string | null): string {
  const spoken = deadline.quote.replace(/\s+/g, "");
  const at = spoken.indexOf(deadline.time);
  const before = at < 0 ? "" : withoutParty(spoken.slice(0, at), deadline.actor).replace(/(?:于|在|应当?|要|须|必须)+$/, "");
  const after = (at < 0 ? spoken : spoken.slice(at + deadline.time.length)).replace(leading, "");
  const act = `${before}${after}`.replace(leading, "").replace(trailing, "");
  return act.length >= 4 ? shorten(act, longestAct) : shorten(heading ?? spoken, longestAct);
}

/** “行政执法机关于每年1月31日前公开…”, one line. */
export function quoted(quote: string): string {
  return `“${shorten(quote.replace(/\s+/g, "").replace(trailing, ""), longestQuote)}”`;
}

/** 二/(四)/1 as people write it: 二、(四)1. */
export function spokenPath(path: string): string {
  const [first = "", ...rest] = path.split("/");
  if (rest.length === 0) return first;
  return `${first}${/^[一二三四五六七八九十百]+$/.test(first) ? "、" : ""}${rest.join("")}`;
}

function withoutParty(text: string, actor: readonly string[]): string {
  let rest = text;
  for (const party of actor) rest = rest.replace(party, "");
  return rest.replace(/^[,,、和及与各\s]+/, "").replace(/[,,、和及与\s]+$/, "");
}

/** Cuts at the end of a part-sentence where one lies near the limit. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  const cut = Math.max(...[",", ",", ";", ";", "。"].map((mark) => head.lastIndexOf(mark)));
  return `${cut >= limit / 2 ? head.slice(0, cut) : head}…`;
}
