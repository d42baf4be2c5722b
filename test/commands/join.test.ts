import { describe, expect, it } from "vitest";
import { createInvite } from "../../src/app/invite.ts";
import { openBot, userOf } from "../support/bot.ts";

const DAY = 24 * 3_600_000;
const at = Date.parse("2026-11-23T10:00+08:00");
const inviteTo = async (days = 7, role: "member" | "admin" = "member") => {
  const bot = await openBot({ clock: () => at });
  return { bot, code: await createInvite(bot.context, { role, unitName: "洪雅县司法局", days }) };
};

describe("a binding code", () => {
  it("makes whoever sends it a member of the unit, and lets the chat hear its reminders", async () => {
    const { bot, code } = await inviteTo();
    const person = await userOf(bot, "2026-11-23T11:00");
    expect((await person.says(code)).text).toMatch(/您现在是洪雅县司法局的经办人/);
    expect((await person.says("我是谁")).text).toMatch(/单位:洪雅县司法局\n角色:经办人\n到期提醒:洪雅县司法局/);
    bot.close();
  });

  it.each(["绑定码 CODE", "/join CODE", "我的绑定码是code"])("is understood as “%s”", async (said) => {
    const { bot, code } = await inviteTo();
    const typed = said.replace("CODE", code).replace("code", code.toLowerCase());
    expect((await (await userOf(bot, "2026-11-23T11:00")).says(typed)).text).toMatch(/您现在是洪雅县司法局/);
    bot.close();
  });

  it("works once", async () => {
    const { bot, code } = await inviteTo();
    await (await userOf(bot, "2026-11-23T11:00")).says(code);
    expect((await (await userOf(bot, "2026-11-23T11:00")).says(code)).text).toMatch(/不对、已用过或已过期/);
    bot.close();
  });

  it("does not work after its time", async () => {
    const { bot, code } = await inviteTo(1);
    const late = new Date(at + 2 * DAY).toISOString().slice(0, 10);
    expect((await (await userOf(bot, `${late}T20:00`)).says(code)).text).toMatch(/已过期/);
    bot.close();
  });

  it("cannot be guessed: after five wrong ones the person has to wait", async () => {
    const { bot, code } = await inviteTo();
    const guesser = await userOf(bot, "2026-11-23T11:00");
    for (let n = 0; n < 5; n++) await guesser.says(`AAAA-AAA${"BCDEF"[n]}`);
    expect((await guesser.says(code)).text).toMatch(/一小时后再试/);
    bot.close();
  });

  it("ends the demonstration with the first admin", async () => {
    const { bot, code } = await inviteTo(7, "admin");
    expect(await bot.context.store.people.countAdmins()).toBe(0);
    await (await userOf(bot, "2026-11-23T11:00")).says(code);
    expect(await bot.context.store.people.countAdmins()).toBe(1);
    bot.close();
  });
});
