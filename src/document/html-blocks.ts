import { SITE_NOTE } from "./html-article.ts";
import { flatText, isStretch, parts } from "./html-dom.ts";
import type { Block } from "./text.ts";
import { formatOrdinal } from "./word-number.ts";
import { descendants, elements, textOf, type XmlElement } from "./xml.ts";

/** What sites put into or right beside the article; only short lines without a full stop are dropped for it. */
const SITE_LINE =
  /^[\s【[(（]{0,3}(?:当前位置|您(?:现在)?(?:所在)?的?位置|首页\s?[>›»]|字体|字号|浏览次数|阅读次数|访问次数|点击数|点击次数|保护视力|视力保护|打印(?:本页|正文|此页)?|关闭(?:窗口|本页)?|我要打印|收藏|分享到?|扫一扫|上一[篇条]|下一[篇条]|责任编辑|相关(?:链接|文章|阅读|稿件|解读|信息|新闻)|返回(?:顶部|首页)|微信|微博|发表评论|网友评论|我要纠错|广告)/u;
const MAX_SITE_LINE = 60;
const MAX_SITE_NOTE = 200;
/** A line of dates and sources goes on into the page's tools: 发布时间:2021-03-25 浏览次数:12 字体:大 中 小. */
const INFO_LINE = /^(?:发布|发文|信息|成文)?(?:时间|日期|来源|机构|作者)\s?[:：]/u;
const TOOLS = /[\s|]{0,9}(?:(?:浏览|阅读|访问|点击)(?:次数|量|数)|字体|字号|保护视力|视力保护|打印|分享|【)/u;
const LIST_STYLES: ReadonlyMap<string, readonly [format: string, end: string]> = new Map([
  ["cjk-ideographic", ["chineseCounting", "、"]],
  ["simp-chinese-informal", ["chineseCounting", "、"]],
  ["trad-chinese-informal", ["chineseCounting", "、"]],
  ["a", ["lowerLetter", "."]],
  ["i", ["lowerRoman", "."]],
]);
const MAX_SPAN = 100;
/** A cell with more than this holds a page's article: the table is for its looks. */
const MAX_CELL = 1500;
const MAX_CELL_PARAGRAPHS = 12;

/** The paragraphs and table rows below an element, in order, with the numbers a browser would give list items. */
export function htmlBlocks(element: XmlElement): Block[] {
  if (element.name === "table" && isData(element)) return tableRows(element);
  if (element.name === "ol") return listItems(element);
  if (element.name === "pre") return textOf(element).split("\n");
  return parts(element).flatMap((part): Block[] => {
    if (!isStretch(part)) return htmlBlocks(part);
    if (isSiteLine(part.text) || isLinkList(part)) return [];
    return [INFO_LINE.test(part.text) ? (part.text.split(TOOLS)[0] ?? "") : part.text];
  });
}

function isSiteLine(text: string): boolean {
  if (text.length < MAX_SITE_NOTE && SITE_NOTE.test(text)) return true;
  return text.length <= MAX_SITE_LINE && SITE_LINE.test(text) && !text.endsWith("。");
}

/** Several links and nothing else: a path or a menu. One link alone may be the name of an annex. */
function isLinkList({ text, linked }: { text: string; linked: number }): boolean {
  return linked >= 0.8 * text.replaceAll(/\s+/gu, "").length && /\s[>›»|·]\s|\S\s\S+\s\S+\s/u.test(text);
}

function listItems(list: XmlElement): Block[] {
  const style = /list-style(?:-type)?\s{0,5}:\s{0,5}([a-z-]{1,30})/u.exec(list.attribs["style"] ?? "")?.[1];
  const [format, end] = LIST_STYLES.get(style ?? list.attribs["type"]?.toLowerCase() ?? "") ?? ["decimal", "."];
  let number = Number(list.attribs["start"] ?? 1) || 1;
  return elements(list).flatMap((item) => {
    const blocks = htmlBlocks(item);
    const [first, ...rest] = blocks;
    if (item.name !== "li" || style === "none" || typeof first !== "string") return blocks;
    const label = formatOrdinal(number, format) + end;
    number += 1;
    return [/^[\d一二三四五六七八九十(（①-⑳]/u.test(first) ? first : label + first, ...rest];
  });
}

function isData(table: XmlElement): boolean {
  if (descendants(table, "table").length > 0) return false;
  const rows = descendants(table, "tr").map(cellsOf);
  if (!rows.some((cells) => cells.length > 1)) return false;
  return rows.flat().every((cell) => textOf(cell).length <= MAX_CELL && descendants(cell, "p").length <= MAX_CELL_PARAGRAPHS);
}

function cellsOf(row: XmlElement): XmlElement[] {
  return elements(row).filter(({ name }) => name === "td" || name === "th");
}

/** A cell merged down is repeated in each row; one merged across continues to the right (`null`). */
function tableRows(table: XmlElement): Block[] {
  const carried = new Map<number, { left: number; text: string | null }>();
  return descendants(table, "tr")
    .map((row) => {
      const cells: (string | null)[] = [];
      const takeCarried = () => {
        for (let above = carried.get(cells.length); above !== undefined && above.left > 0; above = carried.get(cells.length)) {
          above.left -= 1;
          cells.push(above.text);
        }
      };
      for (const cell of cellsOf(row)) {
        takeCarried();
        const text = flatText(cell);
        const down = spanOf(cell, "rowspan") - 1;
        for (let across = 0; across < spanOf(cell, "colspan"); across += 1) {
          const content = across === 0 ? text : null;
          carried.set(cells.length, { left: down, text: content });
          cells.push(content);
        }
      }
      takeCarried();
      return cells;
    })
    .filter((cells) => cells.length > 0);
}

function spanOf(cell: XmlElement, name: "rowspan" | "colspan"): number {
  const value = Number(cell.attribs[name] ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, MAX_SPAN) : 1;
}
