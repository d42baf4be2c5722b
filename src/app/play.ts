import type { Application } from "../context.ts";
import { simulate } from "../reminder/virtual.ts";

export interface PlaySpan {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Stop at the moment at which this chat (by its platform's id) hears something. */
  readonly untilChat?: string;
}

/**
 * Plays the reminders of a stretch of time into the real chats. `at` is told what time it is before each message; at the end too, unless the
 * chat that was waited for has heard. Returns whether it has.
 */
export async function playReminders(
  { ports }: Application,
  { from, to, untilChat }: PlaySpan,
  at: (now: number) => void,
): Promise<boolean> {
  let heard = false;
  const until = untilChat === undefined ? {} : { until: (message: { chat: { chatId: string } }) => message.chat.chatId === untilChat };
  for await (const message of simulate({ from, to, ports, ...until })) {
    at(message.at);
    await ports.send(message.chat, message.reply, message.key);
    heard ||= message.chat.chatId === untilChat;
  }
  if (!heard) at(untilChat === undefined ? to : from);
  return heard;
}
