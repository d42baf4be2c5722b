import { getDocumentProxy } from "unpdf";
import { DocumentError } from "./error.ts";
import { layoutText, type Page, type Run } from "./layout.ts";
import { inZone } from "./layout-margins.ts";
import { type Limits, tooLarge } from "./limits.ts";
import { checkPdfStreams } from "./pdf-streams.ts";
import { plainIdeographs } from "./radicals.ts";
import type { Reading } from "./reading.ts";
import { blockDocument } from "./text.ts";

/** Fewer characters a page, and what is there is a stamp, not the text. */
const MIN_CHARACTERS_A_PAGE = 8;
/** Share of characters without a meaning, from which on the fonts hide what they print. */
const MAX_GARBLED = 0.3;

/**
 * A .pdf with a text layer. The character maps of Chinese fonts (`cMapUrl`) are those of pdfjs-dist, which unpdf finds where it is
 * installed; without them such text is empty. Throws a DocumentError with the reason `no-text-layer` for a scan.
 */
export async function readPdf(bytes: Uint8Array, name: string, limits: Limits): Promise<Reading> {
  checkPdfStreams(bytes, limits);
  const pages = await readPages(bytes, limits);
  const { paragraphs, margins } = layoutText(pages);
  if (!hasTextLayer(pages)) {
    throw new DocumentError(
      "no-text-layer",
      "这个 PDF 没有文字层,多半是扫描件。请上传 Word 原件或带文字的 PDF,或请管理员装好文字识别(OCR)再试。",
    );
  }
  return { document: blockDocument(paragraphs, { name, format: "pdf" }), margins };
}

/** A scanner's mark, a running head or a page number printed over a scan is no text layer: only what stands between head and foot counts. */
function hasTextLayer(pages: readonly Page[]): boolean {
  const body = pages.flatMap((page) => page.runs.filter((run) => !inZone(run, page)).map((run) => run.text));
  const characters = body.join("").replaceAll(/\s+/gu, "");
  const garbled = characters.match(/[\ufffd\ue000-\uf8ff]/gu)?.length ?? 0;
  return characters.length >= MIN_CHARACTERS_A_PAGE * pages.length && garbled <= MAX_GARBLED * characters.length;
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<Pdf["getPage"]>>;

async function readPages(bytes: Uint8Array, limits: Limits): Promise<Page[]> {
  // pdf.js takes the buffer for itself and leaves it empty.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, useSystemFonts: false, verbosity: 0 }).catch(
    (cause) => {
      throw openingError(cause);
    },
  );
  try {
    if (pdf.numPages > limits.pages) throw tooLarge(`有${pdf.numPages}页`);
    const pages: Page[] = [];
    let left = limits.characters;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await readPage(await pdf.getPage(number));
      left -= page.runs.reduce((sum, run) => sum + run.text.length, 0);
      if (left < 0) throw tooLarge("文字太多");
      pages.push(page);
    }
    return pages;
  } catch (cause) {
    throw cause instanceof DocumentError ? cause : openingError(cause);
  } finally {
    await pdf.destroy();
  }
}

async function readPage(page: PdfPage): Promise<Page> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const runs = content.items.flatMap((item): Run[] => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [a, b, c, d, x, y] = multiply(viewport.transform, item.transform);
    // A watermark across the page.
    if (Math.abs(b) > 0.1 * Math.abs(a)) return [];
    return [{ text: plainIdeographs(item.str), x, y, width: item.width, size: Math.hypot(c, d) }];
  });
  page.cleanup();
  return { height: viewport.height, runs };
}

type Matrix = readonly [number, number, number, number, number, number];

/** Where the second matrix leads, seen through the first. */
function multiply(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

function openingError(cause: unknown): DocumentError {
  if (cause instanceof Error && cause.name === "PasswordException") {
    return new DocumentError("encrypted", "PDF 设了打开密码,读不了。请去掉密码后再上传。", { cause });
  }
  return new DocumentError("broken", "PDF 不完整或已损坏,打不开。请重新下载或另存一份再上传。", { cause });
}
