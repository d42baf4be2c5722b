import { DocumentError } from "./error.ts";

/** What a file may cost. The largest plan seen is 86 kB of text; these leave room for pictures and for annexes of hundreds of pages. */
export interface Limits {
  readonly bytes: number;
  /** Of an archive or a PDF in all, after unpacking. */
  readonly unpackedBytes: number;
  /** Of one XML part: a tree takes some thirty times its text in memory. */
  readonly partBytes: number;
  readonly entries: number;
  readonly pages: number;
  /** Of one text, in UTF-16 code units. */
  readonly characters: number;
}

export const DEFAULT_LIMITS: Limits = {
  bytes: 30_000_000,
  unpackedBytes: 100_000_000,
  partBytes: 16_000_000,
  entries: 5_000,
  pages: 600,
  characters: 12_000_000,
};

export function tooLarge(what: string): DocumentError {
  return new DocumentError("too-large", `文件太大:${what}。请拆分或压缩图片后再上传。`);
}
