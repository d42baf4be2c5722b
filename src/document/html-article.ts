import type { CheerioAPI } from "cheerio";
import { bodyOf, flatText, isStretch, parts, type Stretch } from "./html-dom.ts";
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
/** What the foot of a page says; the first three are required of every site. */
export const SITE_NOTE = /ICP备|公网安备|网站标识码|版权所有|copyright/iu;
const MAX_IMPRINT = 600;

/**
 * The elements that make up a page's document: the data table above the article where there is one, then the article. Found by prose, not
 * by class names, which every site chooses for itself: from the body down, into the child that holds nearly all of the page's prose.
 */
export function findArticle($: CheerioAPI): XmlElement[] {
  const body = bodyOf($);
  if (body === undefined) return [];
  $(UNSEEN).remove();
  $("[style]").each((_, element) => {
    if (HIDDEN_STYLE.test(element.attribs["style"] ?? "")) $(element).remove();
  });
  removeImprints($, body);
  const weights = new Map<XmlElement, Weight>();
  weigh(body, weights);
  const records: XmlElement[] = [];
  let article = body;
  for (;;) {
    const next = heaviestChild(article, weights);
    if (next === undefined || !holdsArticle(article, next, weights)) break;
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

interface Weight {
  /** Characters of prose, without those of site notes. */
  readonly prose: number;
  readonly length: number;
  readonly hasNote: boolean;
}

/** Weighs an element and all below it. A short element with the site's imprint in it is no part of the article, whatever else it says. */
function weigh(element: XmlElement, weights: Map<XmlElement, Weight>): Weight {
  let prose = 0;
  let length = 0;
  let hasNote = false;
  for (const part of parts(element)) {
    if (!isStretch(part)) {
      const inner = weigh(part, weights);
      prose += inner.prose;
      length += inner.length;
      hasNote ||= inner.hasNote;
      continue;
    }
    const note = part.text.length < 200 && SITE_NOTE.test(part.text);
    hasNote ||= note;
    length += part.text.length;
    if (!note && isProse(part)) prose += part.text.length;
  }
  const weight = { prose, length, hasNote };
  weights.set(element, weight);
  return weight;
}

function isProse({ text, linked }: Stretch): boolean {
  return text.length >= PROSE_LENGTH && SENTENCE_MARK.test(text) && linked * 2 < text.length;
}

/** The imprint may stand in the same element as a short article, which keeps it then. */
function removeImprints($: CheerioAPI, body: XmlElement): void {
  const weights = new Map<XmlElement, Weight>();
  const whole = weigh(body, weights).prose;
  for (const [element, { prose, length, hasNote }] of weights) {
    if (hasNote && length < MAX_IMPRINT && prose * 2 < whole) $(element).remove();
  }
}

function heaviestChild(element: XmlElement, weights: ReadonlyMap<XmlElement, Weight>): XmlElement | undefined {
  return elements(element).toSorted((a, b) => proseOf(weights, b) - proseOf(weights, a))[0];
}

/** A single paragraph or a table's row is no article, though it may hold all the prose of a short page. */
function holdsArticle(parent: XmlElement, child: XmlElement, weights: ReadonlyMap<XmlElement, Weight>): boolean {
  if (["p", "li", "h1", "h2", "h3", "span", "font", "strong", "b"].includes(child.name)) return false;
  if (child.name === "tr" && elements(parent).filter((row) => row.name === "tr" && proseOf(weights, row) > 0).length > 1) return false;
  const all = proseOf(weights, parent);
  return all > 0 && proseOf(weights, child) >= (1 - LEFT_OUT_SHARE) * all;
}

function proseOf(weights: ReadonlyMap<XmlElement, Weight>, element: XmlElement): number {
  return weights.get(element)?.prose ?? 0;
}

function isRecord(element: XmlElement): boolean {
  const text = flatText(element);
  if (text.length > MAX_RECORD) return false;
  return new Set(text.match(RECORD_LABEL) ?? []).size >= 2;
}
