import { refuseClassified } from "./classification.ts";
import { readDoc } from "./doc.ts";
import { readDocx } from "./docx.ts";
import { DocumentError } from "./error.ts";
import { readHtml } from "./html.ts";
import { type Kind, sniffKind } from "./kind.ts";
import { DEFAULT_LIMITS, type Limits, tooLarge } from "./limits.ts";
import { markdownDocument } from "./markdown.ts";
import { readOfd } from "./ofd.ts";
import { readPdf } from "./pdf.ts";
import type { Reading } from "./reading.ts";
import { textDocument } from "./text.ts";
import type { SourceDocument } from "./types.ts";
import { openZip } from "./zip.ts";

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  /** Reads the pages of a scanned PDF; what it returns becomes the text, marked `scanned`. Without it a scan is refused. */
  readonly ocr?: (bytes: Uint8Array) => Promise<string>;
}

/**
 * The text of a file, by what the bytes are and not by its name (which only tells .md from .txt and .wps from .doc). Throws a DocumentError,
 * and nothing else, for whatever cannot be read, is too large, or bears a classification mark.
 */
export async function readDocument(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<SourceDocument> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length > limits.bytes) throw tooLarge(`超过${Math.floor(limits.bytes / 1_000_000)}MB`);
  const reading = await read(bytes, name, { ...options, limits }).catch((cause: unknown) => {
    throw cause instanceof DocumentError ? cause : new DocumentError("broken", "文件读不出来,可能已损坏。请另存一份再上传。", { cause });
  });
  if (reading.document.lines.length === 0) throw new DocumentError("empty", "文件里没有文字。请检查后重新上传。");
  refuseClassified(reading);
  return reading.document;
}

interface Settings extends ReadOptions {
  readonly limits: Limits;
}

async function read(bytes: Uint8Array, name: string, { limits, ocr }: Settings): Promise<Reading> {
  const found = await sniffKind(bytes);
  if ("text" in found) return readText(found, name, limits);
  if (found.kind === "zip") return readZip(bytes, name, limits);
  if (found.kind === "ole") return readDoc(bytes, name, limits);
  return readPdf(bytes, name, limits).catch((error: unknown) => readScan(error, name, () => ocr?.(bytes)));
}

function readText(found: Extract<Kind, { text: string }>, name: string, limits: Limits): Reading {
  if (found.text.length > limits.characters) throw tooLarge("文字太多");
  if (found.kind === "html") return readHtml(found.text, name);
  const markdown = /\.(?:md|markdown)$/iu.test(name);
  return { document: markdown ? markdownDocument(found.text, name) : textDocument(found.text, name), margins: [] };
}

/** A .docx and an .ofd are told apart by the part that each must have. */
function readZip(bytes: Uint8Array, name: string, limits: Limits): Reading {
  const { names } = openZip(bytes, limits);
  if (names.has("word/document.xml")) return readDocx(bytes, name, limits);
  if (names.has("OFD.xml")) return readOfd(bytes, name, limits);
  const what = names.has("xl/workbook.xml") ? "Excel 表格" : names.has("ppt/presentation.xml") ? "幻灯片" : "压缩包";
  throw new DocumentError("unsupported", `这是${what},读不了。请上传里面的 docx、pdf 或 txt 文件。`);
}

async function readScan(error: unknown, name: string, ocr: () => Promise<string> | undefined): Promise<Reading> {
  if (!(error instanceof DocumentError && error.reason === "no-text-layer")) throw error;
  const text = await ocr();
  if (text === undefined) throw error;
  if (text.trim() === "")
    throw new DocumentError("no-text-layer", "扫描件上没有认出文字。请上传更清楚的扫描件或 Word 原件。", { cause: error });
  return { document: { ...textDocument(text, name), format: "pdf", scanned: true }, margins: [] };
}
