import type { SourceDocument } from "./types.ts";

/** What a format's reader hands back. */
export interface Reading {
  readonly document: SourceDocument;
  /** Words of page headers and footers: no part of the text, but a classification mark may stand there. */
  readonly margins: readonly string[];
}
