import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTab, type Tab } from "./browser-tab.ts";
import { type ChatApp, memoryDemo, startChatApp } from "./chat-app.ts";

const START = Date.parse("2024-12-01T09:30:00+08:00");
const IDENTITIES = [
  { id: "hongya", label: "洪雅县司法局", kind: "unit" as const },
  { id: "citizen", label: "公民", kind: "citizen" as const },
];

let app: ChatApp;
let demo: ReturnType<typeof memoryDemo>;
let tab: Tab;

beforeEach(async () => {
  demo = memoryDemo(START, IDENTITIES);
  app = await startChatApp(async () => [{ blocks: [{ kind: "paragraph", text: "好" }] }], { demo });
  tab = await openTab(app.url);
});
afterEach(() => app.close());

describe("a session", () => {
  it("is a signed cookie that no script reads and no other site sends", async () => {
    const response = await fetch(`${app.url}/chat/session`, { method: "POST", headers: { "X-Luzhi": "1" } });
    const cookie = response.headers.get("set-cookie");
    expect(cookie).toMatch(/^luzhi_session=[\w-]{22}\./);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Strict");
    expect(cookie).not.toContain("Secure");
  });

  it("is for https only where the page came by https", async () => {
    const headers = { "X-Luzhi": "1", "X-Forwarded-Proto": "https" };
    const response = await fetch(`${app.url}/chat/session`, { method: "POST", headers });
    expect(response.headers.get("set-cookie")).toContain("Secure");
  });

  it("is not taken when its id was changed", async () => {
    const forged = await openTab(app.url, tab.cookie.replace(/=.{22}/, `=${"A".repeat(22)}`));
    expect((await forged.say("我是别人")).status).toBe(401);
    expect((await fetch(`${app.url}/chat/events`, { headers: { Cookie: forged.cookie } })).status).toBe(401);
  });

  it("is kept when the page is opened again", async () => {
    const before = tab.cookie;
    await tab.post("/chat/session");
    expect(tab.cookie.slice(0, 36)).toBe(before.slice(0, 36));
  });
});

