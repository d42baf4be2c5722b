import { afterAll, beforeAll } from "vitest";
import type { Application } from "../../src/context.ts";
import { openBot, type TestUser, userOf } from "./bot.ts";

/** One application for a whole file of tests, and its users. */
export function seededBot(): { readonly bot: () => Application; user(now: string, unit?: string): Promise<TestUser> } {
  let bot: Application;
  beforeAll(async () => {
    bot = await openBot();
  });
  afterAll(() => bot.close());
  return { bot: () => bot, user: (now, unit) => userOf(bot, now, unit) };
}
