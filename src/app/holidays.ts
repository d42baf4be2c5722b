import type { Context } from "../context.ts";
import type { Calendar, HolidayNotice } from "../time/calendar.ts";
import { addDays, type IsoDate, isoDate, weekday } from "../time/date.ts";
import { NoticeError, readHolidayNotice } from "../time/holiday-notice.ts";
import { parseHolidayFile } from "./holiday-file.ts";

/** One holiday of a year as the calendar in force has it. */
export interface YearHoliday {
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly makeUp: readonly IsoDate[];
}

export interface CalendarYear {
  readonly year: number;
  /** False where only the statutory days are known. */
  readonly announced: boolean;
  readonly holidays: readonly YearHoliday[];
}

/** The days off of a year, and what is worked in return. */
export function holidaysOf(calendar: Calendar, year: number): CalendarYear {
  const holidays: YearHoliday[] = [];
  const makeUp = new Map<string, IsoDate[]>();
  // 元旦 may begin in the year before.
  for (let day = isoDate(year - 1, 12, 25); day <= isoDate(year, 12, 31); day = addDays(day, 1)) {
    const { kind, name } = calendar.day(day);
    if (name === null) continue;
    if (kind === "make-up") makeUp.set(name, [...(makeUp.get(name) ?? []), day]);
    const last = holidays.at(-1);
    if (kind !== "holiday") continue;
    if (last?.name === name && addDays(last.to, 1) === day) holidays[holidays.length - 1] = { ...last, to: day };
    else holidays.push({ name, from: day, to: day, makeUp: [] });
  }
  const ofYear = holidays.filter(({ to }) => to >= isoDate(year, 1, 1));
  return {
    year,
    announced: !calendar.day(isoDate(year, 1, 1)).provisional,
    holidays: ofYear.map((holiday) => ({ ...holiday, makeUp: makeUp.get(holiday.name) ?? [] })),
  };
}

/** The notices that a file holds: JSON, or the words of one notice. Throws a NoticeError that says what is wrong, in Chinese. */
export function readNotices(text: string): readonly HolidayNotice[] {
  if (!text.trimStart().startsWith("{")) return [weekendsOnly(readHolidayNotice(text))];
  try {
    return parseHolidayFile(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new NoticeError(`JSON 应与 seeds/holidays.json 的格式一样:${reason}`, { cause });
  }
}

/** Keeps notices; from the next heartbeat on, reminders follow them. */
export async function importNotices({ store, clock }: Context, notices: readonly HolidayNotice[], by: string): Promise<void> {
  await store.calendar.put(notices, { name: by, at: clock() });
}

function weekendsOnly(notice: HolidayNotice): HolidayNotice {
  const odd = notice.holidays.flatMap(({ makeUp }) => makeUp).find((day) => weekday(day) <= 5);
  if (odd) throw new NoticeError(`补班日 ${odd} 不是周末,请核对原文`);
  return notice;
}
