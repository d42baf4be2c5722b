import { type Context, Hono } from "hono";
import { z } from "zod";
import { readJson } from "./json.ts";
import { isLocalRequest, type WebEnv } from "./security.ts";

/** What demo mode can do: let a person be anybody, and move the clock. */
export interface DemoPort {
  identities(): Promise<readonly DemoIdentity[]>;
  /** The identity a person has now; null before any was chosen. */
  current(personId: string): Promise<string | null>;
  choose(personId: string, chatId: string, identityId: string): Promise<void>;
  /** The clock in force, in epoch milliseconds. */
  now(): number;
  setNow(epochMs: number): Promise<void>;
  /** Moves the clock to the next reminder; false where there is none within a year. */
  next?(chatId: string): Promise<boolean>;
}

export interface DemoIdentity {
  readonly id: string;
  /** 洪雅县司法局, 公民 */
  readonly label: string;
  /** Decides the group it is listed in and the questions it is offered. */
  readonly kind: "unit" | "supervisor" | "citizen";
}

export interface DemoState {
  readonly now: number;
  readonly current: string | null;
  readonly identities: readonly DemoIdentity[];
}

/** Demo mode, where it may be. */
export interface Demo {
  /** What the page needs; null where this request may have no demo mode. */
  state(c: Context<WebEnv>, session: string): Promise<DemoState | null>;
  port(c: Context<WebEnv>): Promise<DemoPort | null>;
  /** Calls back when the clock is set; returns how to stop that. */
  watch(listener: (now: number) => void): () => void;
  clockSet(now: number): void;
}

/** `find` gives the port while there may be a demo mode at all, null from the first admin on; it is asked each time. */
export function createDemo(find: () => Promise<DemoPort | null>): Demo {
  const listeners = new Set<(now: number) => void>();
  const port = async (c: Context<WebEnv>) => (isLocalRequest(c) ? find() : null);
  return {
    port,
    async state(c, session) {
      const demo = await port(c);
      if (demo === null) return null;
      return { now: demo.now(), current: await demo.current(session), identities: await demo.identities() };
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clockSet(now) {
      for (const listener of listeners) listener(now);
    },
  };
}

type Guard = (c: Context<WebEnv>) => Promise<string | Response>;

const NOT_DEMO = { error: "演示模式没有开启。" };
const IDENTITY = z.object({ identity: z.string().min(1).max(200) });
// Beijing time, as a date-time field gives it; China has one clock and, since 1991, no summer time.
const CLOCK = z.union([
  z.object({ at: z.iso.datetime({ local: true, offset: false }) }),
  z.object({ days: z.int().min(1).max(366) }),
  z.object({ next: z.literal(true) }),
]);
const DAY = 24 * 3600 * 1000;
const FIRST = Date.UTC(2000, 0, 1);
const LAST = Date.UTC(2100, 0, 1);

interface DemoRoutesOptions {
  readonly demo: Demo;
  readonly guard: Guard;
  readonly note: (chatId: string, text: string) => Promise<void>;
}

export function demoRoutes({ demo, guard, note }: DemoRoutesOptions): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.post("/identity", async (c) => {
    const session = await guard(c);
    if (typeof session !== "string") return session;
    const port = await demo.port(c);
    if (port === null) return c.json(NOT_DEMO, 403);
    const body = IDENTITY.safeParse(await readJson(c));
    const identity = (await port.identities()).find(({ id }) => body.success && id === body.data.identity);
    if (identity === undefined) return c.json({ error: "没有这个身份。" }, 400);
    await port.choose(session, session, identity.id);
    await note(session, `现在以“${identity.label}”的身份对话`);
    return c.json({ current: identity.id });
  });

  app.post("/clock", async (c) => {
    const session = await guard(c);
    if (typeof session !== "string") return session;
    const port = await demo.port(c);
    if (port === null) return c.json(NOT_DEMO, 403);
    const body = CLOCK.safeParse(await readJson(c));
    if (!body.success) return c.json({ error: "时间不对，应为 2024-12-20T08:58 的样子。" }, 400);
    if ("next" in body.data) {
      const found = (await port.next?.(session)) ?? false;
      demo.clockSet(port.now());
      return found
        ? c.json({ now: port.now() })
        : c.json({ error: "一年之内没有提醒：征求意见稿不提醒，规划期满的文件也不提醒。请换一个单位，或把时间拨到文件有效的年份。" }, 409);
    }
    const now = "at" in body.data ? Date.parse(`${body.data.at}+08:00`) : port.now() + body.data.days * DAY;
    if (!(now >= FIRST && now < LAST)) return c.json({ error: "时间应在 2000 年到 2099 年之间。" }, 400);
    await port.setNow(now);
    demo.clockSet(port.now());
    return c.json({ now: port.now() });
  });

  return app;
}
