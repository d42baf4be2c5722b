import { inflateSync } from "node:zlib";
import { type Limits, tooLarge } from "./limits.ts";

const STREAM = Buffer.from("stream");
const PICTURE = /\/Subtype\s{0,9}\/Image\b/u;
/** A stream's dictionary stands right before it; long ones are those of fonts and pictures. */
const DICTIONARY_BYTES = 1000;

/**
 * Counts what the compressed streams of a PDF unpack to, before a PDF reader does so without a limit. A stream within a stream is counted
 * too. Pictures are never unpacked to read the text: each may be as big as all else together. Throws a DocumentError `too-large`.
 */
export function checkPdfStreams(bytes: Uint8Array, limits: Limits): void {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = limits.unpackedBytes;
  for (let at = pdf.indexOf(STREAM); at >= 0; at = pdf.indexOf(STREAM, at + STREAM.length)) {
    const start = dataStart(pdf, at);
    if (start === undefined) continue;
    const picture = PICTURE.test(
      pdf
        .toString("latin1", Math.max(0, at - DICTIONARY_BYTES), at)
        .split("endobj")
        .at(-1) ?? "",
    );
    const size = unpackedSize(pdf.subarray(start), picture ? limits.unpackedBytes : left);
    if (!picture) left -= size;
  }
}

/** Only after `stream`, a line break and a zlib header (RFC 1950, 2.2); `endstream` is passed over. */
function dataStart(pdf: Buffer, at: number): number | undefined {
  let start = at + STREAM.length;
  if (pdf[start] === 0x0d) start += 1;
  if (pdf[start] === 0x0a) start += 1;
  if (start === at + STREAM.length) return undefined;
  return isZlib(pdf, start) ? start : undefined;
}

function isZlib(data: Buffer, at: number): boolean {
  const method = data[at] ?? 0;
  return (method & 0x0f) === 8 && (method * 256 + (data[at + 1] ?? 0)) % 31 === 0;
}

function unpackedSize(packed: Buffer, limit: number): number {
  const unpacked = inflate(packed, limit);
  return unpacked.length + (isZlib(unpacked, 0) ? unpackedSize(unpacked, limit - unpacked.length) : 0);
}

/** A damaged stream, which is the PDF reader's to judge, counts as nothing. */
function inflate(packed: Buffer, limit: number): Buffer {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge("解压后超过上限");
    return Buffer.alloc(0);
  }
}
