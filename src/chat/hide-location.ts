import { viewOf } from "../text/view.ts";
import type { Block, Reply } from "./types.ts";

/** What stands where coordinates stood. */
export const HIDDEN = "（位置）";

const AXIS = "(?:[东西南北]?[经纬]度?|l(?:at|ng|on)(?:itude|gitude)?)\\s?[:=是为]?\\s?";
const DECIMAL = "\\d{1,3}\\.\\d{1,20}";
/** 31°11′32″; the marks as folding leaves them, and as people type them. */
const SEXAGESIMAL = "\\d{1,3}\\s?[°度]\\s?\\d{1,2}(?:\\.\\d{1,20})?\\s?[′'’分](?:\\s?\\d{1,2}(?:\\.\\d{1,20})?\\s?(?:[″\"”秒]|''|′′))?";
const DEGREES = "°?[度NESWnesw]?";
const PAIR = `(?<first>${DECIMAL})${DEGREES}\\s{0,3}[,，、;；/|&\\s]?\\s{0,3}(?:${AXIS})?(?<second>${DECIMAL})${DEGREES}`;
const PATTERN = new RegExp(`(?<![\\d.])(?:(?:${AXIS})?${PAIR}|(?:${AXIS})?${SEXAGESIMAL}|${AXIS}${DECIMAL}${DEGREES})(?![\\d.])`, "giu");

/** The text without coordinates: where a person is serves one answer and is not kept. Takes 2.5, 3.5 for what it is: no place of ours. */
export function hideLocations(text: string): string {
  const view = viewOf(text, { blanks: "keep" });
  let hidden = "";
  let at = 0;
  for (const match of view.text.matchAll(PATTERN)) {
    if (!isPlace(match)) continue;
    const { start, end } = view.source(match.index, match.index + match[0].length);
    hidden += text.slice(at, start) + HIDDEN;
    at = end;
  }
  return hidden + text.slice(at);
}

/** Of two bare numbers: degrees of China, either first, or too exact to be anything else. */
function isPlace({ groups }: RegExpMatchArray): boolean {
  const { first, second } = groups ?? {};
  if (first === undefined || second === undefined) return true;
  const [low = 0, high = 0] = [Number(first), Number(second)].sort((a, b) => a - b);
  const decimals = Math.min(...[first, second].map((number) => number.split(".")[1]?.length ?? 0));
  return decimals >= 3 || (low >= 3 && low <= 54 && high >= 73 && high <= 136);
}

/** A reply as it may be kept: an answer may repeat what was asked. Links to service points stay. */
export function hideLocationsIn(reply: Reply): Reply {
  return { ...reply, blocks: reply.blocks.map(hideInBlock) };
}

function hideInBlock(block: Block): Block {
  return block.kind === "title" || block.kind === "paragraph" ? { ...block, text: hideLocations(block.text) } : block;
}
