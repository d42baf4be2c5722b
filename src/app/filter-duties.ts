import type { Context } from "../context.ts";
import { occurrencesOf } from "../obligation/occurrences.ts";
import type { Obligation, Tier } from "../obligation/types.ts";
import { normalize } from "../text/normalize.ts";
import { addMonths, type IsoDate } from "../time/date.ts";
import type { Unit } from "../unit/types.ts";
import { dutiesOf } from "./duties.ts";
import { plansCalled } from "./plans-called.ts";

/** Which of a unit's duties are asked for; what is left out does not matter. */
export interface DutyFilter {
  readonly tier?: Tier | undefined;
  /** A number, or words of a title. */
  readonly plan?: number | string | undefined;
  /** Something of it is due in this time. */
  readonly window?: { readonly from: IsoDate; readonly to: IsoDate } | undefined;
  /** True: with a time limit; false: without. */
  readonly timed?: boolean | undefined;
  /** Words of the clause; traditional ones too. */
  readonly keyword?: string | undefined;
  /** Duties that this unit has as well. */
  readonly partner?: Unit | undefined;
}

type DutyContext = Pick<Context, "library" | "directory" | "calendar">;

export async function filterDuties(
  context: DutyContext,
  duties: readonly Obligation[],
  filter: DutyFilter,
): Promise<readonly Obligation[]> {
  const { tier, plan, window, timed, keyword, partner } = filter;
  const plans = plan === undefined ? null : new Set(plansCalled(plansOf(duties), plan).map(({ id }) => id));
  const shared = partner ? new Set((await dutiesOf(context, partner)).filter(isSure).map(keyOf)) : null;
  const words = keyword ? plain(keyword) : null;
  return duties.filter(
    (duty) =>
      (tier === undefined || duty.tier === tier) &&
      (plans === null || plans.has(duty.plan.id)) &&
      (timed === undefined || duty.deadlines.length > 0 === timed) &&
      (words === null || plain(`${duty.clause.heading ?? ""} ${duty.clause.text}`).includes(words)) &&
      (shared === null || (isSure(duty) && shared.has(keyOf(duty)))) &&
      (window === undefined || occurrencesOf([duty], window, context.calendar).length > 0),
  );
}

/** How far ahead the next date is looked for. */
const AHEAD_MONTHS = 60;

/** Within each tier the soonest first; what has no date of its own last. */
export function soonestFirst(
  duties: readonly Obligation[],
  today: IsoDate,
  { calendar }: Pick<Context, "calendar">,
): readonly Obligation[] {
  const range = { from: today, to: addMonths(today, AHEAD_MONTHS) };
  const next = new Map(duties.map((duty) => [duty, occurrencesOf([duty], range, calendar, { routine: false })[0]?.due ?? "9999"]));
  const tiers = [...new Set(duties.map(({ tier }) => tier))];
  return tiers.flatMap((tier) =>
    duties.filter((duty) => duty.tier === tier).sort((a, b) => (next.get(a) ?? "").localeCompare(next.get(b) ?? "")),
  );
}

function plansOf(duties: readonly Obligation[]): readonly Obligation["plan"][] {
  return [...new Set(duties.map(({ plan }) => plan))];
}

function keyOf({ plan, clause }: Obligation): string {
  return `${plan.id} ${clause.path}`;
}

function isSure({ tier }: Obligation): boolean {
  return tier !== "possible";
}

function plain(text: string): string {
  return normalize(text).replace(/\s+/g, "");
}
