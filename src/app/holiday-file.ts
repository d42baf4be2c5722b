import { z } from "zod";
import type { HolidayNotice } from "../time/calendar.ts";
import { daysBetween, isIsoDate, weekday, yearOf } from "../time/date.ts";

/**
 * The JSON form of notices on days off, as seeds/holidays.json has it. `announcedUntil` may be left out where the file only changes single
 * holidays. Throws a ZodError or a SyntaxError.
 */
export function parseHolidayFile(text: string): readonly HolidayNotice[] {
  return holidayFile.parse(JSON.parse(text)).notices;
}

const date = z.string().refine(isIsoDate, "expected a date YYYY-MM-DD");

const arrangement = z
  .strictObject({ name: z.string().min(1), from: date, to: date, makeUp: z.array(date) })
  .refine((holiday) => holiday.from <= holiday.to, "a holiday ends before it starts")
  .refine((holiday) => daysBetween(holiday.from, holiday.to) < 30, "a holiday is longer than a month")
  .refine((holiday) => holiday.makeUp.every((day) => weekday(day) > 5), "a make-up workday is no Saturday or Sunday");

const notice = z
  .strictObject({
    title: z.string().min(1),
    number: z.string().min(1).nullable(),
    announcedOn: date.nullable(),
    year: z.int(),
    amends: z.boolean(),
    holidays: z.array(arrangement).min(1),
  })
  .refine(
    // 元旦 may begin in December, and its make-up workday with it.
    ({ year, holidays }) => holidays.every(({ from, to }) => yearOf(to) === year && yearOf(from) >= year - 1),
    "a holiday lies in another year than its notice",
  );

const holidayFile = z
  .strictObject({ source: z.string().min(1), checkedOn: date, announcedUntil: date.optional(), notices: z.array(notice).min(1) })
  .refine(
    ({ announcedUntil, notices }) =>
      announcedUntil === undefined || notices.some(({ year, amends }) => !amends && announcedUntil === `${year}-12-31`),
    "announcedUntil is not the end of a year with a notice",
  );
