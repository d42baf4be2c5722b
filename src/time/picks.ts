import { chineseNumber } from "../text/numerals.ts";
import { matchAt } from "./expression.ts";
import type { DateFields, Pick } from "./fields.ts";
import { WEEKDAYS } from "./vocabulary.ts";

const PICK =
  /的?(?<side>前|最后|后|头|第)(?<n>\d{1,3}|[一二两三四五六七八九十]{1,3})?个?(?:(?<unit>天|日|周|星期|礼拜|月)(?!底|末|初)(?<weekday>[一二三四五六日天])?)/uy;

/** 第2周, 前五个月, 最后三天, 第一个星期一, after the words of a year or a month. */
export function readPick(text: string, at: number): { fields: DateFields; end: number } | null {
  const found = matchAt(PICK, text, at);
  const side = found?.groups?.["side"];
  const count = found?.groups?.["n"] ? (chineseNumber(found.groups["n"]) ?? 0) : 1;
  const kind = unitOf(found?.groups?.["unit"] ?? "", found?.groups?.["weekday"]);
  if (!found || !side || !kind || count < 1 || count > 366 || (!found.groups?.["n"] && side !== "最后")) return null;
  const chosen: Pick =
    side === "第" ? { ...kind, from: count, count: 1, last: false } : { ...kind, from: 1, count, last: side === "最后" || side === "后" };
  return { fields: { pick: chosen }, end: at + found[0].length };
}

function unitOf(unit: string, weekday: string | undefined): { unit: Pick["unit"]; weekday?: number } | null {
  if (/^(?:周|星期|礼拜)$/u.test(unit)) return weekday ? { unit: "weekday", weekday: WEEKDAYS[weekday] ?? 1 } : { unit: "week" };
  if (weekday) return null;
  return { unit: unit === "月" ? "month" : "day" };
}
