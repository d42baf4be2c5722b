import { load } from "cheerio/slim";
import { strFromU8, unzipSync } from "fflate";

/** A workbook's first sheet as another program than its writer sees it: straight from the XML in the zip. */
export interface ReadSheet {
  /** `A1` to its text, or its number as text. */
  readonly cells: ReadonlyMap<string, string>;
  /** `A1` to its type: s for text, n for a number. */
  readonly types: ReadonlyMap<string, string>;
  /** Row by row, column by column. */
  readonly rows: readonly (readonly string[])[];
  readonly heights: readonly number[];
  readonly sheetXml: string;
  readonly bookXml: string;
}

export function readXlsx(bytes: Uint8Array): ReadSheet {
  const files = unzipSync(bytes);
  const xml = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const sheetXml = xml("xl/worksheets/sheet1.xml");
  const strings = load(xml("xl/sharedStrings.xml"), { xml: true });
  const shared = strings("si")
    .toArray()
    .map((si) => strings(si).find("t").text());
  const $ = load(sheetXml, { xml: true });
  const cells = new Map<string, string>();
  const types = new Map<string, string>();
  const rows = $("row")
    .toArray()
    .map((row) =>
      $(row)
        .find("c")
        .toArray()
        .map((c) => {
          const type = $(c).attr("t") ?? "n";
          const value = $(c).find("v").text();
          const text = type === "s" ? (shared[Number(value)] ?? "") : value;
          cells.set($(c).attr("r") ?? "", text);
          types.set($(c).attr("r") ?? "", type);
          return text;
        }),
    );
  const heights = $("row")
    .toArray()
    .map((row) => Number($(row).attr("ht") ?? 0));
  return { cells, types, rows, heights, sheetXml, bookXml: xml("xl/workbook.xml") };
}

/** A date as a sheet keeps it: days since 30 December 1899. */
export function serialOf(date: string): string {
  return String(Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000));
}
