import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTelegram, type TelegramPlatform } from "../../src/platform/telegram.ts";
import { createStore } from "../../src/store/store.ts";
import { memoryDatabase } from "../reminder/world.ts";
import { TOKEN } from "../support/fake-bot-api.ts";
import { say } from "./telegram-world.ts";

/*
 * Against an emulator that nobody here wrote, for what it covers: it checks no limits, and knows no menus, files or places.
 */
interface Emulator {
  start(): Promise<void>;
  stop(): Promise<unknown>;
  getClient(token: string, options: { readonly timeout: number; readonly interval: number }): Person;
}

interface Person {
  makeMessage(text: string): object;
  makeCallbackQuery(data: string): object;
  sendMessage(message: object): Promise<unknown>;
  sendCallback(query: object): Promise<unknown>;
  getUpdates(): Promise<{ readonly result: readonly { readonly message: object }[] }>;
}

// Its own types need a package that it does not bring along, and say that the class is elsewhere.
const TelegramServer = createRequire(import.meta.url)("telegram-test-api") as new (options: object) => Emulator;

const port = 20_000 + (process.pid % 20_000);
const server = new TelegramServer({ port, host: "127.0.0.1" });
const errors: unknown[] = [];
let platform: TelegramPlatform;

beforeAll(async () => {
  await server.start();
  platform = createTelegram({
    token: TOKEN,
    server: `http://127.0.0.1:${port}`,
    proxy: null,
    webhook: null,
    rate: 0,
    menu: [],
    log: createStore(memoryDatabase()).updates,
    moved: async () => {},
    clock: Date.now,
    report: (error) => void errors.push(error),
    pause: 10,
  });
  await platform.start(async ({ text }) => [{ ...say(`听到<${text}>`), choices: [{ label: "原文", say: "看原文" }] }]);
});
afterAll(async () => {
  await platform.stop();
  await server.stop();
});

test("a message is answered, a button works, and a reminder arrives", async () => {
  const client = server.getClient(TOKEN, { timeout: 5_000, interval: 10 });
  const next = async () => (await client.getUpdates()).result.map(({ message }) => message);
  await client.sendMessage(client.makeMessage("本月到期"));
  expect(await next()).toMatchObject([
    { text: "听到&lt;本月到期&gt;", reply_markup: { inline_keyboard: [[{ text: "1 原文", callback_data: "=看原文" }]] } },
  ]);
  await client.sendCallback(client.makeCallbackQuery("=看原文"));
  expect(await next()).toMatchObject([{ text: "听到&lt;看原文&gt;" }]);
  expect(await platform.send("1", say("到期提醒"), "k")).toEqual({ messageId: expect.any(String) });
  expect(await next()).toMatchObject([{ text: "到期提醒" }]);
  // The menu is all that it does not know.
  expect(errors.map(String).filter((error) => !error.includes("setMyCommands"))).toEqual([]);
});
