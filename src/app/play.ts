import type { Application } from "../context.ts";
import { simulate } from "../reminder/virtual.ts";

export interface PlaySpan {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Stop after the first message. */
  readonly onlyFirst: boolean;
}

/** Plays the reminders of a stretch of time into the real chats. `at` is told what time it is before each message, and at the end. */
export async function playReminders({ ports }: Application, { from, to, onlyFirst }: PlaySpan, at: (now: number) => void): Promise<void> {
  for await (const message of simulate({ from, to, ports })) {
    at(message.at);
    await ports.send(message.chat, message.reply, message.key);
    if (onlyFirst) return;
  }
  if (!onlyFirst) at(to);
}
