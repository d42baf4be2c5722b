import { readFileSync } from "node:fs";
import { z } from "zod";
import type { CalendarData, HolidayNotice, LunarDays } from "../src/time/calendar.ts";
import { isIsoDate } from "../src/time/date.ts";
import { seedPath } from "./folder.ts";

/** The State Council's arrangements and the days of the lunar festivals. Throws where a file is not as it should be. */
export function loadHolidays(): CalendarData {
  const notices = parseHolidays(readFileSync(seedPath("holidays.json"), "utf8"));
  return { notices, lunarDays: parseLunarDays(readFileSync(seedPath("lunar-days.csv"), "utf8")) };
}

/** Text of holidays.json, or of the next notice in the same form. */
export function parseHolidays(text: string): readonly HolidayNotice[] {
  return holidaysFile.parse(JSON.parse(text)).notices;
}

/** Text of lunar-days.csv; its first line names the columns. */
export function parseLunarDays(text: string): readonly LunarDays[] {
  const [, ...lines] = text.trim().split(/\r?\n/);
  return lines.map((line) => {
    const [year, springFestival, qingming, dragonBoat, midAutumn] = line.split(",");
    return lunarRow.parse({ year: Number(year), springFestival, qingming, dragonBoat, midAutumn });
  });
}

const date = z.string().refine(isIsoDate, "expected a date YYYY-MM-DD");

const arrangement = z
  .strictObject({ name: z.string().min(1), from: date, to: date, makeUp: z.array(date) })
  .refine((holiday) => holiday.from <= holiday.to, "a holiday ends before it starts");

const holidaysFile = z
  .strictObject({
    source: z.string().min(1),
    checkedOn: date,
    announcedUntil: date,
    notices: z.array(
      z.strictObject({
        title: z.string().min(1),
        number: z.string().min(1).nullable(),
        announcedOn: date.nullable(),
        year: z.int(),
        amends: z.boolean(),
        holidays: z.array(arrangement).min(1),
      }),
    ),
  })
  .refine(
    ({ announcedUntil, notices }) => notices.some(({ year, amends }) => !amends && announcedUntil === `${year}-12-31`),
    "announcedUntil is not the end of a year with a notice",
  );

const lunarRow = z.strictObject({ year: z.int(), springFestival: date, qingming: date, dragonBoat: date, midAutumn: date });
