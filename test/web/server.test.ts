import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { WebEnv } from "../../src/web/security.ts";
import { createServer } from "../../src/web/server.ts";
import { openTab } from "./browser-tab.ts";
import { startChatApp } from "./chat-app.ts";

const local = { host: "127.0.0.1", port: 0, report: () => undefined };

describe("the server", () => {
  it("says in one line that its port is taken", async () => {
    const first = await createServer({ ...local, routes: [] });
    const error = await createServer({ ...local, port: first.port, routes: [] }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      message: `localhost:${first.port} 已被别的程序占用；请先停掉那个程序，或者换一个端口。`,
      code: "EADDRINUSE",
    });
    await first.close();
  });

  it("says that an address is not of this machine", async () => {
    await expect(createServer({ ...local, host: "192.0.2.1", routes: [] })).rejects.toThrow("192.0.2.1:0 不是本机的地址");
  });

  it("asks its sub-applications in their order", async () => {
    const one = new Hono<WebEnv>().get("/a", (c) => c.text("one"));
    const two = new Hono<WebEnv>().get("/a", (c) => c.text("two")).get("/b", (c) => c.text("two"));
    const server = await createServer({ ...local, routes: [one, two] });
    expect(await (await fetch(`${server.url}/a`)).text()).toBe("one");
    expect(await (await fetch(`${server.url}/b`)).text()).toBe("two");
    expect((await fetch(`${server.url}/c`)).status).toBe(404);
    await server.close();
  });

  it("answers an error without its words, and hands it to the log", async () => {
    const errors: unknown[] = [];
    const broken = new Hono<WebEnv>().get("/", () => {
      throw new Error("secret path /data");
    });
    const server = await createServer({ ...local, routes: [broken], report: (error, path) => void errors.push([String(error), path]) });
    const response = await fetch(server.url);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
    expect(errors).toEqual([["Error: secret path /data", "/"]]);
    await server.close();
  });

  it("closes within its grace though an event stream is open", async () => {
    const app = await startChatApp(async () => []);
    const stream = await (await openTab(app.url)).listen();
    const begun = performance.now();
    await app.close();
    await stream.ended;
    expect(performance.now() - begun).toBeLessThan(1500);
    await expect(fetch(app.url)).rejects.toThrow();
  });
});
