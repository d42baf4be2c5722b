import { Hono } from "hono";
import type { WebEnv } from "./security.ts";

export interface Health {
  readonly database: boolean;
  /** By name: idle, connecting, up or failed. */
  readonly platforms: Readonly<Record<string, string>>;
}

/** GET /healthz: 200 where the program works, 503 where its database does not answer. */
export function healthRoutes(examine: () => Promise<Health>): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  app.get("/healthz", async (c) => {
    const health = await examine().catch(() => ({ database: false, platforms: {} }));
    return c.json({ status: health.database ? "ok" : "failed", ...health }, health.database ? 200 : 503);
  });
  return app;
}
