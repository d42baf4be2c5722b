import { isIsoDate } from "../../time/date.ts";
import { parseHours } from "../hours-text.ts";
import { guessKind } from "../kinds.ts";
import type { CodedPlace } from "../region-code.ts";
import { SERVICES, type Service, type ServicePoint } from "../types.ts";
import { findDuplicates } from "./duplicates.ts";
import { readPosition } from "./position.ts";
import type { ImportOptions, ImportPreview, RawPlace, RawPlaces, RowProblem } from "./types.ts";

/** Checks every row and says what an import would write; writes nothing. Rows with an error are left out, with the reason. */
export function previewImport(raw: RawPlaces, options: ImportOptions): ImportPreview {
  const read = raw.rows.map((row) => ({ row: row.row, ...readRow(row, options) }));
  const good = read.flatMap(({ row, point }) => (point ? [{ row, point }] : []));
  const duplicates = findDuplicates(good, options.existing ?? []);
  const repeated = new Set(duplicates.map(({ row }) => row));
  return {
    points: good.flatMap(({ row, point }) => (repeated.has(row) ? [] : [point])),
    problems: [...raw.problems, ...read.flatMap(({ problems }) => problems)],
    duplicates,
  };
}

interface RowReader {
  readonly raw: RawPlace;
  readonly options: ImportOptions;
  readonly problems: RowProblem[];
}

function readRow(raw: RawPlace, options: ImportOptions): { readonly point: ServicePoint | null; readonly problems: readonly RowProblem[] } {
  const reader: RowReader = { raw, options, problems: [] };
  const { values } = raw;
  const name = values.name ?? "";
  if (name.length < 2) fail(reader, "缺少名称");
  if (name.length > 80) fail(reader, "名称超过80个字");
  const kind = values.kind || guessKind(name) || "";
  if (kind === "") fail(reader, "缺少类型,从名称也看不出来,例如:公共法律服务中心、法律援助中心、公证处");
  const place = readPlace(reader);
  const position = readPosition(raw, place.code, options);
  reader.problems.push(...position.problems);
  const source = values.source || options.source;
  if (source === "") fail(reader, "缺少数据来源");
  const address = values.address ?? "";
  if (address === "") warn(reader, "没有地址");
  const point: ServicePoint = {
    id: `${place.code ?? "0"}/${name}`,
    name,
    kind,
    ...place.names,
    regionCode: place.code,
    address,
    phone: readPhone(reader),
    position: position.position,
    approximate: position.position === null,
    services: readServices(reader),
    hours: readHours(reader),
    accessible: readAccessible(values.accessible ?? ""),
    source,
    sourceDate: readDate(reader),
  };
  return { point: reader.problems.some(({ level }) => level === "error") ? null : point, problems: reader.problems };
}

function readPlace(reader: RowReader): CodedPlace {
  const { values } = reader.raw;
  const { coder, defaults } = reader.options;
  const given = { province: values.province ?? "", city: values.city ?? "", county: values.county ?? "" };
  const home = { province: defaults?.province ?? "", city: defaults?.city ?? "", county: defaults?.county ?? "" };
  const blank = given.province + given.city + given.county === "";
  const alone = coder(blank ? home : given);
  // A county's name alone may be several places; the importing office's own province and city decide.
  const place = alone.code === null ? coder({ ...given, province: given.province || home.province, city: given.city || home.city }) : alone;
  if (place.code === null)
    fail(reader, blank ? "缺少省、市、县" : `不认识的地名:${[given.province, given.city, given.county].filter(Boolean).join(" ")}`);
  else if (place.unknown.length > 0) warn(reader, `不认识的地名:${place.unknown.join("、")},先归到上一级`);
  else if (place.code.length < 6) warn(reader, "没有写到县(市、区)");
  return place;
}

function readPhone(reader: RowReader): string | null {
  const phone = (reader.raw.values.phone ?? "").normalize("NFKC").replace(/[—–]/g, "-").trim();
  if (phone === "") return null;
  const numbers = phone.split(/[、,;/\s]+/).filter(Boolean);
  const odd = numbers.filter((number) => !/^(?:\+?86-?)?[\d()-]{5,18}(?:[转-]\d{1,6})?$/.test(number));
  if (odd.length > 0) warn(reader, `电话看起来不对:${odd.join("、").slice(0, 40)}`);
  return phone;
}

function readServices(reader: RowReader): Service[] {
  const text = reader.raw.values.services ?? "";
  const parts = text.split(/[、,,;;|/\s]+/).filter(Boolean);
  const known = parts.flatMap((part) => SERVICES.filter((service) => part.includes(service)));
  const unknown = parts.filter((part) => !SERVICES.some((service) => part.includes(service)));
  if (unknown.length > 0) warn(reader, `这些服务不在表里,没有采用:${unknown.join("、").slice(0, 60)}`);
  return [...new Set(known)];
}

function readHours(reader: RowReader): string | null {
  const hours = reader.raw.values.hours ?? "";
  if (hours === "") return null;
  const parsed = parseHours(hours);
  if (parsed === null) warn(reader, "看不懂开放时间,将原样显示并提醒先打电话");
  else if (parsed.leftover !== "") warn(reader, `开放时间里这些字没有看懂:${parsed.leftover.slice(0, 30)}`);
  return hours;
}

function readAccessible(text: string): boolean | null {
  if (/^(有|是|y|yes|true|1|√)/i.test(text)) return true;
  return /^(无|没有|否|n|no|false|0|×)/i.test(text) ? false : null;
}

function readDate(reader: RowReader): string | null {
  const text = reader.raw.values.sourceDate ?? "";
  if (text === "") return reader.options.sourceDate;
  const found = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text.normalize("NFKC"));
  const date = found ? `${found[1]}-${found[2]?.padStart(2, "0")}-${found[3]?.padStart(2, "0")}` : "";
  if (isIsoDate(date)) return date;
  warn(reader, `数据日期看不懂:${text.slice(0, 20)},请写成 2026-01-31`);
  return reader.options.sourceDate;
}

function fail({ raw, problems }: RowReader, message: string): void {
  problems.push({ row: raw.row, level: "error", message });
}

function warn({ raw, problems }: RowReader, message: string): void {
  problems.push({ row: raw.row, level: "warning", message });
}
