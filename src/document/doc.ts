import WordExtractor from "word-extractor";
import { DocumentError } from "./error.ts";
import { type Limits, tooLarge } from "./limits.ts";
import type { Reading } from "./reading.ts";
import { type Block, blockDocument } from "./text.ts";

/** An OLE file of Word or of WPS Writer (.doc, .wps): text and table rows. */
export async function readDoc(bytes: Uint8Array, name: string, limits: Limits): Promise<Reading> {
  refuseOthers(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = await new WordExtractor().extract(buffer).catch((cause: unknown) => {
    throw new DocumentError("broken", "Word 文件不完整或版本太旧,打不开。请另存为 docx 再上传。", { cause });
  });
  const body = word.getBody({ filterUnicode: false });
  if (body.length > limits.characters) throw tooLarge("文字太多");
  const boxes = word.getTextboxes({ includeHeadersAndFooters: false, filterUnicode: false });
  const format = /\.wps$/iu.test(name) ? "wps" : "doc";
  return {
    document: blockDocument([...readLines(boxes), ...readLines(body)], { name, format }),
    margins: word.getHeaders().split("\n"),
  };
}

/** A row's cells each end in a tab. */
function readLines(body: string): Block[] {
  return body.split("\n").flatMap((line): Block[] => {
    if (line.trim() === "") return [];
    return line.endsWith("\t") ? [line.slice(0, -1).split("\t")] : [line];
  });
}

/** Streams of an OLE file are named in UTF-16: what is there tells whose file it is. */
function refuseOthers(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string) => file.includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage")) throw new DocumentError("encrypted", "Word 文件设了打开密码,读不了。请去掉密码后再上传。");
  if (holds("WordDocument")) return;
  const what = holds("Workbook") ? "Excel 表格" : holds("PowerPoint Document") ? "幻灯片" : "别的程序的文件";
  throw new DocumentError("unsupported", `这是${what},读不了。请另存为 docx、pdf 或 txt 再上传。`);
}
