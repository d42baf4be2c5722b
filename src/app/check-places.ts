import type { Context } from "../context.ts";
import { checkPoints, type PointFinding } from "../place/check.ts";
import type { ServicePoint } from "../place/types.ts";
import type { PlaceReport } from "../store/place-store.ts";
import { localDate } from "../time/date.ts";

export interface PlacesChecked {
  readonly points: readonly ServicePoint[];
  /** What is missing or old. */
  readonly findings: readonly PointFinding[];
  /** What citizens found wrong, the latest first. */
  readonly reports: readonly (PlaceReport & { readonly point: ServicePoint })[];
}

export async function checkPlaces({ places, store, clock }: Pick<Context, "places" | "store" | "clock">): Promise<PlacesChecked> {
  const { points } = await places.index();
  const byId = new Map(points.map((point) => [point.id, point]));
  const reports = (await store.places.reports()).flatMap((report) => {
    const point = byId.get(report.pointId);
    return point ? [{ ...report, point }] : [];
  });
  return { points, findings: checkPoints(points, localDate(clock())), reports };
}
