import { fileTypeFromBuffer } from "file-type";
import { decodeText } from "./encoding.ts";
import { DocumentError } from "./error.ts";

/** What the bytes are, whatever the file is called. */
export type Kind = { readonly kind: "zip" | "ole" | "pdf" } | { readonly kind: "text" | "html"; readonly text: string };

const ADVICE = "请另存为 docx、pdf 或 txt 再上传。";
const PDF_SEARCH = 1024;
const HTML =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|script|style)\b/iu;

/** By content. Text is decoded on the way. Throws a DocumentError with the reason `unsupported` or `empty`. */
export async function sniffKind(bytes: Uint8Array): Promise<Kind> {
  if (bytes.length === 0) throw new DocumentError("empty", "文件是空的。请检查后重新上传。");
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return { kind: "zip" };
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { kind: "ole" };
  if (hasPdfMark(bytes)) return { kind: "pdf" };
  const text = decodeText(bytes);
  if (text === undefined) throw await unsupported(bytes);
  if (text.startsWith("{\\rtf")) throw new DocumentError("unsupported", `这是 RTF 文件,读不了。${ADVICE}`);
  if (/^MIME-Version:/iu.test(text.trimStart())) throw new DocumentError("unsupported", `这是单文件网页(mht),读不了。${ADVICE}`);
  return { kind: isHtml(text) ? "html" : "text", text };
}

function isHtml(text: string): boolean {
  let at = 0;
  for (let skipped = 0; skipped < 50; skipped += 1) {
    at += text.slice(at, at + 4000).search(/\S|$/u);
    const close = text.startsWith("<!--", at) ? "-->" : text.startsWith("<?xml", at) ? "?>" : undefined;
    if (close === undefined) break;
    const end = text.indexOf(close, at);
    if (end < 0) return false;
    at = end + close.length;
  }
  return HTML.test(text.slice(at, at + 40));
}

async function unsupported(bytes: Uint8Array): Promise<DocumentError> {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (type === undefined) return new DocumentError("unsupported", `认不出这是什么文件。${ADVICE}`);
  if (type.mime.startsWith("image/")) {
    return new DocumentError("unsupported", "这是图片,没有文字。请上传 docx、pdf 或 txt 原文;只有扫描件时,请合并成一个 PDF。");
  }
  return new DocumentError("unsupported", `这是 ${type.ext} 文件,读不了。${ADVICE}`);
}

/** Some producers write a line before `%PDF-`; readers look for it in the first kilobyte. */
function hasPdfMark(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, PDF_SEARCH)).includes("%PDF-");
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
