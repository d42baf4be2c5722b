import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadHolidays } from "../../seeds/holidays.ts";
import { createCalendar } from "../../src/time/calendar.ts";
import { addDays } from "../../src/time/date.ts";
import { NoticeError, readHolidayNotice } from "../../src/time/holiday-notice.ts";
import { isWorkday } from "../../src/time/workdays.ts";

const data = loadHolidays();
const textOf = (year: number) => readFileSync(`test/fixtures/holidays/${year}.txt`, "utf8");

describe.each([2016, 2023, 2024, 2025, 2026])("the notice for %i", (year) => {
  const notice = readHolidayNotice(textOf(year));
  const kept = data.notices.find((each) => each.year === year && !each.amends);

  test("gives its number and date", () => {
    expect(notice).toMatchObject({ number: kept?.number, announcedOn: kept?.announcedOn, year, amends: false, title: kept?.title });
  });

  test("gives the same working days as the table", () => {
    const read = createCalendar({ ...data, notices: [notice] });
    const whole = createCalendar({ ...data, notices: kept ? [kept] : [] });
    const wrong: string[] = [];
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      if (isWorkday(read, day) !== isWorkday(whole, day)) wrong.push(day);
    }
    expect(wrong).toEqual([]);
    expect(notice.holidays.map(({ name }) => name).sort()).toEqual(kept?.holidays.map(({ name }) => name).sort());
  });
});

test("text that lost its lines reads the same", () => {
  expect(readHolidayNotice(textOf(2025).replace(/\n/g, " "))).toEqual(readHolidayNotice(textOf(2025)));
});

test("a holiday over the new year keeps both years", () => {
  expect(readHolidayNotice(textOf(2023)).holidays[0]).toEqual({ name: "元旦", from: "2022-12-31", to: "2023-01-02", makeUp: [] });
});

describe("what does not add up is refused, and the message says what", () => {
  test.each([
    ["a wrong weekday", (text: string) => text.replace("1月26日(周日)", "1月25日(周日)"), "2025-01-25是周六"],
    ["a wrong number of days", (text: string) => text.replace("共8天", "共9天"), "读出8天,通知写的是9天"],
    ["a day that does not exist", (text: string) => text.replace("4月4日", "4月31日"), "没有这一天"],
    ["another text", () => "关于召开会议的通知", "没有找到标题"],
    ["only the title", () => "国务院办公厅关于2027年部分节假日安排的通知", "没有找到“一、元旦"],
  ])("%s", (_, change, message) => {
    const plain = textOf(2025).replace(/[\uff08\uff09\uff0c]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
    expect(() => readHolidayNotice(change(plain))).toThrow(NoticeError);
    expect(() => readHolidayNotice(change(plain))).toThrow(message);
  });
});
