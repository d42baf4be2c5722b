import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { WebEnv } from "./security.ts";

/** Takes an update with the secret that came along, and gives an HTTP status. */
export type Receive = (secret: string | undefined, update: unknown) => Promise<200 | 400 | 403 | 503>;

/** Updates are some kilobytes. */
const LARGEST = 1024 * 1024;

/** POST of Telegram to the path of the address that it was given. */
export function telegramWebhookRoutes(path: string, receive: Receive): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.post(path, bodyLimit({ maxSize: LARGEST }), async (c) => {
    const update: unknown = await c.req.json().catch(() => null);
    return c.body(null, await receive(c.req.header("x-telegram-bot-api-secret-token"), update));
  });
  return app;
}
