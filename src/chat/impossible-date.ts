import { isIsoDate } from "../time/date.ts";

const MONTH_DAY = /(?:(?<year>20\d{2})年)?(?<![\d.])(?<month>\d{1,2})月(?:(?<day>\d{1,2})[日号])?/gu;
const NUMERIC = /(?<!\d)(?<year>20\d{2})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/gu;

/** A date as typed that no calendar has: 2月30日, 13月. It must not be answered as another one. Null where every date exists. */
export function impossibleDate(text: string): string | null {
  const dates = [...text.matchAll(MONTH_DAY), ...text.matchAll(NUMERIC)];
  return dates.find(({ groups }) => !exists(groups ?? {}))?.[0] ?? null;
}

/** Without a year a leap year is given the benefit of the doubt. */
function exists({ year = "2024", month = "", day = "1" }: Readonly<Record<string, string | undefined>>): boolean {
  return isIsoDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
