import { chineseNumber } from "../text/numerals.ts";
import { numberedChoices } from "./choices.ts";
import type { Reading, Reply } from "./types.ts";

/** What was last said to one person in one chat: what a bare number, 更多 or 那下个月呢 refers to. */
export interface Dialogue {
  readonly reading: Reading | null;
  /** The last reading that has pages: what 更多 goes on with. */
  readonly list: Reading | null;
  /** What each number of the last reply says, from 1. */
  readonly answers: Readonly<Record<string, string>>;
  /** What each offered word says: 更多, 原文. */
  readonly offers: Readonly<Record<string, string>>;
}

export const EMPTY_DIALOGUE: Dialogue = { reading: null, list: null, answers: {}, offers: {} };

/** How long a number still answers the last list. */
export const DIALOGUE_MINUTES = 30;

/** The state after `reply` was given to what was read as `reading`. A later page of one list keeps the numbers of
 * the earlier ones, and so does a reply without a list: after item 2 was opened, 3 is still the third. */
export function rememberReply(reading: Reading | null, reply: Reply, before: Dialogue = EMPTY_DIALOGUE): Dialogue {
  const items = reply.blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  const listed = items.flatMap((item) => (item.number && item.say ? [[String(item.number), item.say]] : []));
  const choices = numberedChoices(reply);
  const numbered = choices.map(({ number, say }) => [String(number), say]);
  return {
    reading,
    list: before.list,
    answers: { ...(isLaterPage(reading) || listed.length === 0 ? before.answers : {}), ...Object.fromEntries([...listed, ...numbered]) },
    offers: Object.fromEntries(choices.map(({ label, say }) => [label, say])),
  };
}

function isLaterPage(reading: Reading | null): boolean {
  return Number(reading?.arguments["page"] ?? 1) > 1;
}

const NUMBER = String.raw`(?<number>\d{1,3}|[一二两三四五六七八九十]{1,3})`;
/** 2, 第二条, 看第2个, 2的原文, 第三项怎么写的. */
const ANSWER = new RegExp(
  `^(?:请|帮我)?(?:看一?下?|查一?下?|打开|选|要|就|回复|上面|那|/)*\\s*(?:的|第)?\\s*${NUMBER}\\s*[条个项号点.、)]?(?:任务)?(?:的|是)?(?:原文|原话|全文|详情|内容|怎么写的?|什么|怎么说的?)?[呢吧吗啊。?!]*$`,
  "u",
);
const LAST = /^(?:看|查|打开|要)*(?:最后|末尾|最末)(?:那|的)?(?:一|那)?[条个项](?:的?(?:原文|详情|内容))?[呢吧。?!]*$/u;

/** What a number or an offered word stands for; null where the text is neither. */
export function resolveAnswer(text: string, { answers, offers }: Dialogue): string | null {
  const words = text.trim();
  const offered = offers[words];
  if (offered) return offered;
  if (LAST.test(words)) return lastItem(answers, Object.values(offers));
  const number = ANSWER.exec(words)?.groups?.["number"];
  if (!number) return null;
  const value = chineseNumber(number);
  return value === null ? null : (answers[String(value)] ?? null);
}

/** The item with the highest number; what is only offered below the list is none. */
function lastItem(answers: Dialogue["answers"], offered: readonly string[]): string | null {
  const items = Object.entries(answers).filter(([, say]) => !offered.includes(say));
  return items.sort(([a], [b]) => Number(b) - Number(a))[0]?.[1] ?? null;
}

/** True for a bare number, which can only be an answer. 第三条 may be a clause. */
export function isBareNumber(text: string): boolean {
  return /^\s*(?:回复)?\s*\d{1,3}[个项号.、)]?\s*$/u.test(text);
}

const POINTING = /它|(?:这|那|该|此|上)(?:一|次那|次这|面那|面这)?[条项个款]|刚才(?:那|的|说)|上述|前面那/u;

/**
 * A sentence that points to what was just spoken of, 它的原文, takes from the last reading what it does not name itself. `slots` are those
 * that its command takes.
 */
export function withAntecedent(text: string, reading: Reading, slots: readonly string[], before: Reading | null): Reading {
  if (!before || !POINTING.test(text)) return reading;
  const missing = POINTED.filter((slot) => slots.includes(slot) && !(slot in reading.arguments) && slot in before.arguments);
  return { ...reading, arguments: { ...reading.arguments, ...Object.fromEntries(missing.map((slot) => [slot, before.arguments[slot]])) } };
}

const POINTED = ["clause", "plan", "unit", "window", "place", "service"];
