import { afterEach, describe, expect, it } from "vitest";
import type { Reply } from "../../src/chat/types.ts";
import { openTab, type Tab } from "./browser-tab.ts";
import { type ChatApp, startChatApp } from "./chat-app.ts";

const REPLY: Reply = {
  blocks: [{ kind: "paragraph", text: "好了" }],
  files: [{ name: "台账(洪雅)'1'.xlsx", mediaType: "application/octet-stream", bytes: new Uint8Array([80, 75, 0, 255]) }],
};

describe("a file in the web chat", () => {
  let app: ChatApp;
  let now = 1_000_000;
  afterEach(() => app.close());

  const linkFor = async (tab: Tab): Promise<string> => {
    await tab.say("导出台账");
    const stream = await tab.listen();
    const html = (await stream.entry(2)).findLast((entry) => entry.by === "bot")?.html ?? "";
    stream.close();
    const href = /<a href="(\/chat\/files\/[\w-]{22})"[^>]* download>/.exec(html)?.[1];
    if (!href) throw new Error(`no link in ${html}`);
    return app.url + href;
  };
  const get = (link: string, cookie: string) => fetch(link, { headers: { Cookie: cookie } });
  const start = async () => {
    app = await startChatApp(async () => [REPLY], { clock: () => now });
    return openTab(app.url);
  };

  it("is a link that gives its bytes under its name", async () => {
    const tab = await start();
    const response = await get(await linkFor(tab), tab.cookie);
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(REPLY.files?.[0]?.bytes);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent("台账")}%28${encodeURIComponent("洪雅")}%29%271%27.xlsx`,
    );
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("is handed out once", async () => {
    const tab = await start();
    const link = await linkFor(tab);
    expect((await get(link, tab.cookie)).status).toBe(200);
    const again = await get(link, tab.cookie);
    expect(again.status).toBe(404);
    expect(await again.text()).toContain("请在对话里重新导出");
  });

  it("is another session's never, who may ask without using it up", async () => {
    const tab = await start();
    const link = await linkFor(tab);
    const stranger = await openTab(app.url);
    expect((await get(link, stranger.cookie)).status).toBe(404);
    expect((await get(link, "")).status).toBe(404);
    expect((await get(link, tab.cookie)).status).toBe(200);
  });

  it("waits half an hour", async () => {
    const tab = await start();
    const link = await linkFor(tab);
    now += 30 * 60_000 + 1;
    expect((await get(link, tab.cookie)).status).toBe(404);
  });

  it("makes room for newer ones of the same session only", async () => {
    const tab = await start();
    const other = await openTab(app.url);
    const kept = await linkFor(other);
    const links: string[] = [];
    for (let n = 0; n < 6; n++) {
      await tab.say("导出台账");
      const stream = await tab.listen();
      const html = (await stream.entry(2 * n + 2)).at(-1)?.html ?? "";
      stream.close();
      links.push(app.url + (/href="([^"]+)"/.exec(html)?.[1] ?? ""));
    }
    const statuses = await Promise.all(links.map(async (link) => (await get(link, tab.cookie)).status));
    expect(statuses).toEqual([404, 200, 200, 200, 200, 200]);
    expect((await get(kept, other.cookie)).status).toBe(200);
  });
});
