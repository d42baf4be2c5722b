import { afterEach, describe, expect, it } from "vitest";
import { memoryInbox } from "../../src/chat/inbox.ts";
import { escapeHtml } from "../../src/chat/render.ts";
import type { Handler, Incoming, Reply } from "../../src/chat/types.ts";
import { createWebPlatform } from "../../src/platform/web.ts";
import { openTab } from "../web/browser-tab.ts";
import { type ChatApp, type ChatAppOptions, startChatApp } from "../web/chat-app.ts";
import { platformContract } from "./contract.ts";

const FAST = { burst: 1000, perMinute: 60_000 };

platformContract("the web chat", { repeats: true, escaped: escapeHtml }, async (handler) => {
  const app = await startChatApp(handler, { pace: FAST });
  const tab = await openTab(app.url);
  return {
    platform: app.platform,
    chatId: sessionOf(tab.cookie),
    errors: app.errors,
    async says(text, id) {
      expect((await tab.say(text, id)).status).toBe(200);
    },
    async shown() {
      const stream = await tab.listen();
      const entries = await settled(stream.entries);
      stream.close();
      return entries.flatMap((entry) => (entry.by === "bot" ? [entry.html ?? ""] : []));
    },
    close: () => app.close(),
  };
});

describe("the web chat over HTTP", () => {
  let app: ChatApp | null = null;
  afterEach(async () => {
    await app?.close();
    app = null;
  });
  const start = async (handler: Handler, options: ChatAppOptions = {}) => {
    app = await startChatApp(handler, options);
    return app;
  };

  it("shows a tab its own lines and the answers to them, in order", async () => {
    const { url } = await start(echo);
    const tab = await openTab(url);
    const stream = await tab.listen();
    await tab.say("帮助");
    const entries = await stream.entry(2);
    expect(entries.map(({ by, text, html }) => [by, text ?? html])).toEqual([
      ["person", "帮助"],
      ["bot", "<p>答：帮助</p>"],
    ]);
  });

  it("shows every tab of a session the same, and another session nothing", async () => {
    const { url } = await start(echo);
    const tab = await openTab(url);
    const [first, second] = [await tab.listen(), await tab.listen()];
    const stranger = await (await openTab(url)).listen();
    await tab.say("帮助");
    expect(await first.entry(2)).toEqual(await second.entry(2));
    expect(await settled(stranger.entries)).toEqual([]);
  });

  it("keeps a reminder for a chat whose tab is closed until it comes back", async () => {
    const { url, platform } = await start(echo);
    const tab = await openTab(url);
    const stream = await tab.listen();
    await tab.say("一");
    const [, seen] = await stream.entry(2);
    stream.close();
    await platform.send(sessionOf(tab.cookie), reply("提醒甲"), "d1");
    await platform.send(sessionOf(tab.cookie), reply("提醒乙"), "d2");
    const back = await (await tab.listen(seen?.id)).entry(2);
    expect(back.map((entry) => entry.html)).toEqual(["<p>提醒甲</p>", "<p>提醒乙</p>"]);
  });

  it("takes up where Last-Event-ID says, as a browser asks when it reconnects", async () => {
    const { url, platform } = await start(echo);
    const tab = await openTab(url);
    for (const word of ["甲", "乙", "丙"]) await platform.send(sessionOf(tab.cookie), reply(word), word);
    const response = await fetch(`${url}/chat/events?after=0`, { headers: { Cookie: tab.cookie, "Last-Event-ID": "2" } });
    const reader = response.body?.getReader();
    let text = "";
    while (!text.includes("丙")) text += new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    expect(text).not.toContain("乙");
  });

  it("loses nothing and doubles nothing while messages pour in at the moment of connecting", async () => {
    const { url, platform } = await start(echo);
    const tab = await openTab(url);
    const chatId = sessionOf(tab.cookie);
    const sent = Array.from({ length: 200 }, (_, index) => `第${index}条`);
    const pouring = (async () => {
      for (const text of sent) await platform.send(chatId, reply(text), text);
    })();
    const streams = await Promise.all([tab.listen(), tab.listen(), tab.listen()]);
    await pouring;
    for (const stream of streams) {
      expect((await stream.entry(200)).map((entry) => entry.html)).toEqual(sent.map((text) => `<p>${text}</p>`));
    }
  });

  it("shows a delivery once, however often its sending is tried", async () => {
    const { url, platform } = await start(echo);
    const tab = await openTab(url);
    await platform.send(sessionOf(tab.cookie), reply("提醒"), "same");
    await platform.send(sessionOf(tab.cookie), reply("提醒"), "same");
    const stream = await tab.listen();
    expect(await settled(stream.entries)).toHaveLength(1);
  });

  it("begins anew for a tab that knows a log before this one", async () => {
    const { url, platform } = await start(echo);
    const tab = await openTab(url);
    await platform.send(sessionOf(tab.cookie), reply("新的"), "d");
    expect(await (await tab.listen(57)).entry(1)).toHaveLength(1);
  });

  it("keeps its sessions over a restart with the same secret, and none with another", async () => {
    const inbox = memoryInbox();
    const first = await startChatApp(echo, { inbox });
    const tab = await openTab(first.url);
    await tab.say("以前");
    await first.close();
    const { url } = await start(echo, { inbox });
    expect(await (await (await openTab(url, tab.cookie)).listen()).entry(2)).toHaveLength(2);
    await app?.close();
    const other = await start(echo, { inbox, secret: "another secret" });
    expect((await (await openTab(other.url, tab.cookie)).say("我还在吗")).status).toBe(401);
  });

  it("hands over where a person is, and keeps no trace of it", async () => {
    const heard: Incoming[] = [];
    const inbox = memoryInbox();
    const { url } = await start(
      async (incoming) => {
        heard.push(incoming);
        return [];
      },
      { inbox },
    );
    const tab = await openTab(url);
    const location = { latitude: 31.7349, longitude: 116.5232 };
    expect((await tab.post("/chat/messages", { id: crypto.randomUUID(), text: "", location })).status).toBe(200);
    expect(heard[0]?.location).toEqual({ ...location, datum: "WGS-84" });
    expect(JSON.stringify(await inbox.since(sessionOf(tab.cookie), 0))).not.toMatch(/31\.7|116\.5/);
  });

  it("says who speaks, where and when, by the clock in force", async () => {
    const heard: Incoming[] = [];
    const { url } = await start(
      async (incoming) => {
        heard.push(incoming);
        return [];
      },
      { clock: () => 1_734_656_280_000 },
    );
    const tab = await openTab(url);
    const id = crypto.randomUUID();
    await tab.say("在吗", id);
    const session = sessionOf(tab.cookie);
    expect(heard).toEqual([
      {
        platform: "web",
        id,
        chat: { id: session, kind: "private" },
        from: { id: session },
        text: "在吗",
        addressed: true,
        at: 1_734_656_280_000,
      },
    ]);
  });

  it.each([
    ["no text and no place", { id: crypto.randomUUID(), text: "  " }],
    ["a text that is too long", { id: crypto.randomUUID(), text: "长".repeat(2001) }],
    ["an id that is none", { id: "1", text: "好" }],
    ["a place off the earth", { id: crypto.randomUUID(), text: "", location: { latitude: 91, longitude: 0 } }],
    ["what is no JSON", "{"],
  ])("refuses %s and asks nobody", async (_name, body) => {
    const { url } = await start(async () => {
      throw new Error("must not be asked");
    });
    const answer = await (await openTab(url)).post("/chat/messages", body);
    expect(answer.status).toBe(400);
    expect(answer.body["error"]).toMatch(/发送的内容不对/);
    expect(app?.errors).toEqual([]);
  });

  it("refuses a body that is too large", async () => {
    const { url } = await start(echo);
    expect((await (await openTab(url)).say("x".repeat(20_000))).status).toBe(413);
  });

  it("slows down a session that writes too fast, and no other", async () => {
    const { url } = await start(echo, { pace: { burst: 2, perMinute: 60 }, clock: () => 0 });
    const tab = await openTab(url);
    const statuses = [await tab.say("一"), await tab.say("二"), await tab.say("三")].map((answer) => answer.status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await (await openTab(url)).say("一")).status).toBe(200);
  });

  it("bounds the open tabs of a session, and forgets a tab that was closed", async () => {
    const { url } = await start(echo);
    const tab = await openTab(url);
    for (let round = 0; round < 3; round += 1) {
      const streams = await Promise.all(Array.from({ length: 20 }, () => tab.listen()));
      await expect(tab.listen()).rejects.toThrow("429");
      for (const stream of streams) stream.close();
      await expect.poll(() => tab.listen().then((stream) => stream.close())).toBeUndefined();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

  it("ends the open streams when it is stopped", async () => {
    const running = await start(echo);
    const stream = await (await openTab(running.url)).listen();
    await running.platform.stop();
    await stream.ended;
  });

  it("apologises where it is asked before it was started", async () => {
    const inbox = memoryInbox();
    const errors: unknown[] = [];
    const platform = createWebPlatform({ inbox, clock: () => 0, report: (error) => void errors.push(error) });
    await platform.receive({ chatId: "c", id: "i", text: "早" });
    expect(errors).toHaveLength(1);
    expect(JSON.stringify(await inbox.since("c", 0))).toContain("抱歉");
  });

  it("closes a stream whose log cannot be read, so that the tab comes back", async () => {
    const errors: unknown[] = [];
    const inbox = { ...memoryInbox(), since: () => Promise.reject(new Error("disk")) };
    const platform = createWebPlatform({ inbox, clock: () => 0, report: (error) => void errors.push(error) });
    await platform.listen("c", 0, async () => undefined).closed;
    expect(errors.map(String)).toEqual(["Error: disk"]);
  });
});

const echo: Handler = async ({ text }) => [reply(`答：${text}`)];

function reply(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }] };
}

/** The id is the part of the cookie before its signature. */
function sessionOf(cookie: string): string {
  return cookie.split("=")[1]?.split(".")[0] ?? "";
}

/** What has come when nothing more comes for a moment. */
async function settled<T>(list: readonly T[]): Promise<readonly T[]> {
  for (let before = -1; before !== list.length; ) {
    before = list.length;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return list;
}
