import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { z } from "zod";
import type { StoredEntry } from "../chat/inbox.ts";
import { renderHtml } from "../chat/render.ts";
import type { Location, ReplyFile } from "../chat/types.ts";
import { type Demo, demoRoutes } from "./chat-demo.ts";
import { readJson } from "./json.ts";
import { createLimiter, type Pace } from "./rate.ts";
import { sameOriginOnly, type WebEnv } from "./security.ts";
import { keepSession, readSession } from "./session.ts";

/** What the pages need of the chat behind them; the web platform is one. */
export interface ChatBackend {
  /** Handles a line and resolves when its answers are in the log. False where the same id came before. */
  receive(line: { readonly chatId: string; readonly id: string; readonly text: string; readonly location?: Location }): Promise<boolean>;
  note(chatId: string, text: string): Promise<void>;
  /** Hands a file out once, and only to the chat it was made for. */
  takeFile(chatId: string, id: string): ReplyFile | null;
  /** Hands every entry of the log after that id to `push`, in order and each once. */
  listen(chatId: string, after: number, push: (entry: StoredEntry) => Promise<void>): Listening;
}

interface Listening {
  readonly closed: Promise<void>;
  close(): void;
}

export interface ChatRoutesOptions {
  readonly chat: ChatBackend;
  /** Signs the session cookies. */
  readonly secret: string;
  readonly clock: () => number;
  /** Absent where there is no demo mode. */
  readonly demo?: Demo;
  readonly pace?: Pace;
}

// A message is a sentence or two; what is longer is a document, and those are not taken here.
const LONGEST_TEXT = 2000;
const LARGEST_BODY = 16 * 1024;
const PACE: Pace = { burst: 20, perMinute: 60 };
// Proxies close a connection on which nothing is said for a minute.
const HEARTBEAT = 20_000;
const MOST_TABS = 20;

/** The chat's requests, all under /chat/; the page itself is a static file. */
export function chatRoutes({ chat, secret, clock, demo, pace = PACE }: ChatRoutesOptions): Hono<WebEnv> {
  const app = new Hono<WebEnv>().basePath("/chat");
  const limiter = createLimiter(pace);
  const tabs = countTabs();

  app.use(sameOriginOnly());
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => c.json({ error: "内容太长了。" }, 413) }));
  const guard = async (c: Context<WebEnv>): Promise<string | Response> => {
    const session = await readSession(c, secret);
    if (session === null) return c.json({ error: "会话已失效，正在重新连接。" }, 401);
    const wait = limiter.take(session, clock());
    if (wait === 0) return session;
    c.header("Retry-After", String(Math.ceil(wait / 1000)));
    return c.json({ error: "发得太快了，请稍等几秒再试。" }, 429);
  };

  app.post("/session", async (c) => {
    const session = await keepSession(c, secret);
    return c.json({ demo: demo ? await demo.state(c, session) : null });
  });

  app.post("/messages", async (c) => {
    const session = await guard(c);
    if (typeof session !== "string") return session;
    const line = MESSAGE.safeParse(await readJson(c));
    if (!line.success) return c.json({ error: `发送的内容不对：请输入 1 到 ${LONGEST_TEXT} 个字。` }, 400);
    const { id, text, location } = line.data;
    const fresh = await chat.receive({ chatId: session, id, text, ...(location && { location: { ...location, datum: "WGS-84" } }) });
    return c.json({ fresh });
  });

  app.get("/files/:id", async (c) => {
    const session = await readSession(c, secret);
    const file = session === null ? null : chat.takeFile(session, c.req.param("id"));
    if (file === null) return c.text("这个文件已经下载过,或者已过期。请在对话里重新导出。", 404);
    return c.body(new Uint8Array(file.bytes), 200, {
      "Content-Type": file.mediaType,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, percent)}`,
      "Cache-Control": "no-store",
    });
  });

  app.get("/events", async (c) => {
    const session = await readSession(c, secret);
    if (session === null) return c.json({ error: "会话已失效，正在重新连接。" }, 401);
    if (tabs.count(session) >= MOST_TABS) return c.json({ error: "打开的页面太多了，请先关掉几个。" }, 429);
    c.header("X-Accel-Buffering", "no");
    return streamSSE(c, async (stream) => {
      const leave = tabs.enter(session);
      const unwatch = demo?.watch((now) => void stream.writeSSE({ event: "clock", data: JSON.stringify({ now }) }));
      await tellLog(stream, (push) => chat.listen(session, lastSeen(c), push));
      unwatch?.();
      leave();
    });
  });

  if (demo) app.route("/demo", demoRoutes({ demo, guard, note: chat.note }));
  return app;
}

/** The id of the last entry that the tab has: a browser's own word when it reconnects goes before the page's. */
function lastSeen(c: Context): number {
  const id = Number(c.req.header("last-event-id") ?? c.req.query("after") ?? 0);
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}

/** Writes a log to a stream until either side ends it. */
async function tellLog(stream: SSEStreamingApi, listen: (push: (entry: StoredEntry) => Promise<void>) => Listening): Promise<void> {
  await stream.writeSSE({ event: "ready", data: "", retry: 1500 });
  const listening = listen((entry) => stream.writeSSE({ event: "entry", id: String(entry.id), data: JSON.stringify(shown(entry)) }));
  const heartbeat = setInterval(() => void stream.write(": still here\n\n"), HEARTBEAT);
  stream.onAbort(() => listening.close());
  if (stream.aborted) listening.close();
  await listening.closed;
  clearInterval(heartbeat);
}

/** Of the marks that a header's value does not take. */
function percent(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}

function countTabs(): { count(session: string): number; enter(session: string): () => void } {
  const open = new Map<string, number>();
  const count = (session: string) => open.get(session) ?? 0;
  return {
    count,
    enter(session) {
      open.set(session, count(session) + 1);
      return () => (count(session) > 1 ? open.set(session, count(session) - 1) : open.delete(session));
    },
  };
}

const MESSAGE = z
  .object({
    id: z.uuid(),
    text: z.string().trim().max(LONGEST_TEXT),
    location: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
  })
  .refine((message) => message.text !== "" || message.location !== undefined);

/** An entry as the page shows it. Its key lets the tab that sent a line know it again. */
function shown(entry: StoredEntry): { by: string; html?: string; text?: string; key: string; at: number } {
  const { said, key, at } = entry;
  return said.by === "bot" ? { by: said.by, html: renderHtml(said.reply), key, at } : { by: said.by, text: said.text, key, at };
}
