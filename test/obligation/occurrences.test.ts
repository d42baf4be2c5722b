import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadHolidays } from "../../seeds/holidays.ts";
import { deadlineKey, isHistory, isRoutine, occurrencesOf } from "../../src/obligation/occurrences.ts";
import { createCalendar } from "../../src/time/calendar.ts";
import { addDays } from "../../src/time/date.ts";
import { parseWhen } from "../../src/time/when.ts";
import { isWorkday } from "../../src/time/workdays.ts";
import { type DutyOptions, duty } from "./duty.ts";

const calendar = createCalendar(loadHolidays());
const years = { from: "2020-01-01", to: "2027-12-31" };

describe("a yearly duty", () => {
  test("with a day in January is about the year before, and comes first after the plan was issued", () => {
    expect(dues({ when: "every:P1Y@01-31" })).toEqual([
      "2022-01-31 2021年度",
      "2023-01-31 2022年度",
      "2024-01-31 2023年度",
      "2025-01-31 2024年度",
      "2026-01-31 2025年度",
      "2027-01-31 2026年度",
    ]);
  });

  test("without a day is due at the year's end and about that year", () => {
    expect(dues({ when: "every:P1Y", quote: "每年开展一次评估" }, { from: "2021-01-01", to: "2022-12-31" })).toEqual([
      "2021-12-31 2021年度",
      "2022-12-31 2022年度",
    ]);
  });

  test("for a plan of the year that has begun is about that year", () => {
    expect(dues({ when: "every:P1Y@03-31", quote: "每年第一季度制定年度立法计划" }, { from: "2023-01-01", to: "2023-12-31" })).toEqual([
      "2023-03-31 2023年度",
    ]);
  });

  test("late in the year is about the year before only where the text says so", () => {
    const range = { from: "2023-01-01", to: "2023-12-31" };
    expect(dues({ when: "every:P1Y@06-30", quote: "每年6月底前通报上一年度情况" }, range)).toEqual(["2023-06-30 2022年度"]);
    expect(dues({ when: "every:P1Y@06-30", quote: "每年6月底前完成自查" }, range)).toEqual(["2023-06-30 2023年度"]);
  });

  test("on 29 February falls on the month's last day in other years", () => {
    expect(dues({ when: "every:P1Y@02-29" }, { from: "2023-01-01", to: "2024-12-31" })).toEqual([
      "2023-02-28 2022年度",
      "2024-02-29 2023年度",
    ]);
  });
});

describe("shorter and longer periods", () => {
  const range = { from: "2022-01-01", to: "2022-12-31" };

  test("quarters end with March, June, September and December", () => {
    expect(dues({ when: "every:P3M" }, range)).toEqual([
      "2022-03-31 2022年第一季度",
      "2022-06-30 2022年第二季度",
      "2022-09-30 2022年第三季度",
      "2022-12-31 2022年第四季度",
    ]);
  });

  test("half-years, also with a day", () => {
    expect(dues({ when: "every:P6M" }, range)).toEqual(["2022-06-30 2022年上半年", "2022-12-31 2022年下半年"]);
    expect(dues({ when: "every:P6M@01-15", quote: "每半年" }, range)).toEqual(["2022-01-15 2022年上半年", "2022-07-15 2022年下半年"]);
  });

  test("months, with a day that short months do not have", () => {
    expect(dues({ when: "every:P1M@31", quote: "每月" }, { from: "2022-02-01", to: "2022-03-31" })).toEqual([
      "2022-02-28 2022年2月",
      "2022-03-31 2022年3月",
    ]);
  });

  test("a report on the month before says which month", () => {
    expect(dues({ when: "every:P1M@05", quote: "每月5日前报送上月情况" }, { from: "2022-01-01", to: "2022-01-31" })).toEqual([
      "2022-01-05 2021年12月",
    ]);
  });

  test("weeks, with a day of the week", () => {
    expect(dues({ when: "every:P1W@1", quote: "每周一报送" }, { from: "2022-01-25", to: "2022-02-07" })).toEqual([
      "2022-01-31 2022年1月31日至2月6日",
      "2022-02-07 2022年2月7日至2月13日",
    ]);
    expect(dues({ when: "every:P1W@5", quote: "每周五报送" }, { from: "2022-01-01", to: "2022-01-10" })).toEqual([
      "2022-01-07 2022年1月3日至1月9日",
    ]);
  });

  test("two years are counted from the plan's first", () => {
    expect(dues({ when: "every:P2Y" })).toEqual(["2022-12-31 2021—2022年度", "2024-12-31 2023—2024年度", "2026-12-31 2025—2026年度"]);
    expect(
      dues(
        { when: "every:P2Y", plan: { period: { from: 2015, to: 2020 }, issuedOn: "2015-07-30" } },
        { from: "2015-01-01", to: "2019-12-31" },
      ),
    ).toEqual(["2016-12-31 2015—2016年度", "2018-12-31 2017—2018年度"]);
  });

  test("weeks end on Sunday; weekly and daily duties can be left out", () => {
    const week = { from: "2022-03-07", to: "2022-03-20" };
    expect(dues({ when: "every:P1W" }, week)).toEqual(["2022-03-13 2022年3月7日至3月13日", "2022-03-20 2022年3月14日至3月20日"]);
    expect(dues({ when: "every:P1D" }, week)).toHaveLength(14);
    expect(occurrencesOf([duty({ when: "every:P1W" }), duty({ when: "every:P1D" })], week, calendar, { routine: false })).toEqual([]);
    expect(isRoutine(parseWhen("every:P1W"))).toBe(true);
    expect(isRoutine(parseWhen("every:P1M"))).toBe(false);
  });

  test("school terms end on the usual days, provisionally, unless the days are set", () => {
    const terms = occurrencesOf([duty({ when: "every:semester" })], range, calendar);
    expect(terms.map((term) => `${term.due} ${term.about} ${term.provisional}`)).toEqual([
      "2022-01-20 2021—2022学年第一学期 true",
      "2022-07-10 2021—2022学年第二学期 true",
    ]);
    const set = occurrencesOf([duty({ when: "every:semester" })], range, calendar, { terms: { autumnEnd: "01-14", springEnd: "07-01" } });
    expect(set.map((term) => `${term.due} ${term.provisional}`)).toEqual(["2022-01-14 false", "2022-07-01 false"]);
  });
});

