import type { CheerioAPI } from "cheerio";
import { DocumentError } from "./error.ts";
import { bodyOf, flatText, isStretch, parts } from "./html-dom.ts";
import { elements, type XmlElement } from "./xml.ts";

const UNSEEN =
  "script, style, noscript, template, iframe, object, embed, svg, canvas, select, textarea, input, button, option, nav, aside, [hidden], [aria-hidden=true]";
const HIDDEN_STYLE = /(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)/iu;
/** A stretch of text counts as prose from this length on, and only with a mark that sentences have. */
const PROSE_LENGTH = 15;
const SENTENCE_MARK = /[,，。；;：:、]/u;
/** The article holds all prose of the page but this share. */
const LEFT_OUT_SHARE = 0.15;
/** Labels of the data table that 政府信息公开目录 puts above an article. */
const RECORD_LABEL =
  /索\s{0,4}引\s{0,4}号|发文机[关构]|发文字号|发布机构|文\s{0,4}号|成文日期|生成日期|发文日期|公开(?:方式|属性|类别)|主题分类|有效性|主题词/gu;
const MAX_RECORD = 800;
const SITE_NOTE = /版权所有|备案序?号|ICP备|公网安备|网站标识码|copyright|技术支持|网站地图|联系我们/iu;
const MAX_DEPTH = 200;

/**
 * The elements that make up a page's document: the data table above the article where there is one, then the article. Found by prose, not
 * by class names, which every site chooses for itself: from the body down, into the child that holds nearly all of the page's prose.
 */
export function findArticle($: CheerioAPI): XmlElement[] {
  const body = bodyOf($);
  if (body === undefined) return [];
  refuseDepth(body);
  $(UNSEEN).remove();
  $("[style]").each((_, element) => {
    if (HIDDEN_STYLE.test(element.attribs["style"] ?? "")) $(element).remove();
  });
  const prose = new Map<XmlElement, number>();
  measureProse(body, prose);
  const records: XmlElement[] = [];
  let article = body;
  for (;;) {
    const next = heaviestChild(article, prose);
    if (next === undefined || !holdsArticle(article, next, prose)) break;
    const passed = elements(article).slice(0, elements(article).indexOf(next));
    records.push(...passed.filter(isRecord));
    article = next;
  }
  return [...records, article];
}

/** What the page says its article is called; sites of government give it in a meta element (国办发〔2019〕19号, 网站标签规范). */
export function findTitle($: CheerioAPI): string | undefined {
  const site = $('meta[name="SiteName" i]').attr("content")?.trim() ?? "";
  const candidates = [
    $('meta[name="ArticleTitle" i]').attr("content"),
    $("h1").first().text(),
    $('meta[property="og:title"]').attr("content"),
    $("title")
      .first()
      .text()
      .split(/\s*[-_|–—]{1,3}\s*/u)[0],
  ];
  return candidates
    .map((title) => title?.replaceAll(/\s+/gu, " ").trim())
    .find((title) => title !== undefined && title.length >= 8 && title !== site);
}

function measureProse(element: XmlElement, prose: Map<XmlElement, number>): number {
  let sum = 0;
  for (const part of parts(element)) {
    if (!isStretch(part)) sum += measureProse(part, prose);
    else if (part.text.length >= PROSE_LENGTH && SENTENCE_MARK.test(part.text) && part.linked * 2 < part.text.length) {
      sum += SITE_NOTE.test(part.text) && part.text.length < 200 ? 0 : part.text.length;
    }
  }
  prose.set(element, sum);
  return sum;
}

function heaviestChild(element: XmlElement, prose: ReadonlyMap<XmlElement, number>): XmlElement | undefined {
  return elements(element).toSorted((a, b) => (prose.get(b) ?? 0) - (prose.get(a) ?? 0))[0];
}

/** A single paragraph or a table's row is no article, though it may hold all the prose of a short page. */
function holdsArticle(parent: XmlElement, child: XmlElement, prose: ReadonlyMap<XmlElement, number>): boolean {
  if (["p", "li", "h1", "h2", "h3", "span", "font", "strong", "b"].includes(child.name)) return false;
  if (child.name === "tr" && elements(parent).filter((row) => row.name === "tr" && (prose.get(row) ?? 0) > 0).length > 1) return false;
  const all = prose.get(parent) ?? 0;
  return all > 0 && (prose.get(child) ?? 0) >= (1 - LEFT_OUT_SHARE) * all;
}

function isRecord(element: XmlElement): boolean {
  const text = flatText(element);
  if (text.length > MAX_RECORD) return false;
  return new Set(text.match(RECORD_LABEL) ?? []).size >= 2;
}

function refuseDepth(body: XmlElement): void {
  let level: XmlElement[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new DocumentError("broken", "网页结构异常,读不出来。请把正文复制到 txt 或 Word 再上传。");
    level = level.flatMap(elements);
  }
}
