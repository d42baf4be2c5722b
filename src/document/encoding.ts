/** More odd characters than this share, and the bytes are no text. */
const MAX_ODD_SHARE = 0.02;
/** GB 18030 double bytes of common words can be valid UTF-8 by chance; such a reading has letters of these blocks and no Chinese. */
const FOREIGN = /[\u00c0-\u06ff\u0700-\u07ff]/gu;
const CHINESE = /[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text
const ODD = /[\ufffd\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u0084\u0086-\u009f\ue000-\uf8ff\ufff0-\uffff]/gu;

/**
 * Text from bytes, or `undefined` where they are no text: UTF-8 and UTF-16 with a mark, UTF-8 without one, else GB 18030 (which holds GBK and
 * GB 2312). The mark is left out. A few broken bytes, as in a file cut short, become U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  const utf8 = tryDecode(bytes, "utf-8");
  const gb = tryDecode(bytes, "gb18030");
  if (utf8 !== undefined && !(looksForeign(utf8) && gb !== undefined && count(gb, CHINESE) > 0)) return sane(utf8);
  if (gb !== undefined && oddShare(gb) <= MAX_ODD_SHARE) return gb;
  const readings = ["utf-8", "gb18030"].map((encoding) => new TextDecoder(encoding).decode(bytes));
  const [best] = readings.sort((a, b) => oddShare(a) - oddShare(b));
  return best === undefined ? undefined : sane(best);
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function looksForeign(text: string): boolean {
  return count(text, FOREIGN) > 0 && count(text, CHINESE) === 0;
}

function sane(text: string): string | undefined {
  return oddShare(text) <= MAX_ODD_SHARE ? text : undefined;
}

function oddShare(text: string): number {
  return text.length === 0 ? 0 : count(text, ODD) / text.length;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
