import type { Calendar } from "../time/calendar.ts";
import { localDate } from "../time/date.ts";
import { openState, openText } from "./hours.ts";
import { parseHours } from "./hours-text.ts";
import { servicesOf } from "./kinds.ts";
import { type MapLink, mapLinks, searchLinks } from "./map-links.ts";
import type { NearestResult, NearPoint } from "./nearest.ts";
import type { ServicePoint } from "./types.ts";

/** One point in words; the caller builds its reply from it. */
export interface PlaceCard {
  readonly id: string;
  readonly title: string;
  /** 往东北1.2公里 · 往南约6.4公里(±540米) · 约在当地驻地一带; null where nothing can be said. */
  readonly distance: string | null;
  /** In the order in which to show them. */
  readonly fields: readonly PlaceField[];
  readonly links: readonly MapLink[];
  /** 数据来源:…(2021年2月26日). */
  readonly source: string;
}

export interface PlaceField {
  readonly name: string;
  readonly value: string;
  /** tel: for a phone that a tap can call. */
  readonly href?: string;
}

export function describePlace(near: NearPoint, now: number, calendar: Calendar): PlaceCard {
  const { point } = near;
  return {
    id: point.id,
    title: point.name,
    distance: distanceText(near),
    fields: fieldsOf(point, now, calendar),
    links: point.position === null ? searchLinks(point.name, point.city) : mapLinks(point.position, point.name, point.address),
    source: sourceText(point),
  };
}

/**
 * What to say about a result as a whole, before or instead of the cards; `place` is the name that was asked for, `what` the words of the
 * filter, see `filterText`.
 */
export function describeResult(result: NearestResult, place: string | null, what = "公共法律服务点"): readonly string[] {
  if (result.kind === "too-wide") return [`${result.region.name}太大了,请说到县(市、区),例如“最近的法律援助中心 遂平县”。`];
  const { advice, origin } = result;
  if (result.kind === "none") {
    const near = place ?? (advice.county ? `${advice.county.name}附近` : "附近");
    const opening = result.others ? `${near}录入的服务点里没有${what}。` : `${near}还没有录入公共法律服务点的地址。`;
    return [`${opening}${advice.text}`];
  }
  if (origin?.from === "location") return [];
  if (origin === null) return [`${place ?? "这里"}还没有可用的位置,按同一市州的服务点列出,距离不详。`];
  return [
    `没有您的位置,距离从${place ?? advice.county?.name ?? "县城"}的${origin.from === "seat" ? "县城" : "已登记服务点中心"}算起,只是大约。`,
  ];
}

function distanceText({ distance, direction, approximate, plusMinus }: NearPoint): string | null {
  if (distance === null) return null;
  if (approximate && distance < 1000) return "约在当地驻地一带";
  const where = direction === null ? "" : `往${direction}`;
  const doubt = plusMinus >= 50 ? `(±${lengthText(plusMinus)})` : "";
  return `${where}${approximate ? "约" : ""}${lengthText(distance)}${doubt}`;
}

/** 80米, 1.2公里, 35公里. */
export function lengthText(metres: number): string {
  if (metres < 1000) return `${Math.max(10, Math.round(metres / 10) * 10)}米`;
  const kilometres = metres / 1000;
  return `${kilometres < 10 ? kilometres.toFixed(1).replace(/\.0$/, "") : Math.round(kilometres)}公里`;
}

function fieldsOf(point: ServicePoint, now: number, calendar: Calendar): PlaceField[] {
  const { services, implied } = servicesOf(point);
  const state = openState(point.hours === null ? null : parseHours(point.hours), now, calendar);
  const fields: PlaceField[] = [
    { name: "地址", value: point.address === "" ? "未登记" : point.address },
    point.phone === null
      ? { name: "电话", value: "未登记,可打 12348", href: "tel:12348" }
      : { name: "电话", value: point.phone, href: `tel:${dialled(point.phone)}` },
    { name: "开放", value: openText(state, localDate(now)) },
  ];
  if (point.hours !== null) fields.push({ name: "时间", value: point.hours });
  if (services.length > 0) fields.push({ name: "服务", value: `${services.join("、")}${implied ? "(按机构类型)" : ""}` });
  if (point.accessible !== null) fields.push({ name: "无障碍", value: point.accessible ? "有" : "没有" });
  return fields;
}

/** The first number of several, digits and a leading + only. */
function dialled(phone: string): string {
  const first = phone.split(/[、,;/,;\s]/)[0] ?? phone;
  return first.replace(/[^\d+]/g, "");
}

function sourceText({ source, sourceDate }: ServicePoint): string {
  if (sourceDate === null) return `数据来源:${source}(日期不详)`;
  const [year, month, day] = sourceDate.split("-").map(Number);
  return `数据来源:${source}(${year}年${month}月${day}日)`;
}
