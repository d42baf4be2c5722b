import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadHolidays } from "../../seeds/holidays.ts";
import { createCalendar } from "../../src/time/calendar.ts";
import { addDays } from "../../src/time/date.ts";
import {
  addWorkdays,
  firstWorkdayOnOrAfter,
  isWorkday,
  lastWorkdayOnOrBefore,
  workdaysAfter,
  workdaysBetween,
  workdayWindow,
} from "../../src/time/workdays.ts";

const calendar = createCalendar(loadHolidays());
const day = fc.integer({ min: 0, max: 365 * 15 }).map((days) => addDays("2014-06-01", days));
const count = fc.integer({ min: -120, max: 120 });

describe("around the Spring Festival of 2025", () => {
  test("the last working day before the holiday is the Monday after the worked Sunday", () => {
    expect(lastWorkdayOnOrBefore(calendar, "2025-01-31")).toBe("2025-01-27");
    expect(firstWorkdayOnOrAfter(calendar, "2025-01-28")).toBe("2025-02-05");
    expect(workdaysAfter(calendar, "2025-01-24", "2025-01-31")).toEqual(["2025-01-26", "2025-01-27"]);
  });

  test("five working days from the Friday before end after the holiday", () => {
    expect(addWorkdays(calendar, "2025-01-24", 5)).toBe("2025-02-07");
  });

  test("a window of five to fifteen working days opens and closes on working days", () => {
    expect(workdayWindow(calendar, "2025-01-20", { min: 5, max: 15 })).toEqual({ earliest: "2025-01-26", latest: "2025-02-14" });
    expect(workdayWindow(calendar, "2025-01-20", { max: 7 })).toEqual({ earliest: null, latest: "2025-02-05" });
  });
});

describe("whatever the day", () => {
  test("the nearest working days are working days with none between", () => {
    fc.assert(
      fc.property(day, (date) => {
        const before = lastWorkdayOnOrBefore(calendar, date);
        const after = firstWorkdayOnOrAfter(calendar, date);
        expect(isWorkday(calendar, before) && isWorkday(calendar, after)).toBe(true);
        expect(before <= date && date <= after).toBe(true);
        expect(workdaysBetween(calendar, before, after)).toBe(before === after ? 0 : 1);
      }),
    );
  });

  test("between undoes add", () => {
    fc.assert(
      fc.property(day, count, (date, n) => {
        expect(workdaysBetween(calendar, date, addWorkdays(calendar, date, n))).toBe(n);
      }),
    );
  });

  test("adding in two steps is adding at once", () => {
    fc.assert(
      fc.property(day, fc.nat(60), fc.nat(60), (date, a, b) => {
        expect(addWorkdays(calendar, addWorkdays(calendar, date, a), b)).toBe(addWorkdays(calendar, date, a + b));
      }),
    );
  });

  test("from one working day to another and back is the same way", () => {
    fc.assert(
      fc.property(day, count, (date, n) => {
        const from = lastWorkdayOnOrBefore(calendar, date);
        expect(addWorkdays(calendar, addWorkdays(calendar, from, n), -n)).toBe(from);
      }),
    );
  });
});
