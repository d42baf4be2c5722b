import { renderText } from "../../src/chat/render.ts";
import { instantOf } from "../../src/time/date.ts";
import { openBot, userOf } from "./bot.ts";
import { notingPlatform } from "./platform.ts";

/** A bot whose one official hears of a unit; `at` moves the clock (`2025-01-20T09:00`) and gives what was sent. */
export async function sandboxOf(unit: string, begin: string) {
  let now = begin;
  const clock = () => {
    const [date = "", time] = now.split("T");
    return instantOf(date, time);
  };
  const { platform, heard } = notingPlatform();
  const bot = await openBot({ sandbox: true, clock, platforms: new Map([["test", platform]]) });
  const official = await userOf(bot, begin, unit);
  await official.says("订阅提醒");
  const at = async (moment: string): Promise<string> => {
    now = moment;
    await bot.tick();
    return heard
      .splice(0)
      .map((reply) => renderText(reply))
      .join("\n");
  };
  return { bot, official, at };
}
