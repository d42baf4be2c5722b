import { chineseNumber } from "../text/numerals.ts";
import { numberedChoices } from "./choices.ts";
import type { Reading, Reply } from "./types.ts";

/** What was last said to one person in one chat: what a bare number, 更多 or 那下个月呢 refers to. */
export interface Dialogue {
  readonly reading: Reading | null;
  /** What each number of the last reply says, from 1. */
  readonly answers: Readonly<Record<string, string>>;
  /** What each offered word says: 更多, 原文. */
  readonly offers: Readonly<Record<string, string>>;
}

export const EMPTY_DIALOGUE: Dialogue = { reading: null, answers: {}, offers: {} };

/** How long a number still answers the last list. */
export const DIALOGUE_MINUTES = 30;

/** The state after `reply` was given to what was read as `reading`. A later page of one list keeps the numbers of the earlier ones. */
export function rememberReply(reading: Reading | null, reply: Reply, before: Dialogue = EMPTY_DIALOGUE): Dialogue {
  const items = reply.blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  const listed = items.flatMap((item) => (item.number && item.say ? [[String(item.number), item.say]] : []));
  const choices = numberedChoices(reply);
  const numbered = choices.map(({ number, say }) => [String(number), say]);
  return {
    reading,
    answers: { ...(isLaterPage(reading) ? before.answers : {}), ...Object.fromEntries([...listed, ...numbered]) },
    offers: Object.fromEntries(choices.map(({ label, say }) => [label, say])),
  };
}

function isLaterPage(reading: Reading | null): boolean {
  return Number(reading?.arguments["page"] ?? 1) > 1;
}

/** What a number or an offered word stands for; null where the text is neither. */
export function resolveAnswer(text: string, { answers, offers }: Dialogue): string | null {
  const words = text.trim();
  const offered = offers[words];
  if (offered) return offered;
  const match = /^(?:第|回复|选|\/)?\s*(?<number>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:[条个项号.、)]|条任务)?(?:的?原文)?$/u.exec(
    words,
  );
  const number = match?.groups?.["number"];
  if (!number) return null;
  const value = /^\d+$/.test(number) ? Number(number) : chineseNumber(number);
  return value === null ? null : (answers[String(value)] ?? null);
}

/** True for a bare number, which can only be an answer. */
export function isBareNumber(text: string): boolean {
  return /^\s*(?:第|回复)?\d{1,3}[条个项号.、)]?\s*$/u.test(text);
}
