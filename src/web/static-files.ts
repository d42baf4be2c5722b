import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { Hono } from "hono";
import type { WebEnv } from "./security.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/**
 * Serves the files of one folder, read once: `chat.html` at /, the others at /static/NAME. Browsers ask again each
 * time and get 304, so that an upgraded server is never met with an old script.
 */
export async function staticFiles(folder: string): Promise<Hono<WebEnv>> {
  const app = new Hono<WebEnv>();
  for (const name of await readdir(folder)) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const body = await readFile(join(folder, name), "utf8");
    const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 20)}"`;
    app.get(name === "chat.html" ? "/" : `/static/${name}`, (c) => {
      const headers = { "Cache-Control": "no-cache", ETag: tag };
      if (c.req.header("if-none-match") === tag) return c.body(null, 304, headers);
      return c.body(body, 200, { ...headers, "Content-Type": type });
    });
  }
  return app;
}
