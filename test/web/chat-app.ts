import { fileURLToPath } from "node:url";
import { type Inbox, memoryInbox } from "../../src/chat/inbox.ts";
import type { Handler } from "../../src/chat/types.ts";
import { createWebPlatform, type WebPlatform } from "../../src/platform/web.ts";
import { createDemo, type DemoIdentity, type DemoPort } from "../../src/web/chat-demo.ts";
import { chatRoutes } from "../../src/web/chat-routes.ts";
import type { Pace } from "../../src/web/rate.ts";
import { createServer, type RunningServer } from "../../src/web/server.ts";
import { staticFiles } from "../../src/web/static-files.ts";

export interface ChatApp {
  readonly url: string;
  readonly port: number;
  readonly platform: WebPlatform;
  readonly errors: readonly unknown[];
  close(): Promise<void>;
}

export interface ChatAppOptions {
  readonly demo?: DemoPort | null;
  readonly inbox?: Inbox;
  readonly pace?: Pace;
  readonly secret?: string;
  readonly port?: number;
  readonly clock?: () => number;
}

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));

/** The web chat over real HTTP on a free port of this machine, with a handler of the test's own. */
export async function startChatApp(handler: Handler, options: ChatAppOptions = {}): Promise<ChatApp> {
  const errors: unknown[] = [];
  const { demo = null, inbox = memoryInbox(), clock = demo ? () => demo.now() : Date.now } = options;
  const report = (error: unknown) => void errors.push(error);
  const platform = createWebPlatform({ inbox, clock, report });
  await platform.start(handler);
  const routes = chatRoutes({
    chat: platform,
    secret: options.secret ?? "a secret of this test",
    clock,
    demo: createDemo(async () => demo),
    ...(options.pace && { pace: options.pace }),
  });
  const server: RunningServer = await createServer({
    routes: [await staticFiles(STATIC), routes],
    port: options.port ?? 0,
    host: "127.0.0.1",
    report,
  });
  return {
    url: server.url,
    port: server.port,
    platform,
    errors,
    async close() {
      await platform.stop();
      await server.close();
    },
  };
}

/** A demo port that keeps its clock and identities in memory. */
export function memoryDemo(start: number, identities: readonly DemoIdentity[]): DemoPort & { readonly chosen: Map<string, string> } {
  const chosen = new Map<string, string>();
  let offset = start - Date.now();
  return {
    chosen,
    identities: async () => identities,
    current: async (personId) => chosen.get(personId) ?? null,
    async choose(personId, _chatId, identityId) {
      chosen.set(personId, identityId);
    },
    now: () => Date.now() + offset,
    async setNow(epochMs) {
      offset = epochMs - Date.now();
    },
    // Its only reminder comes on 24 January 2025, 9:00 in Beijing.
    async next() {
      const reminder = Date.UTC(2025, 0, 24, 1);
      if (Date.now() + offset >= reminder) return false;
      offset = reminder - Date.now();
      return true;
    },
  };
}
