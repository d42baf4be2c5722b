declare module "word-extractor" {
  interface WordDocument {
    getBody(options?: { filterUnicode?: boolean }): string;
    getHeaders(options?: { includeFooters?: boolean }): string;
    getTextboxes(options?: { includeHeadersAndFooters?: boolean; includeBody?: boolean; filterUnicode?: boolean }): string;
  }

  // biome-ignore lint/style/noDefaultExport: the package's own shape
  export default class WordExtractor {
    extract(source: Buffer | string): Promise<WordDocument>;
  }
}
