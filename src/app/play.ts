import type { Application } from "../context.ts";
import { simulate } from "../reminder/virtual.ts";

export interface PlaySpan {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Stop after the first message. */
  readonly onlyFirst: boolean;
}

/**
 * Plays the reminders of a stretch of time into the real chats, and says how many there were. `at` is told what time it is before each
 * message; at the end too, unless it stopped at the first.
 */
export async function playReminders({ ports }: Application, { from, to, onlyFirst }: PlaySpan, at: (now: number) => void): Promise<number> {
  let played = 0;
  for await (const message of simulate({ from, to, ports })) {
    at(message.at);
    await ports.send(message.chat, message.reply, message.key);
    played++;
    if (onlyFirst) return played;
  }
  if (!onlyFirst) at(to);
  return played;
}
