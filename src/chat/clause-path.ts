import { chineseNumber, toChinese } from "../text/numerals.ts";
import type { Mention } from "./types.ts";

const HAN = "[一二三四五六七八九十百零〇两]{1,5}";
const NUMBER = `(?:${HAN}|\\d{1,3})`;
const BRACKETED = `\\(\\s?${NUMBER}\\s?\\)`;
const JOIN = "[、/.。,，-]?\\s?";
/** The words that name a level; the first two levels are told apart by the path, not by the word. */
const PART = `第${NUMBER}(?:个)?(?:大?部分|大?章|大块|大点|大项|大条)(?:的)?`;
const ITEM = `第?(?:${BRACKETED}|${NUMBER})(?:小)?(?:[项款条点节]|小点|小项)(?:的)?`;

/** In order: a longer form stands before one that it begins with. Each gives the labels of a path. */
const FORMS: readonly RegExp[] = [
  // 第三部分第(二)项第3点, 第三部分(二)3, 第八部分
  new RegExp(`(?<part>${PART})\\s?(?:(?<item>${ITEM}|${BRACKETED})\\s?(?<point>${ITEM}|\\d{1,3}(?!\\d))?)?`, "gu"),
  // 六里头第二项的第一小点
  new RegExp(`(?<part>${HAN})(?:部分)?(?:里头?|里面|下面|中)的?\\s?(?<item>${ITEM})(?:里头?|里面|下面)?的?(?<point>${ITEM})?`, "gu"),
  // 二(四)1, 二、(四)、1, 二/(四), (四)1
  new RegExp(`(?<part>${HAN}${JOIN})?(?<item>${BRACKETED})(?:${JOIN}(?<point>\\d{1,3})(?![\\d年月日号.]))?`, "gu"),
  // 二/四/1, 四/1
  new RegExp(`(?<part>${HAN})/(?:(?<item>${HAN})(?:/(?<point>\\d{1,3}))?|(?<alone>\\d{1,3}))`, "gu"),
  // 第十二条, 第12款, 第3项
  new RegExp(`第\\s?(?<article>${NUMBER})\\s?[条款项]`, "gu"),
];

/** Clause numbers in a sentence, as paths: 二/(四)/1, (三十四), 八, 第十二条. */
export function clausesIn(text: string): Mention[] {
  return FORMS.flatMap((form) =>
    [...text.matchAll(form)].map((match) => ({
      slot: "clause" as const,
      value: pathOf(match.groups ?? {}),
      start: match.index,
      end: match.index + match[0].trimEnd().length,
    })),
  );
}

function pathOf({ part, item, point, alone, article }: Readonly<Record<string, string | undefined>>): string {
  if (article) return `第${numeralIn(article)}条`;
  const labels = [part && numeralIn(part), item && `(${numeralIn(item)})`, (point ?? alone) && String(numberIn(point ?? alone ?? ""))];
  return labels.filter(Boolean).join("/");
}

/** As plans print it: 十五 for 15. */
function numeralIn(words: string): string {
  const number = numberIn(words);
  return number === null ? words : toChinese(number);
}

function numberIn(words: string): number | null {
  return chineseNumber(new RegExp(NUMBER, "u").exec(words)?.[0] ?? "");
}
