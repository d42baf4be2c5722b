import { describe, expect, it } from "vitest";
import { loadHolidays } from "../../seeds/holidays.ts";
import { timerNotices, timerSpan } from "../../src/obligation/timer.ts";
import { createCalendar } from "../../src/time/calendar.ts";
import { instantOf, localDate, localTime } from "../../src/time/date.ts";

const calendar = createCalendar(loadHolidays());
const friday = instantOf("2025-01-10", "10:00");

describe("the span of a limit", () => {
  it.each([
    ["within:5WD..15WD", { kind: "days", earliest: "2025-01-17", latest: "2025-02-07" }],
    ["within:..7WD", { kind: "days", earliest: null, latest: "2025-01-21" }],
    ["within:7WD..", { kind: "days", earliest: "2025-01-21", latest: null }],
    ["within:..30D", { kind: "days", earliest: null, latest: "2025-02-09" }],
    ["within:..3M", { kind: "days", earliest: null, latest: "2025-04-10" }],
    ["within:..1Y", { kind: "days", earliest: null, latest: "2026-01-10" }],
    ["within:..5H", { kind: "clock", earliest: null, latest: instantOf("2025-01-10", "15:00") }],
    ["within:..300MIN", { kind: "clock", earliest: null, latest: instantOf("2025-01-10", "15:00") }],
  ])("of %s", (code, span) => {
    expect(timerSpan(code, friday, calendar)).toEqual(span);
  });

  it("is not given for what no event starts", () => {
    expect(() => timerSpan("every:P1Y", friday, calendar)).toThrow(RangeError);
  });
});

describe("what a timer tells", () => {
  const told = (code: string) =>
    timerNotices(timerSpan(code, friday, calendar), friday, calendar).map(({ step, at }) => `${step} ${localDate(at)} ${localTime(at)}`);

  it("goes by working days", () => {
    expect(told("within:..7WD")).toEqual(["3 2025-01-16 09:00", "1 2025-01-20 09:00", "0 2025-01-21 09:00", "over 2025-01-22 09:00"]);
  });

  it("comes on the last working day of a limit that ends on a day off", () => {
    expect(told("within:..2D")).toEqual(["over 2025-01-13 09:00"]);
    expect(told("within:..30D")).toContain("0 2025-02-08 09:00");
  });

  it("leaves out what lies before the start, and goes by the minute for hours", () => {
    expect(told("within:..1WD")).toEqual(["0 2025-01-13 09:00", "over 2025-01-14 09:00"]);
    expect(told("within:..5H")).toEqual(["0 2025-01-10 14:00", "over 2025-01-10 15:00"]);
    expect(told("within:..24H")).toEqual(["0 2025-01-11 09:00", "over 2025-01-11 10:00"]);
  });
});
