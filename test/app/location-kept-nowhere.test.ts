import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Location, Platform } from "../../src/chat/types.ts";
import type { Application } from "../../src/context.ts";
import { createWebPlatform, type WebPlatform } from "../../src/platform/web.ts";
import { openBot, userOf } from "../support/bot.ts";
import { dataFolder } from "../support/program.ts";

// Near a recorded point, so that a dialogue goes all its ways; no digit group of it stands in any record.
const HERE: Location = { latitude: 26.64713, longitude: 106.66291, datum: "WGS-84" };
const NUMBERS = ["26.64713", "106.66291", "64713", "66291"];

describe("where a person is", () => {
  let [folder, remove] = ["", (): void => undefined];
  let bot: Application;
  let web: WebPlatform;
  let logged: string[];
  const tab = { id: randomUUID(), chatId: "a tab" };

  beforeEach(async () => {
    [folder, remove] = dataFolder();
    logged = [];
    const log = pino({ level: "debug" }, { write: (line: string) => void logged.push(line) });
    const platforms = new Map<string, Platform>();
    bot = await openBot({ database: join(folder, "luzhi.db"), log, platforms });
    web = createWebPlatform({ inbox: bot.context.store.inbox, clock: Date.now, report: (err, where) => log.error({ err, ...where }) });
    platforms.set("web", web);
    await web.start(async (incoming) => [(await bot.say(incoming)).reply]);
  });
  afterEach(async () => {
    await web.stop();
    bot.close();
    remove();
  });

  const says = (text: string, location?: Location) =>
    web.receive({ chatId: tab.chatId, id: randomUUID(), text, ...(location && { location }) });
  const heard = async () => JSON.stringify(await bot.context.store.inbox.since(tab.chatId, 0));
  const traces = () => {
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    return NUMBERS.filter((number) => logged.join("").includes(number) || kept.some((bytes) => bytes.includes(number)));
  };

  it("stands nowhere after it was shared", async () => {
    await says("", HERE);
    await says("最近的法律援助中心", HERE);
    await says("更多");
    expect(await heard()).toContain("观山湖区法律援助中心");
    expect(traces()).toEqual([]);
  });

  it.each(["26.64713,106.66291附近的服务点", "106.66291 26.64713", "东经106.66291°,北纬26.64713°", "２６．６４７１３，１０６．６６２９１"])(
    "stands nowhere after it was typed as %s",
    async (said) => {
      await says(said);
      await says("更多");
      expect(await heard()).toContain("观山湖区法律援助中心");
      expect(traces()).toEqual([]);
    },
  );

  it.each([
    "老板拖欠工资,我在26.64713,106.66291",
    "今天天气不错 26.64713,106.66291",
    "任务 106.66291,26.64713 到期",
    "(26.64713,106.66291) 2 3",
  ])("stands nowhere when it is said beside something else: %s", async (said) => {
    await says(said);
    await says("1");
    expect(traces()).toEqual([]);
  });

  it("stands nowhere when keeping the dialogue fails, in the log neither", async () => {
    const { people } = bot.context.store;
    const keep = people.keepDialogue;
    Object.assign(people, { keepDialogue: async () => Promise.reject(new Error("disk full")) });
    await says("26.64713,106.66291附近的服务点");
    Object.assign(people, { keepDialogue: keep });
    expect(logged.join("")).toContain("disk full");
    expect(traces()).toEqual([]);
  });

  it("leaves the file once a platform's message is answered", async () => {
    const { updates } = bot.context.store;
    await updates.keep("telegram:1", [{ id: 1, payload: { message: { location: HERE } } }], 0);
    await updates.begin("telegram:1", 1);
    await updates.answered("telegram:1", 1, []);
    await updates.done("telegram:1", 1);
    bot.close();
    expect(traces()).toEqual([]);
    bot = await openBot();
  });

  it("is used for the answer all the same", async () => {
    const person = await userOf(bot, "2026-11-23T10:00");
    const shared = await person.says("", HERE);
    expect(shared.text).toMatch(/观山湖区法律援助中心/);
    expect(shared.text).toMatch(/公里|米/);
  });
});
