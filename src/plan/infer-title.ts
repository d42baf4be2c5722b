import type { Paragraph } from "./paragraph.ts";

/** A title that stands nowhere: worked out from the predecessor that the plan says it continues. */
export interface InferredTitle {
  readonly title: string;
  readonly region: string | null;
  readonly period: { readonly from: number; readonly to: number };
}

const KIND = /(?:制定|编制)本(?<kind>纲要|规划|方案|计划|意见)/u;
const PREDECESSOR = /《(?<name>[^《》]{4,60}?)\((?<from>20\d{2})(?:—{1,2}|-|至)(?<to>20\d{2})年?\)》(?:颁布|发布|印发|出台)?(?:实施|施行)/u;
const PLACE = /结合(?<place>[\p{Script=Han}]{2,5}?)(?:法治|实际|工作|县情|市情|区情|州情|发展|经济|的)/u;
const WHOLE = /[全我](?<level>省|市|州|县|区|旗|镇)/gu;

/**
 * 《法治政府建设实施纲要(2016—2020年)》颁布实施五年多来 … 结合山亭法治政府建设实际,制定本纲要 … 到2025年: the new one is that name, that
 * place, and the years from the predecessor's end to the goal.
 */
export function inferTitle(source: { readonly head: readonly Paragraph[]; readonly body: readonly Paragraph[] }): InferredTitle | null {
  const text = [...source.head, ...source.body].map((one) => one.view.text).join("\n");
  const kind = KIND.exec(text)?.groups?.["kind"];
  const before = PREDECESSOR.exec(text)?.groups;
  if (!kind || !before?.["name"]?.endsWith(kind)) return null;
  const from = Number(before["to"]) + 1;
  const goals = [...text.matchAll(/到(?<year>20\d{2})年/gu)]
    .map((found) => Number(found.groups?.["year"]))
    .filter((year) => year >= from && year < from + 10);
  if (goals.length === 0) return null;
  const to = Math.max(...goals);
  const region = placeOf(text);
  const name = region && !before["name"].startsWith(region) ? `${region}${before["name"]}` : before["name"];
  return { title: `${name}(${from}—${to}年)`, region, period: { from, to } };
}

/** 山亭 and 全区 make 山亭区. */
function placeOf(text: string): string | null {
  const place = PLACE.exec(text)?.groups?.["place"];
  if (!place || /^(?:我|本|各|全|当前|自身|工作)/u.test(place)) return null;
  const levels = new Map<string, number>();
  for (const found of text.matchAll(WHOLE)) levels.set(found.groups?.["level"] ?? "", (levels.get(found.groups?.["level"] ?? "") ?? 0) + 1);
  const level = [...levels].sort((a, b) => b[1] - a[1])[0]?.[0];
  return level ? `${place}${place.endsWith(level) ? "" : level}` : null;
}
