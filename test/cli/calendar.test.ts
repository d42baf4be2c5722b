import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { examine } from "../../src/app/doctor.ts";
import { renderText } from "../../src/chat/render.ts";
import { instantOf } from "../../src/time/date.ts";
import { openBot, userOf } from "../support/bot.ts";
import { run } from "../support/cli.ts";
import { notingPlatform } from "../support/platform.ts";

const folder = mkdtempSync(join(tmpdir(), "luzhi-calendar-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const NOTICE_2027 = `国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
各省、自治区、直辖市人民政府,国务院各部委、各直属机构:
经国务院批准,现将2027年元旦、春节放假调休日期的具体安排通知如下。
一、元旦:1月1日(周五)至3日(周日)放假,共3天。
二、春节:2月5日(农历除夕、周五)至11日(周四)放假调休,共7天。1月31日(周日)、2月14日(周日)上班。
节假日期间,各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2026年11月20日`;

describe("luzhi calendar", () => {
  it("shows an announced year with its make-up workdays, and says so of one that is not", async () => {
    const bot = await openBot();
    const year = await run(bot, "calendar", "show", "2025");
    expect(year).toMatch(/^2025年\(国务院办公厅已公布/);
    expect(year).toMatch(/春节:1月28日\(周二\) 至 2月4日\(周二\);补班 1月26日\(周日\)、2月8日\(周六\)/);
    expect(await run(bot, "calendar", "show", "2029")).toMatch(/^2029年\(未公布,以下只是法定节假日,日期暂定/);
    bot.close();
  });

  it("takes the next notice in its own words, and doctor is content", async () => {
    const bot = await openBot({ clock: () => instantOf("2026-12-01", "10:00") });
    const before = (await examine(bot.context, "22.12.0")).find(({ name }) => name === "日历");
    expect(before).toMatchObject({ state: "warning", text: expect.stringContaining("luzhi calendar import") });
    const said = await run(bot, "calendar", "import", fileWith("2027.txt", NOTICE_2027));
    expect(said).toMatch(/已导入 国务院办公厅关于2027年部分节假日安排的通知\(国办发明电〔2026〕9号\)\n.*元旦:1月1日/);
    await bot.tick();
    expect((await examine(bot.context, "22.12.0")).find(({ name }) => name === "日历")).toMatchObject({ state: "ok" });
    expect(await run(bot, "calendar", "show", "2027")).toMatch(/已公布[\s\S]*春节:.*;补班 1月31日\(周日\)/);
    bot.close();
  });

  it("refuses a notice whose weekdays are wrong, and keeps nothing of it", async () => {
    const bot = await openBot();
    const wrong = fileWith("wrong.txt", NOTICE_2027.replace("1月31日(周日)", "1月31日(周六)"));
    await expect(run(bot, "calendar", "import", wrong)).rejects.toThrow(/没有导入:.*2027-01-31是周日/);
    await expect(run(bot, "calendar", "import", fileWith("bad.json", "{}"))).rejects.toThrow(/没有导入:JSON 应与/);
    await expect(run(bot, "calendar", "import", join(folder, "missing.json"))).rejects.toThrow(/请检查路径/);
    expect(await bot.context.store.calendar.notices()).toEqual([]);
    bot.close();
  });

  it("moves the reminders that wait when a single holiday changes", async () => {
    let now = instantOf("2025-01-22", "09:00");
    const { platform, heard } = notingPlatform();
    const bot = await openBot({ sandbox: true, clock: () => now, platforms: new Map([["test", platform]]) });
    await (await userOf(bot, "2025-01-21T10:00", "驻马店市市场监管局")).says("订阅提醒");
    await bot.tick();
    const longer = {
      source: "测试",
      checkedOn: "2025-01-22",
      notices: [
        {
          title: "关于延长2025年春节假期的通知",
          number: null,
          announcedOn: "2025-01-22",
          year: 2025,
          amends: true,
          holidays: [{ name: "春节", from: "2025-01-25", to: "2025-02-04", makeUp: ["2025-02-08"] }],
        },
      ],
    };
    await run(bot, "calendar", "import", fileWith("longer.json", JSON.stringify(longer)));
    now = instantOf("2025-01-24", "09:00");
    await bot.tick();
    expect(heard.map((reply) => renderText(reply)).join("\n")).toMatch(
      /今天是最后一个工作日:1月31日在春节假期内,最后一个工作日是1月24日\(周五\)/,
    );
    bot.close();
  });
});
