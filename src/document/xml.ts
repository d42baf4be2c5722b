import { load } from "cheerio";
import { DocumentError } from "./error.ts";
import { refuseNesting } from "./nesting.ts";

export type XmlNode = Exclude<Parameters<typeof load>[0], string | Buffer | readonly unknown[]>;
export type XmlElement = Extract<XmlNode, { attribs: unknown }>;

/** Deeper than any real document; walkers recurse, and a stack must not be a stranger's to exhaust. */
const MAX_DEPTH = 256;

/**
 * The root element. The parser knows only XML's five entities and character references: a DTD is skipped, nothing it declares is expanded
 * or fetched. Prefixes are dropped from element names, as producers choose them freely (OFD with `ofd:` or none).
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const xml = new TextDecoder(utf16 ? "utf-16le" : "utf-8").decode(bytes);
  refuseNesting(xml, { most: MAX_DEPTH, xmlMode: true });
  const root = load(xml, { xml: { xmlMode: true } })
    .root()
    .children()
    .get(0);
  if (root === undefined) throw new DocumentError("broken", "文件内容已损坏,读不出来。请重新下载或另存一份再上传。");
  return root;
}

export function localName(element: XmlElement): string {
  const colon = element.name.indexOf(":");
  return colon < 0 ? element.name : element.name.slice(colon + 1);
}

export function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter(isElement);
}

export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.filter(isElement).find((element) => localName(element) === name);
}

/** An attribute with or without a namespace prefix. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attribs[name] ?? element?.attribs[`w:${name}`];
}

/** Of the element and all below it, in document order. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((node) => (isElement(node) ? textOf(node) : node.type === "text" || node.type === "cdata" ? nodeText(node) : ""))
    .join("");
}

/** Descendants of that name, in document order; those inside another of them are left out. */
export function descendants(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((element) => (localName(element) === name ? [element] : descendants(element, name)));
}

export function isElement(node: XmlNode): node is XmlElement {
  return node.type === "tag" || node.type === "script" || node.type === "style";
}

function nodeText(node: XmlNode): string {
  if ("data" in node) return node.data;
  return "children" in node ? node.children.map(nodeText).join("") : "";
}
