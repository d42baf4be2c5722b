import { addDays, type IsoDate, isoDate, weekday, yearOf } from "./date.ts";

/** Working days of the Chinese calendar. */
export interface Calendar {
  /** Last day that the State Council's announced arrangements cover. */
  readonly announcedUntil: IsoDate;
  day(date: IsoDate): CalendarDay;
}

export interface CalendarDay {
  readonly kind: "workday" | "weekend" | "holiday" | "make-up";
  /** The holiday's name (春节), also on the make-up workday that belongs to it. */
  readonly name: string | null;
  /** True where the year's arrangement is not announced (未公布). */
  readonly provisional: boolean;
}

/** What `createCalendar` needs; seeds/holidays.ts loads it. */
export interface CalendarData {
  readonly notices: readonly HolidayNotice[];
  readonly lunarDays: readonly LunarDays[];
}

/** One notice of the State Council about days off. */
export interface HolidayNotice {
  readonly title: string;
  /** 国办发明电〔2024〕12号; null where it is not known. */
  readonly number: string | null;
  readonly announcedOn: IsoDate | null;
  readonly year: number;
  /** True where it changes single holidays of a year that another notice arranges. */
  readonly amends: boolean;
  readonly holidays: readonly HolidayArrangement[];
}

export interface HolidayArrangement {
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Weekend days that are worked in return. */
  readonly makeUp: readonly IsoDate[];
}

/** Festivals whose day in the solar calendar changes from year to year. */
export interface LunarDays {
  readonly year: number;
  /** 正月初一. */
  readonly springFestival: IsoDate;
  readonly qingming: IsoDate;
  readonly dragonBoat: IsoDate;
  readonly midAutumn: IsoDate;
}

/**
 * The calendar as its notices give it. In a year without a notice the statutory days of 全国年节及纪念日放假办法 hold and every day
 * is provisional. With `knownOn`, only what was announced by that day counts; it is how a simulation sees the past.
 */
export function createCalendar(data: CalendarData, knownOn?: IsoDate): Calendar {
  const notices = data.notices.filter((notice) => !knownOn || (notice.announcedOn ?? "") <= knownOn);
  const arranged = arrangedDays(notices);
  const years = new Set(notices.filter((notice) => !notice.amends).map((notice) => notice.year));
  const lunar = new Map(data.lunarDays.map((days) => [days.year, days]));
  const statutory = new Map<number, ReadonlyMap<IsoDate, string>>();
  const known = new Map<IsoDate, CalendarDay>();

  function compute(date: IsoDate): CalendarDay {
    const found = arranged.get(date);
    if (found) return found;
    const year = yearOf(date);
    const ordinary = weekday(date) > 5 ? "weekend" : "workday";
    if (years.has(year)) return { kind: ordinary, name: null, provisional: false };
    const days = statutory.get(year) ?? statutoryDays(year, lunar.get(year));
    statutory.set(year, days);
    const name = days.get(date) ?? null;
    return { kind: name ? "holiday" : ordinary, name, provisional: true };
  }

  return {
    announcedUntil: lastArranged(years),
    day(date) {
      const cached = known.get(date);
      if (cached) return cached;
      const day = compute(date);
      known.set(date, day);
      return day;
    },
  };
}

/** With a notice that came later; it replaces the one of the same title. */
export function withNotice(data: CalendarData, notice: HolidayNotice): CalendarData {
  return { ...data, notices: [...data.notices.filter(({ title }) => title !== notice.title), notice] };
}

/** A later notice replaces the holiday of the same name in the same year, with its make-up workdays. */
function arrangedDays(notices: readonly HolidayNotice[]): ReadonlyMap<IsoDate, CalendarDay> {
  const holidays = new Map<string, HolidayArrangement>();
  for (const notice of [...notices].sort((a, b) => Number(a.amends) - Number(b.amends))) {
    for (const holiday of notice.holidays) holidays.set(`${notice.year} ${holiday.name}`, holiday);
  }
  const days = new Map<IsoDate, CalendarDay>();
  for (const { name, from, to, makeUp } of holidays.values()) {
    for (let date = from; date <= to; date = addDays(date, 1)) days.set(date, { kind: "holiday", name, provisional: false });
    for (const date of makeUp) days.set(date, { kind: "make-up", name, provisional: false });
  }
  return days;
}

function lastArranged(years: ReadonlySet<number>): IsoDate {
  return years.size > 0 ? isoDate(Math.max(...years), 12, 31) : "1970-01-01";
}

/**
 * 全国年节及纪念日放假办法, article 2. From 2025 (国令第795号): Spring Festival has four days from 除夕, Labour Day two. From 2014
 * (国令第644号): Spring Festival three days from 初一; 2008 to 2013 (国令第513号): three days from 除夕.
 */
function statutoryDays(year: number, lunar: LunarDays | undefined): ReadonlyMap<IsoDate, string> {
  const days = new Map<IsoDate, string>();
  const add = (name: string, first: IsoDate, count: number) => {
    for (let day = 0; day < count; day++) days.set(addDays(first, day), name);
  };
  add("元旦", isoDate(year, 1, 1), 1);
  add("劳动节", isoDate(year, 5, 1), year >= 2025 ? 2 : 1);
  if (lunar) {
    const fromEve = year >= 2025 || year < 2014;
    add("春节", addDays(lunar.springFestival, fromEve ? -1 : 0), year >= 2025 ? 4 : 3);
    add("清明节", lunar.qingming, 1);
    add("端午节", lunar.dragonBoat, 1);
    add("中秋节", lunar.midAutumn, 1);
  }
  add("国庆节", isoDate(year, 10, 1), 3);
  return days;
}
