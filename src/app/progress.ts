import type { Context } from "../context.ts";
import { localDate } from "../time/date.ts";
import type { Unit } from "../unit/types.ts";
import { countedOf, countersOn } from "./occasions.ts";
import { type Tracked, trackedOccurrences } from "./open-occurrences.ts";
import { unitOfId } from "./unit-of-id.ts";

export interface UnitProgress {
  readonly unit: Unit;
  readonly tracked: readonly Tracked[];
  /** Occasions held, by `occurrenceKey`. */
  readonly counted: ReadonlyMap<string, number>;
  /** False where no chat hears about the unit: 无人接收. */
  readonly heard: boolean;
}

/** Where a unit stands with what is due around today. */
export async function progressOf(context: Context, unit: Unit): Promise<UnitProgress> {
  const heard = (await context.store.people.subscriptions()).some((one) => one.unitId === unit.id && one.chat.disabledReason === null);
  const today = localDate(context.clock());
  const near = await trackedOccurrences(context, unit, today);
  const started = await countersOn(context, unit, today);
  const later = started.filter((one) => near.every(({ key, occurrence }) => key !== one.key || occurrence.due !== one.occurrence.due));
  return { unit, tracked: [...near, ...later], counted: await countedOf(context, unit.id), heard };
}

/** Units of a supervising office's place that take part here: those a chat hears about, those with a record, and those the plans name as leading. */
export async function unitsUnder(context: Context, office: Unit): Promise<readonly Unit[]> {
  const { directory, regions, library, store } = context;
  const named = (await library.readable()).flatMap(({ plan, regionCode }) =>
    regionCode === null ? [] : plan.clauses.flatMap((clause) => clause.lead.map((party) => directory.resolveParty(party, regionCode))),
  );
  const leading = named.flatMap((party) => (party.kind === "unit" ? [party.unit] : []));
  const subscribed = (await store.people.subscriptions()).flatMap((one) => directory.resolveUnit(one.unitName, null).unit ?? []);
  const recorded = (await store.followUps.unitIds()).flatMap((id) => unitOfId(directory, id) ?? []);
  const units = new Map([...subscribed, ...recorded, ...leading].map((unit) => [unit.id, unit]));
  return [...units.values()].filter((unit) => regions.contains(office.region, unit.region));
}
