import { chineseNumber } from "../text/numerals.ts";
import type { When } from "./when.ts";

const OCCASIONS =
  /(?<!每|第|首|超过|多于|最多|至多|上|下|本|同|多|\d)(?<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?:场次|[次期场轮回])(?!会议精神|全会|产业|会?党代会)/u;

/** How many occasions a part of a sentence asks for (不少于4次, 2期以上, 举办两期); null where it counts none. */
export function occasionsOf(part: string): number | null {
  const said = OCCASIONS.exec(part)?.groups?.["n"];
  return said ? chineseNumber(said) : null;
}

/** The recurrence with its number of occasions; one is what a recurrence says anyway. */
export function withOccasions(when: When, count: number | null): When {
  if (count === null || count < 1) return when;
  if (when.kind === "term") return { ...when, count };
  return when.kind === "every" && count > 1 ? { ...when, count } : when;
}
