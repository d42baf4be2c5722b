import { renderText } from "../chat/render.ts";
import { splitText } from "../chat/split.ts";
import type { Handler, Incoming, Location, Platform, Reply } from "../chat/types.ts";
import { answer, type ReportError } from "./answer.ts";
import { createTurns } from "./turns.ts";

export interface MemoryOptions {
  readonly clock: () => number;
  readonly report: ReportError;
  readonly maxLength?: number;
}

export interface MemoryLine {
  readonly id: string;
  readonly chatId: string;
  readonly personId: string;
  readonly text: string;
  readonly group?: boolean;
  readonly addressed?: boolean;
  readonly location?: Location;
}

/** What reached a chat, as a reply and as the messages that a platform without markup would show. */
export interface MemoryMessage {
  readonly chatId: string;
  readonly reply: Reply;
  readonly texts: readonly string[];
  readonly pushed: boolean;
}

export interface MemoryPlatform extends Platform {
  /** Says a line and resolves when it is answered. */
  receive(line: MemoryLine): Promise<void>;
  /** All messages so far, oldest first. */
  readonly messages: readonly MemoryMessage[];
}

/** A platform that keeps everything at hand: for simulations and for talking to the bot in a test. */
export function createMemoryPlatform({ clock, report, maxLength = 4000 }: MemoryOptions): MemoryPlatform {
  let handler: Handler | null = null;
  const seen = new Set<string>();
  const keys = new Set<string>();
  const turns = createTurns();
  const messages: MemoryMessage[] = [];

  function put(chatId: string, reply: Reply, pushed: boolean): void {
    messages.push({ chatId, reply, pushed, texts: splitText(renderText(reply), maxLength) });
  }

  return {
    name: "memory",
    capabilities: { push: true, groups: true, buttons: false, files: false, location: true, maxLength, receipt: "delivered" },
    messages,
    async start(given) {
      handler = given;
    },
    async stop() {
      await turns.settled();
      handler = null;
    },
    async send(chatId, reply, key) {
      if (!keys.has(key)) put(chatId, reply, true);
      keys.add(key);
      return { messageId: key };
    },
    async receive(line) {
      if (handler === null || seen.has(line.id)) return;
      seen.add(line.id);
      const current = handler;
      await turns.run(line.chatId, async () => {
        for (const reply of await answer(current, toIncoming(line, clock()), report)) put(line.chatId, reply, false);
      });
    },
  };
}

function toIncoming(line: MemoryLine, at: number): Incoming {
  return {
    platform: "memory",
    id: line.id,
    chat: { id: line.chatId, kind: line.group ? "group" : "private" },
    from: { id: line.personId },
    text: line.text.trim(),
    ...(line.location && { location: line.location }),
    addressed: line.addressed ?? !line.group,
    at,
  };
}
