import chineseDays from "chinese-days";
import { LunarDay, SolarDay, SolarTerm } from "tyme4ts";
import { describe, expect, test } from "vitest";
import { loadHolidays } from "../../seeds/holidays.ts";
import { parseHolidayFile } from "../../src/app/holiday-file.ts";
import { createCalendar, withNotice } from "../../src/time/calendar.ts";
import { addDays, type IsoDate, weekday } from "../../src/time/date.ts";
import { isWorkday } from "../../src/time/workdays.ts";

const data = loadHolidays();
const calendar = createCalendar(data);

describe("the announced years", () => {
  test("agree with chinese-days on every day from 2015 to 2026", () => {
    const wrong = everyDay("2015-01-01", "2026-12-31").filter((day) => isWorkday(calendar, day) !== chineseDays.isWorkday(day));
    expect(wrong).toEqual([]);
  });

  test("agree with tyme4ts on every day from 2015 to 2026", () => {
    const wrong = everyDay("2015-01-01", "2026-12-31").filter((day) => isWorkday(calendar, day) !== isWorkdayByTyme(day));
    expect(wrong).toEqual([]);
  });

  test("name a holiday, and the make-up workday that belongs to it", () => {
    expect(calendar.day("2025-01-31")).toEqual({ kind: "holiday", name: "春节", provisional: false });
    expect(calendar.day("2025-01-26")).toEqual({ kind: "make-up", name: "春节", provisional: false });
    expect(calendar.day("2025-01-25")).toEqual({ kind: "weekend", name: null, provisional: false });
    expect(calendar.day("2025-01-24")).toEqual({ kind: "workday", name: null, provisional: false });
  });

  test("know the three days of September 2015", () => {
    expect(calendar.day("2015-09-04").name).toMatch("抗日战争");
    expect(calendar.day("2015-09-06").kind).toBe("make-up");
  });

  test("follow a later notice that changes a holiday", () => {
    expect(calendar.day("2020-01-31").kind).toBe("holiday");
    expect(calendar.day("2020-02-01")).toEqual({ kind: "holiday", name: "春节", provisional: false });
    expect(calendar.day("2019-05-02").kind).toBe("holiday");
    expect(calendar.day("2019-05-05").kind).toBe("make-up");
  });

  test("end with the last notice", () => {
    expect(calendar.announcedUntil).toBe("2026-12-31");
    expect(calendar.day("2026-12-31").provisional).toBe(false);
    expect(calendar.day("2027-01-04").provisional).toBe(true);
  });
});

describe("a year not yet announced", () => {
  test("has the statutory days as holidays, and nothing more", () => {
    const holidays = everyDay("2027-01-01", "2027-12-31").filter((day) => calendar.day(day).kind === "holiday");
    expect(holidays).toEqual([
      "2027-01-01",
      ...["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08"],
      "2027-04-05",
      ...["2027-05-01", "2027-05-02"],
      "2027-06-09",
      "2027-09-15",
      ...["2027-10-01", "2027-10-02", "2027-10-03"],
    ]);
  });

  test("is provisional throughout, and has no make-up workdays", () => {
    const days = everyDay("2027-01-01", "2028-12-31").map((day) => calendar.day(day));
    expect(days.every((day) => day.provisional)).toBe(true);
    expect(days.some((day) => day.kind === "make-up")).toBe(false);
  });

  test("follows the older law before 2025: three days of Spring Festival, one of Labour Day", () => {
    const old = createCalendar({ ...data, notices: [] });
    expect(old.day("2024-02-09").kind).toBe("workday");
    expect(old.day("2024-02-12")).toEqual({ kind: "holiday", name: "春节", provisional: true });
    expect(old.day("2024-05-02").kind).toBe("workday");
    expect(old.day("2013-02-09").name).toBe("春节");
    expect(old.day("2013-02-12").name).toBe(null);
  });

  test("is as it was known on a day of the past", () => {
    expect(createCalendar(data, "2024-11-11").day("2025-01-26")).toEqual({ kind: "weekend", name: null, provisional: true });
    expect(createCalendar(data, "2024-11-12").day("2025-01-26").kind).toBe("make-up");
    expect(createCalendar(data, "2019-03-21").day("2019-05-02").kind).toBe("workday");
    expect(createCalendar(data, "2020-01-26").day("2020-02-01").kind).toBe("make-up");
    expect(createCalendar(data, "2024-11-11").announcedUntil).toBe("2024-12-31");
  });
});

