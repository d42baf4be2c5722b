import { SERVICES, type ServicePoint } from "../types.ts";

const HEADERS = [
  "名称",
  "类型",
  "省",
  "市",
  "县(市、区)",
  "地址",
  "电话",
  "经度",
  "纬度",
  "坐标系",
  "服务内容",
  "开放时间",
  "无障碍",
  "数据来源",
  "数据日期",
] as const;

/** Points as a CSV that `readCsv` reads back; begins with a byte order mark, without which Excel takes UTF-8 for GBK. */
export function toCsv(points: readonly ServicePoint[]): string {
  const lines = points.map((point) => [
    point.name,
    point.kind,
    point.province,
    point.city,
    point.county,
    point.address,
    point.phone ?? "",
    point.position?.longitude.toString() ?? "",
    point.position?.latitude.toString() ?? "",
    point.position?.datum ?? "",
    point.services.join("、"),
    point.hours ?? "",
    point.accessible === null ? "" : point.accessible ? "有" : "无",
    point.source,
    point.sourceDate ?? "",
  ]);
  return csv([[...HEADERS], ...lines]);
}

/** An empty table with one example to overwrite; the example's name says so and `previewImport` refuses it for its place. */
export function templateCsv(): string {
  const example = [
    "(示例,请删除)某某县公共法律服务中心",
    "公共法律服务中心",
    "某某省",
    "某某市",
    "某某县",
    "某某路1号司法局一楼",
    "0000-1234567",
    "114.013182",
    "33.145649",
    "GCJ-02",
    `可填:${SERVICES.join("、")}`,
    "周一至周五 9:00-12:00,14:00-17:30",
    "有",
    "某某县司法局",
    "2026-01-31",
  ];
  return csv([[...HEADERS], example]);
}

function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** What a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection). */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
