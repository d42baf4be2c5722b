import { DocumentError } from "./error.ts";
import { layoutText, type Page, type Run } from "./layout.ts";
import { type Limits, tooLarge } from "./limits.ts";
import { plainIdeographs } from "./radicals.ts";
import type { Reading } from "./reading.ts";
import { blockDocument } from "./text.ts";
import { attribute, child, descendants, elements, localName, parseXml, textOf, type XmlElement } from "./xml.ts";
import { openZip, type Zip } from "./zip.ts";

/** Millimetres of an A4 page, where a file does not say. */
const A4_HEIGHT = 297;

/**
 * An .ofd (GB/T 33190-2016): a zip of XML, whose pages set text by place. All documents of the package, pages in order, text objects laid
 * out as on paper. Throws a DocumentError with the reason `no-text-layer` where pages hold only pictures.
 */
export function readOfd(bytes: Uint8Array, name: string, limits: Limits): Reading {
  const zip = openZip(bytes, limits);
  const root = part(zip, "OFD.xml");
  if (root === undefined) throw damaged();
  const roots = descendants(root, "DocRoot").map((element) => resolve("", textOf(element)));
  const pages = roots.flatMap((path) => readPages(zip, path, limits));
  const { paragraphs, margins } = layoutText(pages);
  if (paragraphs.length === 0) {
    throw new DocumentError("no-text-layer", "这个 OFD 里只有图片,没有文字。请上传 Word 原件或带文字的 PDF。");
  }
  return { document: blockDocument(paragraphs, { name, format: "ofd" }), margins };
}

function readPages(zip: Zip, path: string, limits: Limits): Page[] {
  const document = part(zip, path);
  if (document === undefined) throw damaged();
  const list = child(document, "Pages");
  const pages = list === undefined ? [] : elements(list).filter((element) => localName(element) === "Page");
  if (pages.length > limits.pages) throw tooLarge(`有${pages.length}页`);
  const box = numbers(textOf(child(child(child(document, "CommonData"), "PageArea"), "PhysicalBox") ?? document)).at(3);
  return pages.flatMap((entry) => {
    const location = attribute(entry, "BaseLoc");
    const page = location === undefined ? undefined : part(zip, resolve(path, location));
    if (page === undefined) return [];
    const own = child(child(page, "Area"), "PhysicalBox");
    const height = (own === undefined ? box : numbers(textOf(own)).at(3)) ?? A4_HEIGHT;
    const content = child(page, "Content");
    return [{ height, runs: content === undefined ? [] : descendants(content, "TextObject").flatMap(readTextObject) }];
  });
}

/** Each TextCode starts at its own X and Y, within the object's Boundary, through its CTM; DeltaX are the steps between characters. */
function readTextObject(object: XmlElement): Run[] {
  if (attribute(object, "Visible") === "false") return [];
  const [left = 0, top = 0] = numbers(attribute(object, "Boundary") ?? "");
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(attribute(object, "CTM") ?? "");
  if (Math.abs(b) > 0.1 * Math.abs(a)) return [];
  const size = Number(attribute(object, "Size") ?? 0);
  let x = 0;
  let y = 0;
  return elements(object)
    .filter((element) => localName(element) === "TextCode")
    .flatMap((code): Run[] => {
      x = finite(attribute(code, "X"), x);
      y = finite(attribute(code, "Y"), y);
      const text = plainIdeographs(textOf(code).replaceAll(/[\r\n]+/gu, ""));
      if (attribute(code, "DeltaY") !== undefined && attribute(code, "DeltaX") === undefined && text.length > 1) return [];
      const width = runWidth(text, attribute(code, "DeltaX"), size);
      return [{ text, x: left + a * x + c * y + e, y: top + b * x + d * y + f, width: width * Math.abs(a), size: size * Math.abs(d) }];
    });
}

function runWidth(text: string, steps: string | undefined, size: number): number {
  const last = /[\u0020-\u007e]$/u.test(text) ? size / 2 : size;
  if (steps !== undefined) return expandSteps(steps, text.length).reduce((sum, step) => sum + step, 0) + last;
  return [...text].reduce((sum, character) => sum + (/[\u0020-\u007e]/u.test(character) ? size / 2 : size), 0);
}

/** `g 3 5.5 4` is three steps of 5.5 and one of 4 (GB/T 33190-2016, 11.3). */
function expandSteps(steps: string, most: number): number[] {
  const words = steps.trim().split(/\s+/u);
  const out: number[] = [];
  for (let at = 0; at < words.length && out.length < most; at += 1) {
    if (words[at] !== "g") {
      out.push(finite(words[at], 0));
      continue;
    }
    const count = Math.min(most, finite(words[at + 1], 0));
    for (let step = 0; step < count; step += 1) out.push(finite(words[at + 2], 0));
    at += 2;
  }
  return out;
}

/** A location in a package is absolute from `/` or relative to the file that names it. */
function resolve(from: string, location: string): string {
  const path = location.trim().replaceAll("\\", "/");
  const base = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") base.pop();
    else if (step !== "" && step !== ".") base.push(step);
  }
  return base.join("/");
}

function part(zip: Zip, path: string): XmlElement | undefined {
  const bytes = zip.read(path);
  return bytes === undefined ? undefined : parseXml(bytes);
}

function numbers(text: string): number[] {
  return text
    .trim()
    .split(/\s+/u)
    .slice(0, 6)
    .flatMap((word) => (word === "" ? [] : [finite(word, 0)]));
}

function finite(text: string | undefined, otherwise: number): number {
  const value = Number(text);
  return text === undefined || !Number.isFinite(value) ? otherwise : value;
}

function damaged(): DocumentError {
  return new DocumentError("broken", "OFD 文件不完整,打不开。请重新下载再上传。");
}