describe("other codes", () => {
  test("one date gives one occurrence, about no period", () => {
    expect(dues({ when: "once:2022-12-31" })).toEqual(["2022-12-31 null"]);
  });

  test("a counter is due at the period's end and keeps its count", () => {
    const [first] = occurrencesOf([duty({ when: "every:P1Y*4" })], { from: "2022-01-01", to: "2022-12-31" }, calendar);
    expect(first).toMatchObject({ due: "2022-12-31", count: 4 });
  });

  test.each(["within:5WD..15WD", "within:..24H", "term*1", "periodic"])("%s has no date", (when) => {
    expect(dues({ when })).toEqual([]);
  });
});

describe("the plan's own limits", () => {
  test("what was due before the plan was issued is left out, what came before its publication here is history", () => {
    const obligation = duty({ when: "every:P3M", plan: { issuedOn: null }, stored: { publishedOn: "2024-06-01" } });
    const found = occurrencesOf([obligation], { from: "2020-06-01", to: "2024-07-01" }, calendar);
    expect(found[0]?.due).toBe("2021-03-31");
    expect(found.filter((each) => !isHistory(each)).map((each) => each.due)).toEqual(["2024-06-30"]);
  });

  test("a plan issued before its first year starts with that year", () => {
    expect(dues({ when: "every:P3M", plan: { issuedOn: "2020-11-05" } }, { from: "2020-01-01", to: "2021-04-30" })).toEqual([
      "2021-03-31 2021年第一季度",
    ]);
  });

  test("recurring duties go on after the period, and say so", () => {
    const found = occurrencesOf([duty({ when: "every:P1Y" })], { from: "2025-01-01", to: "2026-12-31" }, calendar);
    expect(found.map((each) => `${each.due} ${each.afterPeriod}`)).toEqual(["2025-12-31 false", "2026-12-31 true"]);
  });
});

test("a due date on a day off stays, with the last working day before it", () => {
  const [january] = occurrencesOf([duty({ when: "every:P1Y@01-31" })], { from: "2025-01-01", to: "2025-12-31" }, calendar);
  expect(january).toMatchObject({ due: "2025-01-31", lastWorkday: "2025-01-27", provisional: false });
  const [later] = occurrencesOf([duty({ when: "every:P1Y@01-31" })], { from: "2027-01-01", to: "2027-12-31" }, calendar);
  expect(later).toMatchObject({ due: "2027-01-31", lastWorkday: "2027-01-29", provisional: true });
});

test("occurrences of several duties come by date", () => {
  const found = occurrencesOf(
    [duty({ when: "every:P3M" }), duty({ when: "once:2022-05-31" })],
    { from: "2022-01-01", to: "2022-12-31" },
    calendar,
  );
  expect(found.map((each) => each.due)).toEqual(["2022-03-31", "2022-05-31", "2022-06-30", "2022-09-30", "2022-12-31"]);
});

test("a duty's key stays when the text before it grows, and differs between two sentences of a clause", () => {
  const one = duty({ when: "every:P1Y" });
  const moved = { ...one.deadlines[0], span: { start: 900, end: 950 } };
  const other = duty({ when: "every:P1Y", quote: "每年开展一次评估" });
  const key = (obligation: typeof one) => obligation.deadlines.map((deadline) => deadlineKey(obligation.plan, deadline)).join();
  expect(key({ ...one, deadlines: [moved as (typeof one.deadlines)[number]] })).toBe(key(one));
  expect(key(other)).not.toBe(key(one));
});

test("two ranges side by side give the same as one", () => {
  const when = fc.constantFrom(
    "every:P1Y@01-31",
    "every:P3M",
    "every:P6M@02-28",
    "every:P2Y",
    "every:P1M@15",
    "every:P1W",
    "every:P3D",
    "every:semester",
    "every:P5M",
    "once:2023-06-30",
  );
  const date = fc.integer({ min: 0, max: 2500 }).map((days) => addDays("2020-06-01", days));
  fc.assert(
    fc.property(when, fc.uniqueArray(date, { minLength: 3, maxLength: 3 }), (code, days) => {
      const [from = "", middle = "", to = ""] = [...days].sort();
      const obligations = [duty({ when: code })];
      const whole = occurrencesOf(obligations, { from, to }, calendar);
      const parts = [
        ...occurrencesOf(obligations, { from, to: middle }, calendar),
        ...occurrencesOf(obligations, { from: addDays(middle, 1), to }, calendar),
      ];
      expect(parts).toEqual(whole);
      for (const each of whole) {
        expect(each.due >= from && each.due <= to && each.lastWorkday <= each.due).toBe(true);
        expect(isWorkday(calendar, each.lastWorkday)).toBe(true);
      }
    }),
  );
});

function dues(options: DutyOptions, range = years): string[] {
  return occurrencesOf([duty(options)], range, calendar).map(({ due, about }) => `${due} ${about}`);
}
