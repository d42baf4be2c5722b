import { randomBytes } from "node:crypto";
import type { ReplyFile } from "../chat/types.ts";

/** Files waiting to be fetched, each once and only by the chat it was made for. */
export interface Shelf {
  /** Gives the id under which the chat can fetch it, of 128 random bits. */
  put(chatId: string, file: ReplyFile): string;
  /** Null where there is none of that id for that chat, any more or at all. */
  take(chatId: string, id: string): ReplyFile | null;
}

const KEPT_FOR = 30 * 60_000;
const MOST_OF_A_CHAT = 5;
const MOST = 200;

/** In memory: a file that was not fetched is made again by asking again. */
export function createShelf(clock: () => number): Shelf {
  const waiting = new Map<string, { readonly chatId: string; readonly file: ReplyFile; readonly until: number }>();
  const drop = (over: number, fits: (chatId: string) => boolean) => {
    const ids = [...waiting].filter(([, { chatId }]) => fits(chatId)).map(([id]) => id);
    for (const id of ids.slice(0, Math.max(0, ids.length - over))) waiting.delete(id);
  };
  return {
    put(chatId, file) {
      const id = randomBytes(16).toString("base64url");
      waiting.set(id, { chatId, file, until: clock() + KEPT_FOR });
      drop(MOST_OF_A_CHAT, (other) => other === chatId);
      drop(MOST, () => true);
      return id;
    },
    take(chatId, id) {
      const found = waiting.get(id);
      if (!found || found.chatId !== chatId) return null;
      waiting.delete(id);
      return found.until >= clock() ? found.file : null;
    },
  };
}
