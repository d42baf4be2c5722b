import { expect, test } from "vitest";
import type { Obligation } from "../../src/obligation/types.ts";
import { defaultLadder } from "../../src/reminder/ladder.ts";
import { simulate } from "../../src/reminder/virtual.ts";
import { createReminderStore } from "../../src/store/reminder-store.ts";
import { instantOf, localDate, localTime } from "../../src/time/date.ts";
import { duty } from "../obligation/duty.ts";
import { calendar, memoryDatabase, plain } from "./world.ts";

test("驻马店市市场监管局 hears of the January report before the Spring Festival, with the last working day", async () => {
  const messages = await run("驻马店市市场监管局", { from: "2024-12-20", to: "2025-02-10" }, [duty({ when: "every:P1Y@01-31" })]);
  expect(messages.map(({ at }) => at)).toEqual([
    "2024-12-27 09:00",
    "2025-01-20 09:00",
    "2025-01-24 09:00",
    "2025-01-26 09:00",
    "2025-01-27 09:00",
    "2025-02-05 09:00",
    "2025-02-07 09:00",
  ]);
  expect(messages[2]?.text).toBe(
    [
      "【到期提醒】驻马店市市场监管局 · 1月24日(周五)",
      "1. 公开本机关上年度行政执法总体情况(2024年度)",
      "黄灯·还剩2个工作日(26日周日补班):1月31日在春节假期内,最后一个工作日是1月27日(周一)",
      "依据:《驻马店市法治政府建设“十四五”规划》二、(四)(属于“行政执法机关”)",
      "“行政执法机关于每年1月31日前公开本机关上年度行政执法总体情况”",
    ].join("\n"),
  );
});

test("昌吉州财政局 hears of each quarter's study in 2016", async () => {
  const study = duty({
    when: "every:P3M",
    clause: "二/(七)/31",
    time: "每季度",
    quote: "政府各部门、各单位每季度要开展一次“一把手讲法”集体学法活动",
    plan: { title: "自治州全面推进依法行政加快建设法治政府实施方案", issuedOn: "2015-07-30", period: { from: 2015, to: 2020 } },
  });
  const messages = await run("昌吉州财政局", { from: "2016-01-01", to: "2016-12-31" }, [study]);
  const beforeDue = messages.filter(({ text }) => /[黄绿]灯/.test(text)).map(({ at }) => at.slice(0, 10));
  expect(beforeDue).toEqual([
    ...["2016-03-17", "2016-03-28", "2016-03-31"],
    ...["2016-06-16", "2016-06-27", "2016-06-30"],
    ...["2016-09-14", "2016-09-27", "2016-09-30"],
    ...["2016-12-16", "2016-12-27", "2016-12-30"],
  ]);
  expect(messages.find(({ at }) => at.startsWith("2016-03-17"))?.text).toContain("2016年第一季度");
});

test("five years jump from digest to digest, and still come to the end", async () => {
  let ticks = 0;
  const messages = await run("驻马店市市场监管局", { from: "2021-01-01", to: "2027-12-31" }, [duty({ when: "every:P1Y" })], () => ticks++);
  expect(messages.filter(({ text }) => text.includes("今天到期")).map(({ at }) => at.slice(0, 10))).toEqual([
    "2021-12-31",
    "2024-12-31",
    "2025-12-31",
  ]);
  expect(messages.some(({ at }) => at > "2025-12-31 23:59")).toBe(false);
  expect(ticks).toBeLessThan(200);
});

async function run(unitName: string, { from, to }: { from: string; to: string }, obligations: readonly Obligation[], onTick?: () => void) {
  const database = memoryDatabase();
  const messages: { at: string; text: string }[] = [];
  const ports = {
    store: createReminderStore(database),
    calendar,
    ladder: defaultLadder,
    owner: "simulation",
    subscriptions: async () => [{ chat: { platform: "test", chatId: "c1" }, unitId: "u1", unitName, since: instantOf(from) }],
    obligations: async () => obligations,
    revision: async () => "1",
  };
  for await (const { at, reply } of simulate({ from, to, ports, ...(onTick ? { onTick } : {}) })) {
    messages.push({ at: `${localDate(at)} ${localTime(at)}`, text: plain(reply) });
  }
  database.close();
  return messages;
}
