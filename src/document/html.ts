import { load } from "cheerio";
import { findArticle, findTitle } from "./html-article.ts";
import { htmlBlocks } from "./html-blocks.ts";
import { refuseNesting } from "./nesting.ts";
import type { Reading } from "./reading.ts";
import { blockDocument } from "./text.ts";

/** Pages saved from Word nest deepest, some forty elements; tags left open add up over a long page. */
const MAX_DEPTH = 400;

/** A saved web page: its title, its data table (索引号, 文号 …) and its article, without menus, forms and notes of the site. */
export function readHtml(html: string, name: string): Reading {
  refuseNesting(html, { most: MAX_DEPTH, xmlMode: false });
  // The forgiving stream parser: linear in time on any input, where repairing a tree as browsers do is not.
  const $ = load(html, { xml: { xmlMode: false } });
  const title = findTitle($);
  const blocks = findArticle($).flatMap(htmlBlocks);
  const squeezed = squeeze(blocks.slice(0, 12).flat().join(""));
  const missing = title !== undefined && !squeezed.includes(squeeze(title));
  return { document: blockDocument(missing ? [title, ...blocks] : blocks, { name, format: "html" }), margins: [] };
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}
