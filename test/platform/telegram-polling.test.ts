import { describe, expect, it } from "vitest";
import { ME } from "../support/fake-bot-api.ts";
import { closeAfterEach, open, privateMessage, say, texts, until, world } from "./telegram-world.ts";

closeAfterEach();

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

  it("handles a little later what the database refused for a moment", async () => {
    await open();
    world.database.raw.exec("create trigger busy before update on updates begin select raise(abort, 'database is busy'); end");
    const said = world.says("一");
    await until(() => world.errors.length > 0);
    expect(world.heard).toEqual([]);
    world.database.raw.exec("drop trigger busy");
    await said;
    expect([world.heard.length, texts()]).toEqual([1, ["好"]]);
  });

  it("is held up by no update that it cannot read", async () => {
    await open();
    await world.gets({ message: { chat: null } });
    await world.says("一");
    expect([texts(), world.errors.length]).toEqual([["好"], 1]);
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
    await updates.keep(source, [{ id: 5, payload: update }], 1_700_000_000_000 - 60_000);
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
