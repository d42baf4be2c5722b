import type { Location } from "../chat/types.ts";
import type { Conversation } from "../context.ts";
import { describeResult } from "../place/describe.ts";
import { matcher, type PlaceFilter } from "../place/filter.ts";
import { type AskedFilter, filterText } from "../place/filter-words.ts";
import { type NearestResult, type NearPoint, nearest } from "../place/nearest.ts";
import type { PlaceIndex } from "../place/point-index.ts";
import type { ServicePoint } from "../place/types.ts";
import type { Region } from "../region/types.ts";

export interface PlaceQuestion {
  readonly region: Region | null;
  /** Used here and kept nowhere. */
  readonly location: Location | null;
  readonly filter: AskedFilter;
  /** From 1. */
  readonly page: number;
}

export interface PlaceAnswer {
  /** What to say before the places, or instead of them. */
  readonly remarks: readonly string[];
  readonly places: readonly NearPoint[];
  /** True where 下一个 has an answer. */
  readonly more: boolean;
}

const PAGE_SIZE = 3;
/** So many are kept in mind for 下一个. */
const MOST_KEPT = 30;

/** The nearest points to a location or a place; null where neither is known. What is shown is kept in mind for ten minutes. */
export async function findPlaces(conversation: Conversation, question: PlaceQuestion): Promise<PlaceAnswer | null> {
  const { region, location, filter, page } = question;
  if (!region && !location) return null;
  const index = await conversation.places.index();
  const where = {
    ...(location ? { position: location } : {}),
    ...(region ? { region, parents: conversation.regions.parents(region.code) } : {}),
    limit: MOST_KEPT,
  };
  const name = region?.name ?? null;
  const result = nearest({ ...where, filter: filterOf(conversation, filter) }, index);
  const remarks = describeResult(result, name, filterText(filter));
  if (result.kind === "found") return pageOf(conversation, result.places, { remarks, page });
  // Where a trait is not recorded, the places are still there; where a service is not, they are no help.
  const others: NearestResult | null =
    result.kind === "none" && result.others ? nearest({ ...where, filter: { services: filter.services } }, index) : null;
  if (others?.kind !== "found") return { remarks, places: [], more: false };
  return pageOf(conversation, others.places, { remarks: [...remarks, "下面是其他服务点,去之前请先打电话问清楚。"], page });
}

/** Of the points that were shown last those on that page, or those that the filter lets through; null where there are none in mind. */
export async function recallPlaces(conversation: Conversation, filter: AskedFilter | null, page: number): Promise<PlaceAnswer | null> {
  const points = await shownPoints(conversation);
  if (points.length === 0) return null;
  const matches = filter ? matcher(filterOf(conversation, filter)) : null;
  const kept = matches ? points.filter(matches) : points;
  if (filter && kept.length === 0) return { remarks: [`刚才的服务点里没有${filterText(filter)}。`], places: [], more: false };
  return pageOf(
    conversation,
    kept.map((point) => ({ point, distance: null, plusMinus: 0, direction: null, approximate: true })),
    { remarks: filter ? ["从刚才的服务点里选出:"] : [], page },
  );
}

/** What was shown to this person in the last ten minutes, in its order. */
export async function shownPoints({ places, shownPlaces, chat, member, now }: Conversation): Promise<readonly ServicePoint[]> {
  const ids = shownPlaces.of({ chat, member }, now);
  if (ids.length === 0) return [];
  const byId = pointsById(await places.index());
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function pageOf(
  { shownPlaces, chat, member, now }: Conversation,
  places: readonly NearPoint[],
  { remarks, page }: { readonly remarks: readonly string[]; readonly page: number },
): PlaceAnswer {
  shownPlaces.keep(
    { chat, member },
    places.map(({ point }) => point.id),
    now,
  );
  const from = (page - 1) * PAGE_SIZE;
  const shown = places.slice(from, from + PAGE_SIZE);
  if (shown.length === 0) return { remarks: ["附近没有更多服务点了。也可拨打 12348(免费)。"], places: [], more: false };
  return { remarks: page > 1 ? [] : remarks, places: shown, more: from + PAGE_SIZE < places.length };
}

function filterOf({ now, calendar }: Conversation, { services, kinds, openNow, accessible }: AskedFilter): PlaceFilter {
  return { services, kinds, accessible, ...(openNow ? { openAt: { now, calendar } } : {}) };
}

/** Made once an index. */
function pointsById(index: PlaceIndex): ReadonlyMap<string, ServicePoint> {
  const known = byIndex.get(index) ?? new Map(index.points.map((point) => [point.id, point]));
  byIndex.set(index, known);
  return known;
}

const byIndex = new WeakMap<PlaceIndex, ReadonlyMap<string, ServicePoint>>();