describe("a request that another site makes a browser send", () => {
  it.each([
    ["without our header", { "X-Luzhi": undefined }],
    ["from another origin", { Origin: "https://evil.example" }],
    ["from a page of no origin", { Origin: "null" }],
    ["marked as cross-site", { "Sec-Fetch-Site": "cross-site" }],
    ["marked as same-site", { "Sec-Fetch-Site": "same-site" }],
  ])("is refused: %s", async (_name, headers) => {
    expect(await status("/chat/messages", { ...headers, Cookie: tab.cookie })).toBe(403);
  });

  it("is told from one of our own page", async () => {
    expect((await tab.post("/chat/session", {}, { Origin: app.url.replace("127.0.0.1", "localhost") })).status).toBe(200);
    expect((await tab.post("/chat/session", {}, { "Sec-Fetch-Site": "same-origin" })).status).toBe(200);
  });

  it("gets no leave by a preflight", async () => {
    const response = await fetch(`${app.url}/chat/messages`, {
      method: "OPTIONS",
      headers: { Origin: "https://evil.example", "Access-Control-Request-Method": "POST" },
    });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("every answer", () => {
  it.each(["/", "/static/chat.js", "/chat/events", "/nowhere"])("forbids foreign and inline scripts and frames: %s", async (path) => {
    const { headers } = await fetch(app.url + path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("is a page without inline script, inline style or foreign address", async () => {
    const page = await (await fetch(app.url)).text();
    expect(page).not.toMatch(/<script(?![^>]*\bsrc="\/)/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|https?:\/\//);
  });

  it("serves the files of the page and nothing beside them", async () => {
    expect((await fetch(`${app.url}/static/chat.css`)).headers.get("content-type")).toContain("text/css");
    for (const path of ["/static/../server.ts", "/static/%2e%2e/server.ts", "/static/chat.html", "/static/"]) {
      expect((await fetch(app.url + path)).status, path).toBe(404);
    }
  });

  it("spares a browser what it has already", async () => {
    const tag = (await fetch(`${app.url}/static/chat.js`)).headers.get("etag") ?? "";
    expect((await fetch(`${app.url}/static/chat.js`, { headers: { "If-None-Match": tag } })).status).toBe(304);
  });
});

describe("demo mode", () => {
  const hongya = { identity: "hongya" };

  it("lets a person be anybody and notes it in the log", async () => {
    const stream = await tab.listen();
    expect((await tab.post("/chat/demo/identity", hongya)).body).toEqual({ current: "hongya" });
    expect([...demo.chosen.values()]).toEqual(["hongya"]);
    expect((await stream.entry(1))[0]).toMatchObject({ by: "note", text: "现在以“洪雅县司法局”的身份对话" });
    expect((await tab.post("/chat/session")).body).toMatchObject({ demo: { current: "hongya", identities: IDENTITIES } });
  });

  it("moves the clock by days and to a Beijing time, and tells every open tab", async () => {
    const other = await (await openTab(app.url)).listen();
    await tab.post("/chat/demo/clock", { days: 1 });
    expect(Math.abs(demo.now() - (START + 86_400_000))).toBeLessThan(5000);
    const { body } = await tab.post("/chat/demo/clock", { at: "2024-12-20T08:58" });
    expect(Math.abs(Number(body["now"]) - Date.parse("2024-12-20T00:58:00Z"))).toBeLessThan(5000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(other.clocks).toHaveLength(2);
  });

  it.each([{ at: "2024-02-30T08:00" }, { at: "1999-12-31T23:59" }, { at: "tomorrow" }, { days: 0 }, { days: 1e9 }, {}])(
    "does not set the clock to %j",
    async (body) => {
      expect((await tab.post("/chat/demo/clock", body)).status).toBe(400);
      expect(Math.abs(demo.now() - START)).toBeLessThan(5000);
    },
  );

  it("knows nobody beside its own identities", async () => {
    expect((await tab.post("/chat/demo/identity", { identity: "admin" })).status).toBe(400);
    expect(demo.chosen.size).toBe(0);
  });

  it.each([
    ["through a proxy", { "X-Forwarded-For": "10.0.0.1" }],
    ["through a proxy that says Forwarded", { Forwarded: "for=10.0.0.1" }],
    ["through a proxy that says Via", { Via: "1.1 proxy" }],
    ["by a name that only resolves to here", { Host: "luzhi.evil.example:8080" }],
    ["by a name that begins as ours", { Host: "localhost.evil.example" }],
    ["by an address of this machine in its network", { Host: "192.168.1.5:8080" }],
  ])("is shut to who comes %s", async (_name, headers) => {
    const all = { "X-Luzhi": "1", Cookie: tab.cookie, ...headers };
    expect(await status("/chat/demo/identity", all, hongya)).toBe(403);
    expect(await status("/chat/demo/clock", all, { days: 1 })).toBe(403);
    expect(await bodyOf("/chat/session", all)).toEqual({ demo: null });
    expect(demo.chosen.size).toBe(0);
  });

  it("is gone the moment there is none", async () => {
    const real = await startChatApp(async () => [], { demo: null });
    const visitor = await openTab(real.url);
    expect((await visitor.post("/chat/session")).body).toEqual({ demo: null });
    expect((await visitor.post("/chat/demo/identity", hongya)).status).toBe(403);
    await real.close();
  });
});

// By node:http, for fetch sets Host and the Sec- headers as it likes.
async function send(
  path: string,
  headers: Record<string, string | undefined>,
  body: unknown = {},
): Promise<{ status: number; body: string }> {
  const given = Object.entries({ "Content-Type": "application/json", "X-Luzhi": "1", ...headers }).filter(
    ([, value]) => value !== undefined,
  );
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: app.port, path, method: "POST", headers: Object.fromEntries(given) }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on("error", reject);
    sent.end(JSON.stringify(body));
  });
}

async function status(path: string, headers: Record<string, string | undefined>, body?: unknown): Promise<number> {
  return (await send(path, headers, body)).status;
}

async function bodyOf(path: string, headers: Record<string, string | undefined>): Promise<unknown> {
  return JSON.parse((await send(path, headers)).body);
}
