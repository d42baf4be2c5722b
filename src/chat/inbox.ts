import type { Reply } from "./types.ts";

/** One line of a chat that is kept here and not by a platform: the web chat's own log. */
export interface LogEntry {
  readonly said:
    | { readonly by: "person"; readonly text: string }
    | { readonly by: "bot"; readonly reply: Reply }
    /** Neither: that somebody changed who they are, say. */
    | { readonly by: "note"; readonly text: string };
  /** Unique in its chat; a second entry of the same key is the same entry. */
  readonly key: string;
  /** Epoch milliseconds, by the clock in force. */
  readonly at: number;
}

export interface StoredEntry extends LogEntry {
  /** Ascending within its chat, above 0. */
  readonly id: number;
}

/** Keeps what was said in a chat until its tab comes back. */
export interface Inbox {
  /** Stores an entry and gives its id, higher than every id of the chat before it; null where its key is known already. */
  append(chatId: string, entry: LogEntry): Promise<number | null>;
  /** The entries after that id, oldest first. May leave out the oldest of very many. */
  since(chatId: string, id: number): Promise<readonly StoredEntry[]>;
}

/** An inbox that lives as long as the process, with the newest `keep` entries of each chat. */
export function memoryInbox(keep = 500): Inbox {
  const chats = new Map<string, { entries: StoredEntry[]; keys: Set<string>; last: number }>();
  return {
    async append(chatId, entry) {
      const chat = chats.get(chatId) ?? { entries: [], keys: new Set<string>(), last: 0 };
      chats.set(chatId, chat);
      if (chat.keys.has(entry.key)) return null;
      chat.keys.add(entry.key);
      chat.last += 1;
      chat.entries.push({ ...entry, id: chat.last });
      const old = chat.entries.length > keep ? chat.entries.shift() : undefined;
      if (old) chat.keys.delete(old.key);
      return chat.last;
    },
    async since(chatId, id) {
      return (chats.get(chatId)?.entries ?? []).filter((entry) => entry.id > id);
    },
  };
}
