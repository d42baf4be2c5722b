import { afterEach, expect } from "vitest";
import type { Handler, Incoming, Reply } from "../../src/chat/types.ts";
import { createTelegram, type TelegramPlatform } from "../../src/platform/telegram.ts";
import type { Database } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
import { memoryDatabase } from "../reminder/world.ts";
import { createFakeBotApi, type FakeBotApi, ME, TOKEN } from "../support/fake-bot-api.ts";

export const PERSON = 42;
export const GROUP = -5005;

export interface TelegramWorld {
  readonly fake: FakeBotApi;
  readonly platform: TelegramPlatform;
  readonly database: Database;
  readonly heard: Incoming[];
  readonly errors: unknown[];
  readonly moves: { readonly from: string; readonly to: string }[];
  /** Puts an update in line and resolves when it has been dealt with. */
  gets(update: Record<string, unknown>, id?: number): Promise<void>;
  says(text: string, extra?: Record<string, unknown>): Promise<void>;
  /** Said in a group; `@luzhi_bot` in it becomes a mention. */
  saysInGroup(text: string, extra?: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly handler?: Handler;
  readonly fake?: FakeBotApi;
  readonly database?: Database;
  readonly token?: string;
  readonly proxy?: string;
  readonly rate?: number;
  readonly webhook?: string;
  readonly menu?: readonly { readonly name: string; readonly summary: string }[];
}

/** The world of the test that runs. */
export let world: TelegramWorld;

export async function open(options?: WorldOptions): Promise<TelegramWorld> {
  world = await openTelegram(options);
  return world;
}

/** What people were shown so far. */
export const texts = (): string[] => world.fake.sent.map(({ text }) => text);

/** Closes each test's world, and fails where one of Telegram's limits was broken. */
export function closeAfterEach(): void {
  afterEach(async () => {
    expect(world.fake.violations).toEqual([]);
    await world.close();
  });
}

let lastUpdate = 7_000;

/** The platform at one end of a real connection, the fake Bot API at the other. */
export async function openTelegram(options: WorldOptions = {}): Promise<TelegramWorld> {
  const fake = options.fake ?? (await createFakeBotApi());
  const database = options.database ?? memoryDatabase();
  const store = createStore(database);
  const [heard, errors, moves]: [Incoming[], unknown[], TelegramWorld["moves"]] = [[], [], []];
  const platform = createTelegram({
    token: options.token ?? TOKEN,
    server: fake.url,
    proxy: options.proxy ?? null,
    rate: options.rate ?? 0,
    webhook: options.webhook ?? null,
    menu: options.menu ?? [{ name: "due", summary: "本月到期" }],
    log: store.updates,
    moved: async (move) => {
      moves.push(move);
      await store.people.moveChat("telegram", move);
    },
    clock: () => 1_700_000_000_000,
    report: (error) => void errors.push(error),
    pause: 10,
  });
  await platform.start(async (incoming) => {
    heard.push(incoming);
    return (options.handler ?? (async () => [say("好")]))(incoming);
  });

  const gets: TelegramWorld["gets"] = async (update, id = ++lastUpdate) => {
    fake.update({ update_id: id, ...update });
    await until(async () => fake.unconfirmed === 0 && (await store.updates.unfinished(`telegram:${ME.id}`)).length === 0);
  };
  return {
    fake,
    platform,
    database,
    heard,
    errors,
    moves,
    gets,
    says: (text, extra) => gets({ message: { ...privateMessage(text), ...extra } }),
    saysInGroup: (text, extra) => gets({ message: { ...groupMessage(text), ...extra } }),
    async close() {
      await platform.stop();
      await fake.close();
    },
  };
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 2_000) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

let lastMessage = 0;
const person = { id: PERSON, is_bot: false, first_name: "李", last_name: "四" };

export function privateMessage(text: string): Record<string, unknown> {
  return { message_id: ++lastMessage, date: 1, chat: { id: PERSON, type: "private", first_name: "李" }, from: person, text };
}

export function groupMessage(text: string): Record<string, unknown> {
  const mentions = [...text.matchAll(/@\w+/g)].map(({ index, 0: name }) => ({ type: "mention", offset: index, length: name.length }));
  return {
    message_id: ++lastMessage,
    date: 1,
    chat: { id: GROUP, type: "supergroup", title: "联络员群" },
    from: person,
    text,
    entities: mentions,
  };
}

/** A tap on a button of a message that the bot sent. */
export function tap(
  data: string,
  chat: Record<string, unknown> = { id: PERSON, type: "private", first_name: "李" },
): Record<string, unknown> {
  return { callback_query: { id: "77", from: person, chat_instance: "1", data, message: { message_id: 5, date: 1, chat, text: "…" } } };
}

export function say(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }] };
}
