import { afterEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { instantOf } from "../../src/time/date.ts";
import { duty } from "../obligation/duty.ts";
import { world as newWorld } from "./world.ts";

const opened: Database[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

function world(...options: Parameters<typeof newWorld>) {
  const made = newWorld(...options);
  opened.push(made.database);
  return made;
}

const january = duty({ when: "every:P1Y@01-31" });

describe("a day's digest", () => {
  test("goes out once, at nine, however often the heart beats", async () => {
    const bot = world({ duties: [january] });
    await bot.at("2025-01-24 08:59");
    expect(bot.sent).toEqual([]);
    await bot.at("2025-01-24 09:00");
    await bot.at("2025-01-24 09:01");
    await bot.at("2025-01-24 14:00");
    expect(bot.sent.map(({ at }) => at)).toEqual(["2025-01-24 09:00"]);
  });

  test("is one message for all that is due, the most urgent first", async () => {
    const june = duty({ when: "once:2022-06-28", quote: "2022年6月28日前完成清理", time: "2022年6月28日前", clause: "三/(一)" });
    const stored = { publishedOn: "2022-05-01" };
    const quarterly = duty({ when: "every:P3M", quote: "每季度通报一次", time: "每季度", clause: "三/(二)", stored });
    const bot = world({
      duties: [duty({ when: "once:2022-07-27", quote: "2022年7月27日前向社会公示", time: "2022年7月27日前" }), june, quarterly],
    });
    await bot.at("2022-06-27 09:00");
    expect(bot.sent).toHaveLength(1);
    expect(bot.sent[0]?.text.split("\n").filter((line) => /^\d+\./.test(line))).toEqual([
      "1. 完成清理",
      "2. 通报一次(2022年第二季度)",
      "3. 向社会公示",
    ]);
  });

  test("says nothing when nothing is due", async () => {
    const bot = world({ duties: [january] });
    await bot.at("2024-08-15 09:00");
    expect(bot.sent).toEqual([]);
    expect(bot.deliveries()).toEqual([]);
  });

  test("waits for the working day after a weekend or a holiday", async () => {
    const bot = world({ duties: [duty({ when: "once:2022-01-28" })] });
    await bot.at("2022-01-31 10:00");
    expect(bot.sent).toEqual([]);
    await bot.at("2022-02-07 09:00");
    expect(bot.sent).toHaveLength(1);
  });

  test("is split where it has more than eight items, and told part by part", async () => {
    const many = Array.from({ length: 11 }, (_, i) => duty({ when: "once:2022-06-30", clause: `三/(${i})` }));
    const bot = world({ duties: many });
    await bot.at("2022-06-27 09:00");
    expect(bot.sent.map(({ text }) => text.split("\n")[0])).toEqual([
      "【到期提醒】驻马店市市场监管局 · 6月27日(周一) 1/2",
      "【到期提醒】驻马店市市场监管局 · 6月27日(周一) 2/2",
    ]);
  });

  test("tells a group that hears of several units each duty once, with their names", async () => {
    const bot = world({ duties: [january] });
    bot.duties.set("u2", [january]);
    const chat = { platform: "test", chatId: "group" };
    bot.subscribe([
      { chat, unitId: "u1", unitName: "市市场监管局", since: 0 },
      { chat, unitId: "u2", unitName: "市财政局", since: 0 },
    ]);
    await bot.at("2025-01-24 09:00");
    expect(bot.sent).toHaveLength(1);
    expect(bot.sent[0]?.text).toContain("2个单位");
    expect(bot.sent[0]?.text).toContain("单位:市市场监管局、市财政局");
    expect(bot.sent[0]?.text.match(/^\d+\./gm)).toHaveLength(1);
  });
});

describe("what is never told", () => {
  test.each([
    ["a draft", { plan: { status: "draft" } }],
    ["a plan that is only imported", { stored: { state: "imported", publishedOn: null } }],
    ["a retired plan", { stored: { state: "retired" } }],
    ["a clause that only may concern the unit", { tier: "possible" }],
    ["a limit that an event starts", { when: "within:..7WD" }],
    ["定期", { when: "periodic" }],
    ["a daily duty", { when: "every:P1D" }],
    ["a plan after its period", { plan: { period: { from: 2021, to: 2024 } } }],
  ] as const)("%s", async (_, options) => {
    const bot = world({ duties: [duty({ when: "every:P1Y@01-31", ...options })] });
    for (const day of ["20", "24", "26", "27"]) await bot.at(`2025-01-${day} 09:00`);
    await bot.at("2025-02-05 09:00");
    expect(bot.sent).toEqual([]);
  });

  test("what was due before the plan was published here is never called overdue", async () => {
    const bot = world({ duties: [duty({ when: "every:P1Y@05-31", stored: { publishedOn: "2024-06-01" } })] });
    for (const day of ["03", "07", "14"]) await bot.at(`2024-06-${day} 09:00`);
    expect(bot.sent).toEqual([]);
    await bot.at("2025-05-30 09:00");
    expect(bot.sent).toHaveLength(1);
  });

  test("a continued plan's recurring duty is told, and says so; its single dates are history", async () => {
    const ended = { plan: { period: { from: 2021, to: 2024 } }, stored: { continued: true } } as const;
    const bot = world({ duties: [duty({ when: "every:P1Y@01-31", ...ended }), duty({ when: "once:2025-01-31", clause: "三", ...ended })] });
    await bot.at("2025-01-24 09:00");
    expect(bot.sent[0]?.text).toContain("继续执行");
    expect(bot.sent[0]?.text.match(/^\d+\./gm)).toHaveLength(1);
  });

  test("a duty that is done keeps silent, also between planning and nine o'clock", async () => {
    const bot = world({ duties: [january] });
    await bot.at("2025-01-24 08:00");
    const [row] = await bot.store.waiting({ platform: "test", chatId: "c1" }, instantOf("2025-01-24", "09:00"));
    bot.settled.add(`${row?.deadline}@2025-01-31`);
    await bot.at("2025-01-24 09:00");
    await bot.at("2025-01-26 09:00");
    expect(bot.sent).toEqual([]);
    expect(bot.deliveries()).toMatchObject([{ state: "dropped" }]);
  });

  test("a plan that is withdrawn takes its waiting reminders along", async () => {
    const bot = world({ duties: [january] });
    expect((await bot.at("2025-01-24 08:00")).planned).toBeGreaterThan(0);
    bot.duties.set("u1", []);
    bot.changed();
    expect((await bot.at("2025-01-24 08:01")).withdrawn).toBeGreaterThan(0);
    await bot.at("2025-01-24 09:00");
    expect(bot.sent).toEqual([]);
  });
});

describe("a moved due date", () => {
  test("reminds again", async () => {
    const bot = world({ duties: [duty({ when: "once:2025-03-31" })] });
    await bot.at("2025-03-28 09:00");
    bot.duties.set("u1", [duty({ when: "once:2025-04-03" })]);
    bot.changed();
    await bot.at("2025-03-31 09:00");
    expect(bot.sent.map(({ text }) => /截止(\S+?)\(/.exec(text)?.[1])).toEqual(["3月31日", "4月3日"]);
  });
});

describe("after down-time", () => {
  test("only the newest step goes out, marked 补发 with its planned time; the rest is counted", async () => {
    const bot = world({ duties: [january], since: "2025-01-01" });
    await bot.at("2025-01-17 09:00");
    const report = await bot.at("2025-01-25 09:30");
    expect(report).toMatchObject({ opened: 0, sent: 0 });
    const back = await bot.at("2025-01-26 11:00");
    expect(back).toMatchObject({ superseded: 2, sent: 1 });
    expect(bot.sent).toHaveLength(1);
    expect(bot.sent[0]?.text).toContain("补发:原定1月26日(周日)09:00提醒");
  });

  test("a week of sleep ends in one digest", async () => {
    const bot = world({ duties: [january, duty({ when: "every:P1M", clause: "四", quote: "每月报送一次" })] });
    await bot.at("2025-01-20 09:00");
    await bot.at("2025-01-27 15:00");
    expect(bot.sent.map(({ at }) => at)).toEqual(["2025-01-20 09:00", "2025-01-27 15:00"]);
  });
});

describe("a clock that jumps", () => {
  test("back an hour: nothing twice", async () => {
    const bot = world({ duties: [january] });
    await bot.at("2025-01-24 09:30");
    await bot.at("2025-01-24 08:30");
    await bot.at("2025-01-24 09:00");
    await bot.at("2025-01-24 09:30");
    expect(bot.sent).toHaveLength(1);
  });

  test("forward a day and back again: each day's digest once", async () => {
    const bot = world({ duties: [january] });
    await bot.at("2025-01-25 23:00");
    await bot.at("2025-01-26 09:00");
    await bot.at("2025-01-24 09:00");
    await bot.at("2025-01-24 09:01");
    await bot.at("2025-01-26 09:00");
    await bot.at("2025-01-27 09:00");
    const steps = bot.sent.map(({ text }) => text.split("\n")[0]);
    expect(new Set(steps).size).toBe(steps.length);
    expect(bot.sent.at(-1)?.at).toBe("2025-01-27 09:00");
  });
});

describe("a platform that refuses", () => {
  test("for good: the chat is disabled, the admin told, and nothing tried again", async () => {
    const bot = world({ duties: [january] });
    bot.script.push("permanent");
    await bot.at("2025-01-24 09:00");
    await bot.at("2025-01-26 09:00");
    expect(bot.sent).toEqual([]);
    expect([...bot.disabled]).toEqual(["c1"]);
    expect(bot.notices.map(({ kind }) => kind)).toEqual(["chat-disabled"]);
    expect(bot.deliveries()).toMatchObject([{ state: "failed", attempts: 1 }]);
  });

  test("for now: it is tried again after the time the platform asks for", async () => {
    const bot = world({ duties: [january] });
    bot.script.push({ retryAfter: 7 * 60_000 });
    await bot.at("2025-01-24 09:00");
    await bot.at("2025-01-24 09:06");
    expect(bot.sent).toEqual([]);
    await bot.at("2025-01-24 09:07");
    expect(bot.sent).toHaveLength(1);
  });

  test("again and again: the pauses double", async () => {
    const bot = world({ duties: [january] });
    bot.script.push("refused", "refused", "refused");
    const tries: number[] = [];
    for (let minute = 0; minute < 12; minute++) {
      const before = bot.script.length;
      await bot.at(`2025-01-24 09:${String(minute).padStart(2, "0")}`);
      if (bot.script.length < before) tries.push(minute);
    }
    expect(tries).toEqual([0, 1, 3]);
    expect(bot.sent.map(({ at }) => at)).toEqual(["2025-01-24 09:07"]);
  });

  test("all day: what was not sent joins the next digest, marked 补发", async () => {
    const bot = world({ duties: [january] });
    bot.script.push({ retryAfter: 12 * 3_600_000 });
    await bot.at("2025-01-20 09:00");
    await bot.at("2025-01-21 09:00");
    expect(bot.sent).toHaveLength(1);
    expect(bot.sent[0]?.text).toContain("补发:原定1月20日(周一)09:00提醒");
    expect(bot.deliveries()).toMatchObject([{ state: "dropped" }, { state: "sent" }]);
  });

  test("one part of a digest: the next part waits for it", async () => {
    const bot = world({ duties: Array.from({ length: 11 }, (_, i) => duty({ when: "once:2022-06-30", clause: `三/(${i})` })) });
    bot.script.push("refused");
    await bot.at("2022-06-27 09:00");
    expect(bot.sent).toEqual([]);
    await bot.at("2022-06-27 09:01");
    expect(bot.sent.map(({ text }) => text.split("\n")[0]?.slice(-3))).toEqual(["1/2", "2/2"]);
  });

  test("one chat does not hold up the others, nor does a unit that cannot be read", async () => {
    const bot = world({ duties: [january] });
    bot.duties.set("u2", [january]);
    const chat = (chatId: string) => ({ platform: "test", chatId });
    bot.subscribe([
      { chat: chat("c1"), unitId: "missing", unitName: "某局", since: 0 },
      { chat: chat("c2"), unitId: "u1", unitName: "甲局", since: 0 },
      { chat: chat("c3"), unitId: "u2", unitName: "乙局", since: 0 },
    ]);
    bot.script.push("refused");
    const report = await bot.at("2025-01-24 09:00");
    expect(report).toMatchObject({ sent: 1, putOff: 1 });
    expect(report.errors).toEqual(["某局: no unit missing"]);
    expect(bot.notices).toMatchObject([{ kind: "error" }]);
  });
});

describe("an outcome that is not known", () => {
  test("after a broken connection it goes out once more, marked, and never a third time", async () => {
    const bot = world({ duties: [january] });
    bot.script.push("lost", "lost");
    for (const minute of ["00", "01", "02", "03", "30"]) await bot.at(`2025-01-24 09:${minute}`);
    expect(bot.script).toEqual([]);
    expect(bot.deliveries()).toMatchObject([
      { round: 0, state: "unknown" },
      { round: 1, state: "unknown" },
    ]);
    expect(bot.notices.filter(({ kind }) => kind === "unknown")).toHaveLength(2);
  });

  test("the second message says that it may be the second", async () => {
    const bot = world({ duties: [january] });
    bot.script.push("lost");
    await bot.at("2025-01-24 09:00");
    await bot.at("2025-01-24 09:01");
    expect(bot.sent).toHaveLength(1);
    expect(bot.sent[0]?.text).toContain("补发:1月24日(周五)的提醒可能没有送达");
  });

  test("where the platform's rule is to leave it, it is left", async () => {
    const bot = world({ duties: [january] });
    const ports = { ...bot.ports, unknownRule: () => "leave" as const };
    Object.assign(bot.ports, ports);
    bot.script.push("lost");
    for (const minute of ["00", "01", "30"]) await bot.at(`2025-01-24 09:${minute}`);
    expect(bot.sent).toEqual([]);
    expect(bot.deliveries()).toHaveLength(1);
  });

  test("a claim whose process died becomes unknown when its lease runs out, never pending", async () => {
    const bot = world({ duties: [january] });
    await bot.at("2025-01-24 08:59");
    const now = instantOf("2025-01-24", "09:00");
    const chat = { platform: "test", chatId: "c1" };
    const ids = (await bot.store.waiting(chat, now)).map(({ id }) => id);
    await bot.store.open({ chat, date: "2025-01-24", parts: [ids], now });
    await bot.store.claim({ owner: "dead", now, leaseUntil: now + 60_000, except: [], round: 0 });
    await bot.at("2025-01-24 09:00");
    expect(bot.deliveries()).toMatchObject([{ state: "sending" }]);
    await bot.at("2025-01-24 09:01");
    expect(bot.deliveries()).toMatchObject([{ state: "unknown" }, { round: 1, state: "sent" }]);
    expect(bot.sent[0]?.text).toContain("补发");
  });

  test("an answer that comes after the lease ran out calls the second message off", async () => {
    const bot = world({ duties: [january] });
    const now = instantOf("2025-01-24", "09:00");
    await bot.at("2025-01-24 08:59");
    const chat = { platform: "test", chatId: "c1" };
    const ids = (await bot.store.waiting(chat, now)).map(({ id }) => id);
    await bot.store.open({ chat, date: "2025-01-24", parts: [ids], now });
    const taken = await bot.store.claim({ owner: "slow", now, leaseUntil: now + 1, except: [], round: 0 });
    if (!taken) throw new Error("nothing to claim");
    await bot.store.expireLeases(now + 1);
    await bot.store.settle(taken.id, true, now + 1);
    expect(await bot.store.finish(taken, "slow", { outcome: { state: "sent", messageId: "7" }, now: now + 2, reply: null })).toBe(true);
    await bot.at("2025-01-24 09:05");
    expect(bot.sent).toEqual([]);
    expect(bot.deliveries()).toMatchObject([{ state: "sent" }, { round: 1, state: "dropped" }]);
  });
});

test("the arrangement of a year, once announced, moves the steps that wait", async () => {
  const { createCalendar } = await import("../../src/time/calendar.ts");
  const { loadHolidays } = await import("../../seeds/holidays.ts");
  const bot = world({ duties: [january] });
  Object.assign(bot.ports, { calendar: createCalendar(loadHolidays(), "2024-11-11"), horizonDays: 120 });
  await bot.at("2024-11-11 10:00");
  const planned = () =>
    bot.database.raw.prepare("select step, planned_at as at from reminders where due = '2025-01-31' and step >= 0").all();
  const before = planned();
  Object.assign(bot.ports, { calendar: createCalendar(loadHolidays(), "2024-11-12") });
  bot.changed();
  await bot.at("2024-11-12 10:00");
  expect(before).toContainEqual({ step: 1, at: instantOf("2025-01-24", "09:00") });
  expect(planned()).toContainEqual({ step: 1, at: instantOf("2025-01-26", "09:00") });
  expect(planned()).toHaveLength(5);
});
