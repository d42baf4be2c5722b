import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { feedOf } from "../../src/app/calendar-feed.ts";
import { continuePlan } from "../../src/app/continue-plan.ts";
import { importPlans } from "../../src/app/import-plan.ts";
import { trackedOccurrences } from "../../src/app/open-occurrences.ts";
import { publishPlan } from "../../src/app/publish-plan.ts";
import { retirePlan } from "../../src/app/retire-plan.ts";
import { acceptCertain } from "../../src/app/review-plan.ts";
import { renderText } from "../../src/chat/render.ts";
import type { Application } from "../../src/context.ts";
import { textDocument } from "../../src/document/text.ts";
import { instantOf } from "../../src/time/date.ts";
import { calendarRoutes } from "../../src/web/calendar-feed.ts";
import { openBot, type TestUser, userOf } from "../support/bot.ts";

const UNIT = "驻马店市市场监管局";
const SUIPING = "遂平县司法局";
const plan = (limit: string) => `遂平县法治政府建设实施方案(2025—2028年)
遂平县人民政府
2025年1月10日
一、依法履行职能
(一)推进行政执法公示。${limit}公开上年度行政执法总体情况。(责任单位:县司法局)`;

let bot: Application;
let now: number;
let reported: unknown[];

beforeEach(async () => {
  now = instantOf("2024-12-20", "09:00");
  reported = [];
  bot = await openBot({ clock: () => now, sandbox: true });
});
afterEach(() => bot.close());

async function get(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const routes = calendarRoutes({
    feedOf: (token) => feedOf(bot.context, token),
    clock: () => now,
    report: (error) => void reported.push(error),
  });
  return routes.request(new URL(url).pathname, { headers });
}

async function linkFor(user: TestUser): Promise<string> {
  const { text } = await user.says("订阅日历");
  return /http:\/\/localhost:8080\/calendar\/[\w-]+\.ics/.exec(text)?.[0] ?? `no link in: ${text}`;
}

const official = (unit = UNIT) => userOf(bot, "2024-12-20T09:00", unit);

async function eventsAt(url: string): Promise<readonly ICAL.Component[]> {
  const response = await get(url);
  expect(response.status).toBe(200);
  return new ICAL.Component(ICAL.parse(await response.text())).getAllSubcomponents("vevent");
}

const one = (event: ICAL.Component, name: string) => String(event.getFirstPropertyValue(name));

