import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseHolidayFile } from "../src/app/holiday-file.ts";
import type { CalendarData, LunarDays } from "../src/time/calendar.ts";
import { isIsoDate } from "../src/time/date.ts";
import { seedPath } from "./folder.ts";

/** The State Council's arrangements and the days of the lunar festivals. Throws where a file is not as it should be. */
export function loadHolidays(): CalendarData {
  const notices = parseHolidayFile(readFileSync(seedPath("holidays.json"), "utf8"));
  return { notices, lunarDays: parseLunarDays(readFileSync(seedPath("lunar-days.csv"), "utf8")) };
}

/** Text of lunar-days.csv; its first line names the columns. */
function parseLunarDays(text: string): readonly LunarDays[] {
  const [, ...lines] = text.trim().split(/\r?\n/);
  return lines.map((line) => {
    const [year, springFestival, qingming, dragonBoat, midAutumn] = line.split(",");
    return lunarRow.parse({ year: Number(year), springFestival, qingming, dragonBoat, midAutumn });
  });
}

const date = z.string().refine(isIsoDate, "expected a date YYYY-MM-DD");

const lunarRow = z.strictObject({ year: z.int(), springFestival: date, qingming: date, dragonBoat: date, midAutumn: date });