describe("the days of the lunar festivals", () => {
  test("agree with tyme4ts up to 2100", () => {
    const byTyme = data.lunarDays.map(({ year }) => ({
      year,
      springFestival: iso(LunarDay.fromYmd(year, 1, 1).getSolarDay()),
      qingming: iso(SolarTerm.fromIndex(year, 7).getSolarDay()),
      dragonBoat: iso(LunarDay.fromYmd(year, 5, 5).getSolarDay()),
      midAutumn: iso(LunarDay.fromYmd(year, 8, 15).getSolarDay()),
    }));
    expect(data.lunarDays).toEqual(byTyme);
    expect(data.lunarDays.at(-1)?.year).toBe(2100);
  });

  test("agree with chinese-days on Spring Festival, 端午 and 中秋", () => {
    const wrong = data.lunarDays.filter(({ year, springFestival, dragonBoat, midAutumn }) => {
      const lunar = [springFestival, dragonBoat, midAutumn].map((day) => chineseDays.getLunarDate(day));
      return lunar.map((day) => `${day.lunarYear}-${day.lunarMon}-${day.lunarDay}`).join() !== `${year}-1-1,${year}-5-5,${year}-8-15`;
    });
    expect(wrong).toEqual([]);
  });
});

describe("the next notice", () => {
  const next = {
    title: "国务院办公厅关于2027年部分节假日安排的通知",
    number: null,
    announcedOn: "2026-11-30",
    year: 2027,
    amends: false,
    holidays: [{ name: "春节", from: "2027-02-05", to: "2027-02-11", makeUp: ["2027-01-31"] }],
  };

  test("makes its year known", () => {
    const later = createCalendar(withNotice(data, next));
    expect(later.announcedUntil).toBe("2027-12-31");
    expect(later.day("2027-01-31")).toEqual({ kind: "make-up", name: "春节", provisional: false });
    expect(later.day("2027-06-09")).toEqual({ kind: "workday", name: null, provisional: false });
  });

  test("given twice counts once, with its last text", () => {
    const corrected = { ...next, holidays: [{ name: "春节", from: "2027-02-05", to: "2027-02-12", makeUp: [] }] };
    const later = createCalendar(withNotice(withNotice(data, next), corrected));
    expect(later.day("2027-02-12").kind).toBe("holiday");
    expect(later.day("2027-01-31").kind).toBe("weekend");
  });
});

describe("a holiday file is refused", () => {
  const notice = { title: "t", number: null, announcedOn: null, year: 2027, amends: false };
  const file = (from: string, announcedUntil: string) => {
    const holidays = [{ name: "春节", from, to: "2027-02-11", makeUp: [] }];
    return JSON.stringify({ source: "s", checkedOn: "2026-11-22", announcedUntil, notices: [{ ...notice, holidays }] });
  };

  test("where a holiday ends before it starts", () => {
    expect(() => parseHolidayFile(file("2027-02-12", "2027-12-31"))).toThrow("ends before it starts");
  });

  test("where it says to be valid for longer than its notices", () => {
    expect(parseHolidayFile(file("2027-02-05", "2027-12-31"))).toHaveLength(1);
    expect(() => parseHolidayFile(file("2027-02-05", "2028-12-31"))).toThrow("announcedUntil");
  });
});

function everyDay(from: IsoDate, to: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

function isWorkdayByTyme(day: IsoDate): boolean {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const legal = SolarDay.fromYmd(year, month, date).getLegalHoliday();
  return legal ? legal.isWork() : weekday(day) < 6;
}

function iso(day: SolarDay): IsoDate {
  return `${day.getYear()}-${String(day.getMonth()).padStart(2, "0")}-${String(day.getDay()).padStart(2, "0")}`;
}
