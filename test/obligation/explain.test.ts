import { describe, expect, test } from "vitest";
import { loadHolidays } from "../../seeds/holidays.ts";
import { explainDate } from "../../src/obligation/explain.ts";
import { occurrencesOf } from "../../src/obligation/occurrences.ts";
import { createCalendar } from "../../src/time/calendar.ts";
import { yearOf } from "../../src/time/date.ts";
import { duty } from "./duty.ts";

const calendar = createCalendar(loadHolidays());

describe("the report due on 31 January 2025, in the Spring Festival", () => {
  test("on 24 January: yellow, two working days, the worked Sunday named", () => {
    expect(explain("every:P1Y@01-31", "2025-01-31", "2025-01-24")).toBe(
      "黄灯·还剩2个工作日(26日周日补班):1月31日在春节假期内,最后一个工作日是1月27日(周一)",
    );
  });

  test("a month before: green, with the year where it is another", () => {
    expect(explain("every:P1Y@01-31", "2025-01-31", "2024-12-27")).toMatch(
      /^绿灯·还剩\d+个工作日\(26日周日补班\):2025年1月31日在春节假期内,最后一个工作日是1月27日\(周一\)$/,
    );
  });

  test("turns yellow seven days before the last working day", () => {
    expect(explain("every:P1Y@01-31", "2025-01-31", "2025-01-19")).toMatch(/^绿灯/);
    expect(explain("every:P1Y@01-31", "2025-01-31", "2025-01-20")).toMatch(/^黄灯/);
  });

  test("on the last working day, in the holiday, and after the date", () => {
    expect(explain("every:P1Y@01-31", "2025-01-31", "2025-01-27")).toMatch(/^黄灯·今天是最后一个工作日:/);
    expect(explain("every:P1Y@01-31", "2025-01-31", "2025-01-29")).toMatch(/^黄灯·还剩2天,最后一个工作日已过:/);
    expect(explain("every:P1Y@01-31", "2025-01-31", "2025-02-05")).toMatch(/^红灯·已逾期5天:/);
  });
});

test("a working day needs no explanation", () => {
  expect(explain("every:P3M", "2022-03-31", "2022-03-28")).toBe("黄灯·还剩3个工作日:截止3月31日(周四)");
  expect(explain("every:P3M", "2022-03-31", "2022-03-31")).toBe("黄灯·今天到期:截止3月31日(周四)");
});

test("a weekend is called by its name", () => {
  expect(explain("every:P1Y@06-30", "2024-06-30", "2024-06-27")).toBe("黄灯·还剩1个工作日:6月30日是周日,最后一个工作日是6月28日(周五)");
});

test("a date in a year not yet announced says that it is provisional", () => {
  expect(explain("every:P1Y@01-31", "2027-01-31", "2026-12-01")).toMatch(
    /最后一个工作日是1月29日\(周五\)\(2027年放假安排未公布,日期暂定\)$/,
  );
});

function explain(when: string, due: string, today: string): string {
  const year = yearOf(due);
  const found = occurrencesOf([duty({ when })], { from: `${year}-01-01`, to: `${year}-12-31` }, calendar).find((each) => each.due === due);
  if (!found) throw new Error(`nothing due on ${due}`);
  return explainDate(found, calendar, today).text;
}
