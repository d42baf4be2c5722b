import { describe, expect, it } from "vitest";
import { ME } from "../support/fake-bot-api.ts";
import { closeAfterEach, GROUP, open, say, world } from "./telegram-world.ts";

closeAfterEach();

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
