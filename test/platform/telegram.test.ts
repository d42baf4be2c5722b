import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Reply } from "../../src/chat/types.ts";
import { closeAfterEach, open, say, tap, texts, until, world } from "./telegram-world.ts";

closeAfterEach();

describe("what Telegram is told at the start", () => {
  it("is a slash menu in Chinese, for private chats and for groups, of all that can be said", async () => {
    await open({ menu: commands });
    await until(() => world.fake.calls.filter(({ method }) => method === "setMyCommands").length === 2);
    const menus = world.fake.calls.filter(({ method }) => method === "setMyCommands").map(({ payload }) => payload);
    expect(menus.map(({ scope }) => scope)).toEqual([{ type: "all_private_chats" }, { type: "all_group_chats" }]);
    expect(menus[0]?.["commands"]).toHaveLength(commands.length);
    expect(menus[0]?.["commands"]).toContainEqual({ command: "help", description: expect.stringMatching(/[一-龥]/) });
  });

  it("stops a bot whose token is not known, saying so without the token", async () => {
    const wrong = "999:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    const attempt = open({ token: wrong });
    await expect(attempt).rejects.toThrow(/LUZHI_TELEGRAM_TOKEN/);
    await expect(attempt).rejects.not.toThrow(wrong);
    await open();
  });

  it("waits for a server that is not there yet", async () => {
    const { fake } = await open();
    await world.platform.stop();
    fake.next("getMe", "cut", "bad gateway");
    await world.platform.start(async () => [say("在")]);
    expect(world.platform.status?.()).toEqual({ state: "up" });
    await world.says("在吗");
    expect(texts()).toEqual(["在"]);
    expect(world.errors).toHaveLength(2);
  });
});

describe("buttons", () => {
  const long = `/done #${"很长的规划名称".repeat(9)}`;
  const reply: Reply = {
    blocks: [
      {
        kind: "list",
        items: [
          { text: "甲", number: 1, say: "/clause #1 一" },
          { text: "乙", number: 2 },
        ],
      },
    ],
    choices: [
      { label: "原文", say: "看原文" },
      { label: "已办结", say: long },
    ],
  };

  it("stand for numbers of the list and for choices", async () => {
    await open({ handler: async () => [reply] });
    await world.says("任务");
    const rows = world.fake.sent[0]?.buttons.map((row) => row.map(({ text }) => text));
    expect(rows).toEqual([["1"], ["3 原文", "4 已办结"]]);
  });

  it("say when tapped what typing the number would, however long it is, and are answered before anything else", async () => {
    await open({ handler: async ({ text }) => [text === "任务" ? reply : say(`听到${text}`)] });
    await world.says("任务");
    for (const { data } of world.fake.sent[0]?.buttons.flat() ?? []) await world.gets(tap(data));
    expect(world.heard.map(({ text }) => text)).toEqual(["任务", "/clause #1 一", "看原文", long]);
    const methods = world.fake.calls.map(({ method }) => method);
    expect(methods.slice(methods.indexOf("sendMessage"))).toEqual([
      "sendMessage",
      ...["answerCallbackQuery", "sendMessage", "answerCallbackQuery", "sendMessage", "answerCallbackQuery", "sendMessage"],
    ]);
  });

  it("that are not known any more say so", async () => {
    await open();
    await world.gets(tap("#gone"));
    expect(world.heard).toEqual([]);
    expect(texts()).toEqual([expect.stringContaining("已经失效")]);
  });

  it("too old to be answered are handled all the same", async () => {
    await open();
    world.fake.next("answerCallbackQuery", { error: 400, description: "Bad Request: query is too old and response timeout expired" });
    await world.gets(tap("=帮助"));
    expect(world.heard.map(({ text }) => text)).toEqual(["帮助"]);
    expect(world.errors).toEqual([]);
  });
});

describe("places", () => {
  const asking: Reply = { ...say("您在哪里?"), asks: "location" };
  const location = { latitude: 32.76, longitude: 114.0 };

  it("are asked for with a button in private, and without one in a group", async () => {
    await open({ handler: async () => [asking] });
    await world.says("最近的服务点");
    await world.saysInGroup("@luzhi_bot 最近的服务点");
    const keyboards = world.fake.sent.map(({ payload }) => payload["reply_markup"]);
    expect(keyboards).toEqual([expect.objectContaining({ keyboard: [[{ text: "📍 发送我的位置", request_location: true }]] }), undefined]);
  });

  it("are handed over as WGS-84, shared or as a venue, and not kept", async () => {
    await open();
    await world.says("", { text: undefined, location });
    await world.says("", { text: undefined, venue: { location, title: "县政府", address: "" }, location });
    expect(world.heard.map((incoming) => incoming.location)).toEqual([1, 2].map(() => ({ ...location, datum: "WGS-84" })));
    expect(JSON.stringify(world.database.raw.prepare("select * from updates").all())).not.toContain("114");
  });
});

describe("words", () => {
  it("of a first /start are a request for help, of a link what the link says", async () => {
    await open();
    await world.says("/start");
    await world.says("/start A1B2C3");
    expect(world.heard.map(({ text }) => text)).toEqual(["/help", "A1B2C3"]);
  });

  it("are what a sticker is answered with", async () => {
    await open();
    await world.says("", { text: undefined, sticker: {} });
    expect(world.heard).toEqual([]);
    expect(texts()).toEqual([expect.stringContaining("文字和位置")]);
  });

  it("are cut between paragraphs, no title alone at an end, markup closed in each part", async () => {
    const paragraph = "各级行政机关应当<公开>上年度行政执法总体情况。".repeat(40);
    const blocks = Array.from({ length: 9 }, (_, index) => [
      { kind: "title" as const, text: `第${index}章` },
      { kind: "quote" as const, text: paragraph, source: `第${index}条` },
    ]);
    await open({ handler: async () => [{ blocks: blocks.flat() }] });
    await world.says("全文");
    expect(texts().length).toBeGreaterThan(2);
    for (const text of texts()) expect(text).toMatch(/^<b>第\d章<\/b>\n<blockquote>[\s\S]*——第\d条$/);
  });

  it("that are longer than a message are cut at the end of a sentence", async () => {
    await open({ handler: async () => [say("国务院&各部门依法公开执法情况。".repeat(900))] });
    await world.says("全文");
    expect(texts().length).toBeGreaterThan(3);
    for (const text of texts()) expect(text).toMatch(/^国务院&amp;[\s\S]*情况。$/);
  });

  it("go without markup where Telegram cannot read it", async () => {
    await open({ handler: async () => [{ blocks: [{ kind: "title", text: "甲<乙" }] }] });
    world.fake.next("sendMessage", { error: 400, description: "Bad Request: can't parse entities: unexpected end" });
    await world.says("全文");
    expect(texts()).toEqual(["甲&lt;乙"]);
  });

  it("come with files where there are some", async () => {
    const bytes = new TextEncoder().encode("表");
    await open({ handler: async () => [{ ...say("台账在此"), files: [{ name: "责任分解表.xlsx", mediaType: "application/x", bytes }] }] });
    await world.says("台账");
    expect(texts()).toEqual(["台账在此", ""]);
    expect(world.fake.sent[1]?.file).toEqual({ name: "责任分解表.xlsx", bytes });
  });
});
