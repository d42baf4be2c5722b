import chineseDays from "chinese-days";

/*
 * Says day by day what a chat must hear, by looking at every day and every duty. It is deliberately naive, shares no code and no data
 * with the program, and takes its days off from a package and, for 2027, from the law.
 */

export interface OracleDuty {
  readonly name: string;
  readonly when: string;
  readonly issuedOn: string | null;
  readonly fromYear: number;
  readonly toYear: number;
  readonly draft: boolean;
  readonly publishedOn: string;
  readonly continued: boolean;
}

/** Lines `2025-01-24 name due 2025-01-31 step 3`, in order. */
export function whatMustArrive(duties: readonly OracleDuty[], from: string, to: string): string[] {
  return duties
    .filter((duty) => !duty.draft)
    .flatMap((duty) => {
      const dues = allDays.filter((day) => isDue(duty, day));
      return dues.flatMap((due, index) => tellings(duty, due, dues[index + 1] ?? "9999"));
    })
    .filter((line) => line >= from && line.slice(0, 10) <= to)
    .sort();
}

function tellings(duty: OracleDuty, due: string, nextDue: string): string[] {
  const stepOn = new Map<string, number>();
  for (const step of stepsFor(duty.when)) stepOn.set(dayOfStep(due, step), step);
  return [...stepOn]
    .filter(([day, step]) => day >= duty.publishedOn && (step >= 0 || day <= nextDue) && isInForce(duty, due, day))
    .map(([day, step]) => `${day} ${duty.name} due ${due} step ${step}`);
}

function isInForce({ toYear, continued, when }: OracleDuty, due: string, day: string): boolean {
  const lastDay = `${toYear}-12-31`;
  return (day <= lastDay && due <= lastDay) || (continued && !when.startsWith("once"));
}

function isDue({ when, issuedOn, fromYear, publishedOn }: OracleDuty, day: string): boolean {
  if (day < `${fromYear}-01-01` || (issuedOn !== null && day < issuedOn) || day < publishedOn) return false;
  const [code = ""] = when.split("*");
  const year = Number(day.slice(0, 4));
  const monthDay = day.slice(5);
  if (code.startsWith("once:")) return code === `once:${day}`;
  if (code.startsWith("every:P1Y@")) return monthDay === code.slice(10);
  if (code === "every:P1Y") return monthDay === "12-31";
  if (code === "every:P2Y") return monthDay === "12-31" && (year - fromYear) % 2 === 1;
  if (code === "every:P6M") return monthDay === "06-30" || monthDay === "12-31";
  if (code === "every:P3M") return ["03-31", "06-30", "09-30", "12-31"].includes(monthDay);
  if (code === "every:P1M") return plusDays(day, 1).endsWith("-01");
  if (code === "every:semester") return monthDay === "01-20" || monthDay === "07-10";
  return false;
}

/** From the earliest to the latest, so that of two steps on one day the later one stays. */
function stepsFor(when: string): number[] {
  const weekly: number[] = [];
  for (let days = 7; days <= 91; days += 7) weekly.push(-days);
  const overdue = [-1, ...weekly];
  if (when.startsWith("every:P1M")) return [3, 0, ...overdue];
  if (/^every:(P3M|P6M|semester)/.test(when)) return [14, 3, 0, ...overdue];
  return [30, 7, 3, 1, 0, ...overdue];
}

function dayOfStep(due: string, step: number): string {
  if (step < 0) {
    let day = plusDays(due, -step);
    while (!isWorkday(day)) day = plusDays(day, 1);
    return day;
  }
  let last = due;
  while (!isWorkday(last)) last = plusDays(last, -1);
  let day = plusDays(last, -step);
  while (!isWorkday(day)) day = plusDays(day, -1);
  return day;
}

/** 2027 is not announced: the days of 全国年节及纪念日放假办法 as revised in 2024. */
const statutory2027 = [
  ...["01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09", "09-15", "10-01", "10-02", "10-03"],
].map((day) => `2027-${day}`);

function isWorkday(day: string): boolean {
  if (day < "2027-01-01") return chineseDays.isWorkday(day);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !statutory2027.includes(day);
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const allDays: string[] = [];
for (let day = "2015-01-01"; day < "2028-03-01"; day = plusDays(day, 1)) allDays.push(day);
