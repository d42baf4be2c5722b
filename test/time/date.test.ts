import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { addDays, daysBetween, instantOf, localDate, localTime, weekday } from "../../src/time/date.ts";

const date = fc.integer({ min: -20_000, max: 40_000 }).map((days) => Temporal.PlainDate.from("1990-01-01").add({ days }));

test("days count as Temporal counts them", () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
      const moved = addDays(day.toString(), days);
      expect(moved).toBe(day.add({ days }).toString());
      expect(daysBetween(day.toString(), moved)).toBe(days);
      expect(weekday(day.toString())).toBe(day.dayOfWeek);
    }),
  );
});

test("the day in China is Temporal's, also in the summer times of 1986 to 1991", () => {
  const moment = fc.integer({ min: Date.UTC(1985, 0, 1), max: Date.UTC(2060, 0, 1) });
  fc.assert(
    fc.property(moment, (now) => {
      const there = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO("Asia/Shanghai");
      expect(`${localDate(now)} ${localTime(now)}`).toBe(there.toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " "));
      const back = Temporal.PlainDateTime.from(`${localDate(now)}T${localTime(now)}`).toZonedDateTime("Asia/Shanghai");
      expect(instantOf(localDate(now), localTime(now))).toBe(back.epochMilliseconds);
    }),
  );
});

test("what is no day is an error, not another day", () => {
  expect(() => addDays("2023-13-01", 1)).toThrow(RangeError);
  expect(() => addDays("2023-02-30", 1)).toThrow(RangeError);
  expect(() => instantOf("2023-01-01", "25:00")).toThrow(RangeError);
  expect(() => daysBetween("soon", "2023-01-01")).toThrow(RangeError);
});
