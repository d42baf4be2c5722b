import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Reply } from "../../src/chat/types.ts";
import { ME, TOKEN } from "../support/fake-bot-api.ts";
import { GROUP, openTelegram, PERSON, privateMessage, say, type TelegramWorld, tap, until, type WorldOptions } from "./telegram-world.ts";

let world: TelegramWorld;
const open = async (options?: WorldOptions) => {
  world = await openTelegram(options);
  return world;
};
afterEach(async () => {
  expect(world.fake.violations).toEqual([]);
  await world.close();
});

const texts = () => world.fake.sent.map(({ text }) => text);

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
    world = await openTelegram();
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

describe("in a group", () => {
  it("only what is said to the bot is heard: a mention, a command, a reply", async () => {
    await open();
    const toUs = { reply_to_message: { message_id: 9, date: 1, from: ME, text: "…" } };
    await world.saysInGroup("大家下午开会");
    await world.saysInGroup("@luzhi_bot 本月到期");
    await world.saysInGroup("请@Luzhi_Bot看下任务");
    await world.saysInGroup("@other_bot 本月到期");
    await world.saysInGroup("/due@luzhi_bot 2025年");
    await world.saysInGroup("/due@other_bot");
    await world.saysInGroup("1", toUs);
    await world.saysInGroup("1", { reply_to_message: { message_id: 9, date: 1, from: { ...ME, id: 3 }, text: "…" } });
    expect(world.heard.map(({ text }) => text)).toEqual(["本月到期", "请 看下任务", "/due 2025年", "1"]);
    expect(world.heard.every(({ chat, addressed }) => chat.kind === "group" && addressed)).toBe(true);
  });

  it("an answer hangs on the message it answers", async () => {
    await open();
    await world.saysInGroup("/due", { message_id: 4711 });
    expect(world.fake.sent[0]?.payload["reply_parameters"]).toMatchObject({ message_id: 4711, allow_sending_without_reply: true });
  });

  it("a topic is a chat of its own, for answers and for what is sent unasked", async () => {
    await open();
    await world.saysInGroup("/due", { is_topic_message: true, message_thread_id: 31 });
    await world.platform.send(world.heard[0]?.chat.id ?? "", say("提醒"), "k");
    expect(world.fake.sent.map(({ chat, thread }) => [chat, thread])).toEqual([1, 2].map(() => [GROUP, 31]));
  });

  it("anonymous administrators are their group, not one person of all groups", async () => {
    await open();
    const anonymous = { id: 1087968824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };
    await world.saysInGroup("/due", { from: anonymous, sender_chat: { id: GROUP, type: "supergroup", title: "群" } });
    expect(world.heard.map(({ from }) => from.id)).toEqual([String(GROUP)]);
  });

  it("other bots, channels and comings and goings are not answered", async () => {
    await open();
    await world.saysInGroup("/due", { from: { id: 3, is_bot: true, first_name: "机器人" } });
    await world.saysInGroup("/due", { chat: { id: -9, type: "channel", title: "频道" } });
    await world.saysInGroup("", { text: undefined, new_chat_members: [ME] });
    expect([world.heard, world.fake.sent]).toEqual([[], []]);
  });

  it("that becomes a supergroup keeps what it hears, and the message goes again once to the new id", async () => {
    await open();
    await world.saysInGroup("/subscribe", { chat: { id: -12, type: "group", title: "群" } });
    const { raw } = world.database;
    raw.exec("insert into chats (platform, external_id, kind, created_at) values ('telegram', '-12', 'group', 0)");
    raw.exec("insert into subscriptions (chat_id, unit_id, unit_name, created_at) values (1, 'u', '遂平县司法局', 0)");
    world.fake.next("sendMessage", {
      error: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: -100777 },
    });
    await world.platform.send("-12", say("到期提醒"), "k");
    expect(world.fake.sent.slice(1).map(({ chat, text }) => [chat, text])).toEqual([[-100777, "到期提醒"]]);
    expect(raw.prepare("select external_id from chats join subscriptions on chat_id = chats.id").all()).toEqual([
      { external_id: "-100777" },
    ]);
    await world.gets({ message: { message_id: 3, date: 1, chat: { id: -12, type: "group", title: "群" }, migrate_to_chat_id: -100777 } });
    expect(raw.prepare("select external_id from chats").all()).toEqual([{ external_id: "-100777" }]);
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
    world = await openTelegram({ fake, proxy: `http://li:si@127.0.0.1:${port}` });
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

describe("polling", () => {
  it("keeps on through errors of the server and answers each message once", async () => {
    await open();
    world.fake.next("getUpdates", "bad gateway", "cut", { error: 429, description: "Too Many Requests", parameters: { retry_after: 1 } });
    await world.says("一");
    await world.says("二");
    expect(world.heard.map(({ text }) => text)).toEqual(["一", "二"]);
    expect(world.platform.status?.()).toEqual({ state: "up" });
  });

  it("confirms nothing that is not kept: with the database locked, Telegram keeps it", async () => {
    await open();
    world.database.raw.exec("create trigger full before insert on updates begin select raise(abort, 'disk full'); end");
    const said = world.says("一");
    await until(() => world.errors.length > 0);
    expect([world.heard.length, world.fake.unconfirmed]).toEqual([0, 1]);
    world.database.raw.exec("drop trigger full");
    await said;
    expect(texts()).toEqual(["好"]);
  });

  it("hears ids that begin lower after a quiet week", async () => {
    await open();
    await world.gets({ message: privateMessage("高") }, 900_000);
    await world.gets({ message: privateMessage("低") }, 40);
    expect(world.heard.map(({ text }) => text)).toEqual(["高", "低"]);
  });

  it("answers chats side by side", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await open({
      handler: async ({ text }) => {
        if (text === "慢") await held;
        return [say(`答${text}`)];
      },
    });
    const slow = world.says("慢");
    void world.gets({ message: { ...privateMessage("快"), chat: { id: 43, type: "private", first_name: "王" } } });
    await until(() => texts().length === 1);
    expect(texts()).toEqual(["答快"]);
    release();
    await slow;
    expect(texts()).toEqual(["答快", "答慢"]);
  });

  it("ends when asked to, with the answers it owes given", async () => {
    await open({
      handler: async () => {
        await new Promise((resolve) => setTimeout(resolve, 60));
        return [say("好")];
      },
    });
    void world.says("一").catch(() => undefined);
    await until(() => world.heard.length === 1);
    await world.platform.stop();
    expect(texts()).toEqual(["好"]);
  });
});

describe("after a process died", () => {
  const source = `telegram:${ME.id}`;
  const update = { update_id: 5, message: privateMessage("一") };
  const left = async (state: "waiting" | "handling" | "answered") => {
    const { memoryDatabase } = await import("../reminder/world.ts");
    const { createStore } = await import("../../src/store/store.ts");
    const database = memoryDatabase();
    const { updates } = createStore(database);
    await updates.keep(source, [{ id: 5, payload: update }], 0);
    if (state !== "waiting") await updates.begin(source, 5);
    if (state === "answered") await updates.answered(source, 5, [say("答过")]);
    return database;
  };

  it("what it had kept is handled, and not again when Telegram repeats it", async () => {
    await open({ database: await left("waiting") });
    await world.gets({ message: privateMessage("一") }, 5);
    expect([world.heard.length, texts()]).toEqual([1, ["好"]]);
  });

  it("what it was at is not done twice, and the person is told", async () => {
    await open({ database: await left("handling") });
    await until(() => world.fake.sent.length === 1);
    expect([world.heard.length, texts()]).toEqual([0, [expect.stringContaining("没有办完")]]);
  });

  it("what it had answered is sent", async () => {
    await open({ database: await left("answered") });
    await until(() => world.fake.sent.length === 1);
    expect([world.heard.length, texts()]).toEqual([0, ["答过"]]);
  });
});
