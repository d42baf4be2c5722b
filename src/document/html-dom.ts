import type { CheerioAPI } from "cheerio";
import { isElement, type XmlElement, type XmlNode } from "./xml.ts";

const BLOCK = new Set(
  (
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 " +
    "h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul ucapcontent ucaptitle"
  ).split(" "),
);

/** A stretch of text without a block element inside: what a browser would set as one paragraph. */
export interface Stretch {
  readonly text: string;
  /** How much of it is in links, in characters. */
  readonly linked: number;
}

function isBlock(node: XmlNode): boolean {
  return isElement(node) && BLOCK.has(node.name);
}

/** Whether a block stands anywhere below, so that the element itself is no single paragraph. */
function holdsBlock(element: XmlElement): boolean {
  return element.children.some((node) => isElement(node) && (isBlock(node) || holdsBlock(node)));
}

/** An element's children as stretches of text and the blocks between them, in order; inline elements that hold blocks count as blocks. */
export function parts(element: XmlElement): (Stretch | XmlElement)[] {
  const out: (Stretch | XmlElement)[] = [];
  let text = "";
  let linked = 0;
  const flush = () => {
    const squeezed = squeezeSpace(text);
    if (squeezed !== "") out.push({ text: squeezed, linked: Math.min(linked, squeezed.length) });
    text = "";
    linked = 0;
  };
  for (const node of element.children) {
    if (isElement(node) && (isBlock(node) || holdsBlock(node))) {
      flush();
      if (node.name !== "br" && node.name !== "hr") out.push(node);
      continue;
    }
    const words = inlineText(node);
    text += words;
    if (isElement(node)) linked += linkedLength(node);
  }
  flush();
  return out;
}

export function isStretch(part: Stretch | XmlElement): part is Stretch {
  return "linked" in part;
}

/** All text below an element on one line. */
export function flatText(element: XmlElement): string {
  return parts(element)
    .map((part) => (isStretch(part) ? part.text : flatText(part)))
    .filter((text) => text !== "")
    .join(" ");
}

export function bodyOf($: CheerioAPI): XmlElement | undefined {
  return $("body").get(0) ?? $.root().children().get(0);
}

function inlineText(node: XmlNode): string {
  if (node.type === "text" && "data" in node) return node.data;
  return isElement(node) ? node.children.map(inlineText).join("") : "";
}

function linkedLength(element: XmlElement): number {
  if (element.name === "a" && element.attribs["href"] !== undefined) return inlineText(element).replaceAll(/\s+/gu, "").length;
  return element.children.reduce((sum, node) => (isElement(node) ? sum + linkedLength(node) : sum), 0);
}

/** A line break in the source between two Chinese characters is the editor's, not the author's. */
function squeezeSpace(text: string): string {
  return text
    .replaceAll(/\u00a0/gu, " ")
    .replaceAll(/[\u200b\ufeff]/gu, "")
    .replaceAll(/(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
