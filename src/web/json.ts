import type { Context } from "hono";

/** The body of a JSON request; undefined, which no schema takes, where it is none. */
export async function readJson(c: Context): Promise<unknown> {
  if (!c.req.header("content-type")?.startsWith("application/json")) return undefined;
  return c.req.json().catch(() => undefined);
}
