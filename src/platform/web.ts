import { hideLocations, hideLocationsIn } from "../chat/hide-location.ts";
import type { Inbox, LogEntry, StoredEntry } from "../chat/inbox.ts";
import type { Handler, Location, Platform, Reply, ReplyFile } from "../chat/types.ts";
import { answer, type ReportError } from "./answer.ts";
import { createShelf } from "./shelf.ts";
import { createTurns } from "./turns.ts";

export interface WebOptions {
  readonly inbox: Inbox;
  readonly clock: () => number;
  readonly report: ReportError;
}

/** What a tab sends. */
export interface WebLine {
  readonly chatId: string;
  /** Made by the tab; the same id twice is one message. */
  readonly id: string;
  readonly text: string;
  readonly location?: Location;
}

/** The web chat: a platform whose chats are sessions, and what its pages need of it. */
export interface WebPlatform extends Platform {
  /** Handles a line and resolves when its answers are in the log. False where the same id came before. */
  receive(line: WebLine): Promise<boolean>;
  /** Puts a remark of ours into the log. */
  note(chatId: string, text: string): Promise<void>;
  /** A file that was handed to this chat; null where it was fetched already, or is another chat's. */
  takeFile(chatId: string, id: string): ReplyFile | null;
  /** Hands every entry after `after` to `push`, in order and each once, until it is closed. */
  listen(chatId: string, after: number, push: (entry: StoredEntry) => Promise<void>): Listening;
}

export interface Listening {
  /** Resolves when closed from either side. */
  readonly closed: Promise<void>;
  close(): void;
}

export function createWebPlatform({ inbox, clock, report }: WebOptions): WebPlatform {
  let handler: Handler | null = null;
  const turns = createTurns();
  const feeds = createFeeds(inbox, report);
  const shelf = createShelf(clock);

  async function put(chatId: string, key: string, said: LogEntry["said"]): Promise<number | null> {
    const id = await inbox.append(chatId, { said, key, at: clock() });
    feeds.wake(chatId);
    return id;
  }

  /** The log keeps words; files wait on the shelf, and the log has their address. */
  function withLinks(chatId: string, { files = [], ...reply }: Reply): Reply {
    if (files.length === 0) return reply;
    const fields = files.map((file) => ({
      name: "下载",
      value: file.name,
      href: `/chat/files/${shelf.put(chatId, file)}`,
      download: true,
    }));
    return { ...reply, blocks: [...reply.blocks, { kind: "fields", fields }] };
  }

  async function respond(line: WebLine): Promise<void> {
    const incoming = {
      platform: "web",
      id: line.id,
      chat: { id: line.chatId, kind: "private" as const },
      from: { id: line.chatId },
      text: line.text,
      ...(line.location && { location: line.location }),
      addressed: true,
      at: clock(),
    };
    const replies = await answer(handler ?? notStarted, incoming, report);
    for (const [index, reply] of replies.entries())
      await put(line.chatId, `answer:${line.id}:${index}`, { by: "bot", reply: withLinks(line.chatId, hideLocationsIn(reply)) });
  }

  return {
    name: "web",
    capabilities: { push: true, groups: false, buttons: true, files: true, location: true, maxLength: 100_000, receipt: "delivered" },
    async start(given) {
      handler = given;
    },
    async stop() {
      feeds.close();
      await turns.settled();
      handler = null;
    },
    async send(chatId, reply, key) {
      const id = await put(chatId, `push:${key}`, { by: "bot", reply: withLinks(chatId, reply) });
      return { messageId: id === null ? null : String(id) };
    },
    async receive(line) {
      // Where a person is serves one answer and is not kept.
      const text = line.text === "" && line.location ? "（我的位置）" : hideLocations(line.text);
      const id = await put(line.chatId, `line:${line.id}`, { by: "person", text });
      if (id === null) return false;
      await turns.run(line.chatId, () => respond(line));
      return true;
    },
    async note(chatId, text) {
      await put(chatId, `note:${crypto.randomUUID()}`, { by: "note", text });
    },
    takeFile: shelf.take,
    listen: feeds.listen,
  };
}

const notStarted: Handler = async () => {
  throw new Error("The web chat got a message before it was started");
};

interface Feeds {
  /** Something new stands in the log of a chat. */
  wake(chatId: string): void;
  listen: WebPlatform["listen"];
  close(): void;
}

/** The open tabs of all chats. */
function createFeeds(inbox: Inbox, report: ReportError): Feeds {
  const listeners = new Map<string, Set<Listener>>();
  return {
    wake(chatId) {
      for (const listener of listeners.get(chatId) ?? []) listener.wake();
    },
    listen(chatId, after, push) {
      const set = listeners.get(chatId) ?? new Set();
      listeners.set(chatId, set);
      const listener = createListener(after, {
        since: (id) => inbox.since(chatId, id),
        push,
        failed: (error) => report(error, { platform: "web", chatId }),
      });
      set.add(listener);
      void listener.closed.then(() => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(chatId) === set) listeners.delete(chatId);
      });
      listener.wake();
      return listener;
    },
    close() {
      for (const listener of [...listeners.values()].flatMap((set) => [...set])) listener.close();
    },
  };
}

interface Listener extends Listening {
  wake(): void;
}

interface ListenerPorts {
  since(id: number): Promise<readonly StoredEntry[]>;
  push(entry: StoredEntry): Promise<void>;
  failed(error: unknown): void;
}

/** Reads the log from where it stands each time it is woken, so that nothing is pushed twice or out of order. */
function createListener(after: number, { since, push, failed }: ListenerPorts): Listener {
  let last = after;
  let known = after === 0;
  let open = true;
  let draining = false;
  let again = false;
  let resolveClosed: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    resolveClosed = resolve;
  });

  function close(): void {
    open = false;
    resolveClosed();
  }

  async function drain(): Promise<void> {
    draining = true;
    try {
      // An id that this log does not know is of a log before it: begin at the beginning.
      if (!known && (await since(last - 1))[0]?.id !== last) last = 0;
      known = true;
      while (again && open) {
        again = false;
        for (const entry of await since(last)) {
          if (!open) return;
          await push(entry);
          last = entry.id;
        }
      }
    } catch (error) {
      // The tab comes back with the id it has seen.
      failed(error);
      close();
    } finally {
      draining = false;
    }
  }

  return {
    closed,
    close,
    wake() {
      again = true;
      if (!draining) void drain();
    },
  };
}
