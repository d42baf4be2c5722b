import type { Deadline } from "../plan/types.ts";
import type { Calendar } from "../time/calendar.ts";
import { type IsoDate, isoDate, yearOf } from "../time/date.ts";
import { parseWhen, type When } from "../time/when.ts";
import { lastWorkdayOnOrBefore } from "../time/workdays.ts";
import { type Cycle, cyclesBetween, defaultTerms, dueIn, type SchoolTerms } from "./occurrences-cycles.ts";
import { isAboutCycleBefore } from "./occurrences-words.ts";
import type { Obligation, Occurrence, StoredPlan } from "./types.ts";

export interface DateRange {
  readonly from: IsoDate;
  /** Still counts. */
  readonly to: IsoDate;
}

export interface OccurrenceOptions {
  /** When school terms end; without it the usual days, which make the occurrence provisional. */
  readonly terms?: SchoolTerms;
  /** False leaves out daily and weekly duties, which would drown the rest of a list. */
  readonly routine?: boolean;
}

/**
 * What falls due from `range.from` to `range.to`, earliest first. Dates before the plan was issued, or before its first year, are
 * left out. Limits that an event starts, occasions in a term of office, and 定期 have no date and give nothing.
 */
export function occurrencesOf(
  obligations: readonly Obligation[],
  range: DateRange,
  calendar: Calendar,
  options: OccurrenceOptions = {},
): readonly Occurrence[] {
  return obligations
    .flatMap((obligation) => obligation.deadlines.flatMap((deadline) => ofDeadline({ obligation, deadline, range, calendar, options })))
    .sort((a, b) => compare(a.due, b.due));
}

/** The same duty in the same words keeps its key when the text around it moves. */
export function deadlineKey(plan: StoredPlan, deadline: Deadline): string {
  const known = digests.get(deadline) ?? digest(`${deadline.time}\n${deadline.quote}`);
  digests.set(deadline, known);
  return `${plan.id}:${deadline.clause}:${deadline.when}:${known}`;
}

/** The number of occasions that a duty with this key asks for in a period; null where one is meant. */
export function countOfKey(key: string): number | null {
  const count = /:every:[^:]*\*(\d+):[0-9a-z]+$/.exec(key)?.[1];
  return count ? Number(count) : null;
}

/** One due date of a duty, as those are named that are done. */
export function occurrenceKey(deadline: string, due: IsoDate): string {
  return `${deadline}@${due}`;
}

const digests = new WeakMap<Deadline, string>();

/** True for what was due before the plan was published here: 历史, never overdue. */
export function isHistory(occurrence: Occurrence): boolean {
  const { publishedOn } = occurrence.obligation.plan;
  return publishedOn === null || occurrence.due < publishedOn;
}

/** True for daily and weekly duties. */
export function isRoutine(when: When): boolean {
  return when.kind === "every" && /^P\d+[WD]$/.test(when.period);
}

/** The first day from which a plan asks for anything; null where the text says neither issue date nor period. */
function firstDayOf(plan: StoredPlan): IsoDate | null {
  const { issuedOn, period } = plan.plan;
  const firstYear = period ? isoDate(period.from, 1, 1) : null;
  if (issuedOn && firstYear && issuedOn > firstYear) return issuedOn;
  return firstYear ?? issuedOn;
}

/** The last day of a plan's period, or null. */
export function lastDayOf(plan: StoredPlan): IsoDate | null {
  return plan.plan.period ? isoDate(plan.plan.period.to, 12, 31) : null;
}

interface Task {
  readonly obligation: Obligation;
  readonly deadline: Deadline;
  readonly range: DateRange;
  readonly calendar: Calendar;
  readonly options: OccurrenceOptions;
}

function ofDeadline(task: Task): Occurrence[] {
  const when = parseWhen(task.deadline.when);
  if (task.options.routine === false && isRoutine(when)) return [];
  const first = firstDayOf(task.obligation.plan);
  const from = first && first > task.range.from ? first : task.range.from;
  if (from > task.range.to) return [];
  if (when.kind === "once")
    return when.date >= from && when.date <= task.range.to ? [occurrence(task, { due: when.date, about: null })] : [];
  if (when.kind !== "every") return [];

  const terms = task.options.terms ?? defaultTerms;
  const anchorYear = yearOf(first ?? from);
  const planYear = task.obligation.plan.plan.period?.from ?? anchorYear;
  const cycles = cyclesBetween(when.period, { from, to: task.range.to }, { planYear, terms });
  const before = isAboutCycleBefore(when, task.deadline.quote);
  return cycles
    .map((cycle) => ({ cycle, due: dueIn(cycle, when.on) }))
    .filter(({ due }) => due >= from && due <= task.range.to)
    .map(({ cycle, due }) =>
      occurrence(task, {
        due,
        about: aboutOf(cycle, before),
        ...(when.count ? { count: when.count } : {}),
        assumed: when.period === "semester" && !task.options.terms,
      }),
    );
}

function occurrence(
  { obligation, deadline, calendar }: Task,
  found: { readonly due: IsoDate; readonly about: string | null; readonly count?: number; readonly assumed?: boolean },
): Occurrence {
  const end = lastDayOf(obligation.plan);
  const lastWorkday = lastWorkdayOnOrBefore(calendar, found.due);
  return {
    obligation,
    deadline,
    due: found.due,
    lastWorkday,
    provisional: found.assumed === true || calendar.day(found.due).provisional || calendar.day(lastWorkday).provisional,
    about: found.about,
    count: found.count ?? null,
    afterPeriod: end !== null && found.due > end,
  };
}

function aboutOf(cycle: Cycle, before: boolean): string {
  return before ? cycle.previous().label : cycle.label;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** FNV-1a, 32 bits: enough to tell two sentences of one clause apart. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
