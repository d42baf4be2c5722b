/** What a file says, as text in reading order. Offsets are UTF-16 code units into `text`. */
export interface SourceDocument {
  /** The file's name, without its folder. */
  readonly name: string;
  readonly format: DocumentFormat;
  /** A .txt file's text is the file's own, character for character, so that a quote is a substring of the file. */
  readonly text: string;
  /** `text` cut at its line breaks, in order; empty lines are left out. */
  readonly lines: readonly DocumentLine[];
  /** Everything in a scanned document is doubtful. */
  readonly scanned: boolean;
}

export type DocumentFormat = "txt" | "docx" | "doc" | "wps" | "pdf" | "ofd" | "html" | "md";

export interface DocumentLine {
  readonly start: number;
  readonly end: number;
  /** A table's row is one line; its cells, merged ones repeated, lie in the line in order. */
  readonly cells?: readonly { readonly start: number; readonly end: number }[];
}
