import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, it } from "vitest";
import type { Reply } from "../../src/chat/types.ts";
import { TOKEN } from "../support/fake-bot-api.ts";
import { closeAfterEach, open, PERSON, say, texts, world } from "./telegram-world.ts";

closeAfterEach();

describe("an answer that is not accepted", () => {
  it("goes again after the time that Telegram asks for", async () => {
    await open();
    world.fake.next("sendMessage", { error: 429, description: "Too Many Requests: retry after 1", parameters: { retry_after: 1 } });
    await world.says("本月到期");
    const [first, second] = world.fake.calls.filter(({ method }) => method === "sendMessage");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
    expect(texts()).toEqual(["好"]);
  });

  it("is given up where the person has blocked the bot, and the next is answered", async () => {
    await open();
    world.fake.next("sendMessage", { error: 403, description: "Forbidden: bot was blocked by the user" });
    await world.says("一");
    await world.says("二");
    expect(texts()).toEqual(["好"]);
    expect(world.errors.map(String)).toEqual([expect.stringContaining("blocked by the user")]);
  });
});

describe("what is sent unasked", () => {
  const faults = [
    ["a block", { error: 403, description: "Forbidden: bot was blocked by the user" }, { permanent: true, refused: true }],
    ["a kick", { error: 403, description: "Forbidden: bot was kicked from the supergroup chat" }, { permanent: true, refused: true }],
    ["a chat that is gone", { error: 400, description: "Bad Request: chat not found" }, { permanent: true, refused: true }],
    ["a topic that is gone", { error: 400, description: "Bad Request: message thread not found" }, { permanent: true, refused: true }],
    ["a fault of ours", { error: 400, description: "Bad Request: message is too long" }, { permanent: false, refused: true }],
    [
      "too many",
      { error: 429, description: "Too Many Requests", parameters: { retry_after: 17 } },
      { permanent: false, refused: true, retryAfter: 17_000 },
    ],
    ["a revoked token", { error: 401, description: "Unauthorized" }, { permanent: false, refused: true }],
    ["a fault of theirs", { error: 500, description: "Internal Server Error" }, { permanent: false, refused: false }],
    ["a bad gateway", "bad gateway", { permanent: false, refused: false }],
    ["a broken line", "cut", { permanent: false, refused: false }],
    ["an answer that never came", "accepted, then cut", { permanent: false, refused: false }],
  ] as const;

  it.each(faults)("and meets %s says what is known of it, and is not tried again", async (_, fault, expected) => {
    await open();
    world.fake.next("sendMessage", fault);
    await expect(world.platform.send(String(PERSON), say("提醒"), "k")).rejects.toMatchObject({ name: "DeliveryError", ...expected });
    expect(world.fake.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(1);
  });

  it("was certainly not sent where there is nobody to connect to", async () => {
    await open();
    await world.fake.close();
    await expect(world.platform.send(String(PERSON), say("提醒"), "k")).rejects.toMatchObject({ permanent: false, refused: true });
  });

  it("and refused in its middle goes on there", async () => {
    await open();
    const reply: Reply = { blocks: Array.from({ length: 3 }, (_, index) => ({ kind: "paragraph", text: `${index}`.repeat(4000) })) };
    world.fake.next("sendMessage", 0, { error: 429, description: "Too Many Requests", parameters: { retry_after: 1 } });
    await expect(world.platform.send(String(PERSON), reply, "k")).rejects.toMatchObject({ refused: true });
    await world.platform.send(String(PERSON), reply, "k");
    expect(texts().map((text) => text[0])).toEqual(["0", "1", "2"]);
  });

  it("keeps the pace that Telegram takes, to however many chats", async () => {
    await open({ rate: 28 });
    const chats = Array.from({ length: 45 }, (_, index) => String(100 + index));
    await Promise.all(chats.map((chat) => world.platform.send(chat, say("提醒"), chat)));
    expect(texts()).toHaveLength(45);
  });

  it("goes through the proxy that is set, with its name and password", async () => {
    const { fake, platform } = await open();
    await platform.stop();
    const asked: (string | undefined)[][] = [];
    const proxy = createServer().on("connect", ({ url, headers }, socket) => {
      asked.push([url, headers["proxy-authorization"]]);
      const onward = connect(Number(new URL(fake.url).port), "127.0.0.1", () => socket.write("HTTP/1.1 200 OK\r\n\r\n"));
      socket.pipe(onward).pipe(socket);
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const { port } = proxy.address() as AddressInfo;
    await open({ fake, proxy: `http://li:si@127.0.0.1:${port}` });
    await world.platform.send(String(PERSON), say("提醒"), "k");
    expect(texts()).toEqual(["提醒"]);
    expect(asked[0]).toEqual([new URL(fake.url).host, `Basic ${btoa("li:si")}`]);
    proxy.close();
  });

  it("shows the token to nobody when it fails", async () => {
    await open();
    const told: unknown[] = [];
    for (const fault of ["cut", "bad gateway", { error: 400, description: `Bad Request: /bot${TOKEN}/sendMessage` }] as const) {
      world.fake.next("sendMessage", fault);
      await world.platform.send(String(PERSON), say("秘密的话"), "k").catch((error: unknown) => told.push(error));
    }
    expect(told).toHaveLength(3);
    const { inspect } = await import("node:util");
    expect(inspect(told, { depth: 9, showHidden: true })).not.toMatch(new RegExp(`${TOKEN}|秘密的话`));
  });
});