describe("a unit's calendar", () => {
  it("shows the last working day, with the legal date, its reason and the quoted words", async () => {
    const events = await eventsAt(await linkFor(await official()));
    const annual = events.find((event) => one(event, "dtstart") === "2025-01-27");
    if (!annual) throw new Error("no event on the last working day");
    expect(annual.getFirstProperty("dtstart")?.type).toBe("date");
    expect(one(annual, "dtend")).toBe("2025-01-28");
    expect(one(annual, "summary")).toMatch(/公开.*行政执法总体情况/);
    const description = one(annual, "description");
    expect(description).toContain("期限:2025年1月31日(周五),2024年度");
    expect(description).toContain("1月31日在春节假期内,最后一个工作日是1月27日(周一)");
    expect(description).toMatch(/依据:《驻马店市法治政府建设.*》.*二、\(四\)/);
    expect(description).toMatch(/“行政执法机关于每年1月31日前公开/);
    expect(one(annual, "status")).toBe("CONFIRMED");
  });

  it("reminds at nine on the days on which the chat is reminded", async () => {
    const events = await eventsAt(await linkFor(await official()));
    const annual = events.find((event) => one(event, "dtstart") === "2025-01-27");
    const hours = annual?.getAllSubcomponents("valarm").map((alarm) => {
      const trigger = alarm.getFirstPropertyValue("trigger");
      return (trigger as ICAL.Duration).toSeconds() / 3600;
    });
    // Friday 27 December, 20, 24 and 26 January (a make-up Sunday), and the day itself.
    expect(hours).toEqual([31, 7, 3, 1, 0].map((days) => 9 - days * 24));
  });

  it("stays the same, word for word, as long as nothing changes", async () => {
    const url = await linkFor(await official());
    const first = await get(url);
    const text = await first.text();
    now += 3_600_000;
    expect(await (await get(url)).text()).toBe(text);
    const again = await get(url, { "If-None-Match": first.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  it("keeps its uids for another person of the unit", async () => {
    const uids = async () => (await eventsAt(await linkFor(await official()))).map((event) => one(event, "uid"));
    const first = await uids();
    expect(first.length).toBeGreaterThan(0);
    expect(new Set(first).size).toBe(first.length);
    expect(await uids()).toEqual(first);
  });

  it("says what is done, without an alarm, in the next sequence", async () => {
    const user = await official();
    const url = await linkFor(user);
    const before = (await eventsAt(url)).find((event) => one(event, "dtstart") === "2025-01-27");
    const { unit } = bot.context.directory.resolveUnit(UNIT, null);
    if (!unit) throw new Error("no such unit");
    const annual = (await trackedOccurrences(bot.context, unit, "2025-01-20")).find(({ occurrence }) => occurrence.due === "2025-01-31");
    if (!annual) throw new Error("nothing is due");
    const key = { unitId: unit.id, deadline: annual.key, due: "2025-01-31" };
    await bot.context.store.followUps.change({ ...key, state: "done", note: null, memberId: 1, updatedAt: now }, null, {
      chatId: 1,
      action: "done",
    });
    const after = (await eventsAt(url)).find((event) => one(event, "uid") === (before ? one(before, "uid") : ""));
    expect(after && one(after, "summary")).toMatch(/^已办结:公开/);
    expect(after && one(after, "sequence")).toBe("1");
    expect(after?.getAllSubcomponents("valarm")).toEqual([]);
  });

  it("calls off what a changed plan does not ask any more, and shows what it asks instead", async () => {
    now = instantOf("2025-02-01", "09:00");
    const publish = async (limit: string) => {
      const [read] = await importPlans(bot.context, textDocument(plan(limit), "plan.txt"));
      if (!read) throw new Error("no plan was read");
      await acceptCertain(bot.context, read.id, "a test");
      await publishPlan(bot.context, read.id, "2025-02-01");
      return read.id;
    };
    const id = await publish("每年1月31日前");
    const url = await linkFor(await official(SUIPING));
    const mine = async () =>
      (await eventsAt(url))
        .filter((event) => /行政执法总体情况/.test(one(event, "summary")))
        .map((event) => ({
          date: one(event, "dtstart"),
          status: one(event, "status"),
          sequence: one(event, "sequence"),
        }));
    // 31 January 2026 is a Saturday.
    expect(await mine()).toContainEqual({ date: "2026-01-30", status: "CONFIRMED", sequence: "0" });
    await retirePlan(bot.context, id);
    await publish("每年3月31日前");
    const after = await mine();
    expect(after).toContainEqual({ date: "2026-01-30", status: "CANCELLED", sequence: "1" });
    expect(after).toContainEqual({ date: "2025-03-31", status: "CONFIRMED", sequence: "0" });
    expect(await mine()).toEqual(after);
  });

  it("holds only what may be pushed: no draft, nothing after the period unless it is continued", async () => {
    const draft = await eventsAt(await linkFor(await official("洪雅县司法局")));
    expect(draft).toEqual([]);
    now = instantOf("2026-06-01", "09:00");
    const url = await linkFor(await official());
    expect(await eventsAt(url)).toEqual([]);
    const records = await bot.context.library.all();
    const zhumadian = records.find(({ plan: { title } }) => title.includes("驻马店"));
    await continuePlan(bot.context, zhumadian?.id ?? 0, true);
    expect((await eventsAt(url)).length).toBeGreaterThan(0);
  });
});

describe("its address", () => {
  it("is for officials, and in private", async () => {
    const citizen = await userOf(bot, "2024-12-20T09:00");
    expect((await citizen.says(`订阅${UNIT}的日历`)).text).toMatch(/经办人/);
    const user = await official();
    expect(await linkFor(user)).toMatch(/[\w-]{32}\.ics$/);
    const group = { id: "a group", kind: "group" as const };
    const incoming = { platform: "test", id: "1", chat: group, from: { id: "a lead" }, text: "/日历", addressed: true, at: now };
    const { member } = await bot.context.store.people.meet(incoming);
    await bot.context.store.people.setMember(member.id, { role: "lead", unitName: UNIT });
    expect(renderText((await bot.say(incoming)).reply)).toMatch(/不在群里发/);
  });

  it("is not known to the database", async () => {
    const url = await linkFor(await official());
    const token = /([\w-]{32})\.ics$/.exec(url)?.[1] ?? "";
    expect(await bot.context.store.feeds.byHash(token)).toBeNull();
    expect(await feedOf(bot.context, token)).not.toBeNull();
  });

  it("ends when its owner says so, or is an official no more", async () => {
    const user = await official();
    const url = await linkFor(user);
    expect((await user.says("停用日历")).text).toMatch(/1 个日历链接已停用/);
    expect((await get(url)).status).toBe(404);
    const other = await linkFor(user);
    expect((await get(other)).status).toBe(200);
    await user.says("切换单位 遂平县司法局");
    expect((await get(other)).status).toBe(404);
  });

  it("is one of five; a sixth ends the first", async () => {
    const user = await official();
    const urls: string[] = [];
    for (let n = 0; n < 6; n++) urls.push(await linkFor(user));
    const states = [];
    for (const url of urls) states.push((await get(url)).status);
    expect(states).toEqual([404, 200, 200, 200, 200, 200]);
  });

  it.each(["/calendar/x.ics", `/calendar/${"a".repeat(32)}.ics`, "/calendar/../x.ics", "/calendar/"])("is not %s", async (path) => {
    expect((await get(`http://localhost${path}`)).status).toBe(404);
  });
});
