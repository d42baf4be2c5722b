import { CsvError, parse } from "csv-parse/sync";
import { guessColumns } from "./columns.ts";
import type { PlaceColumn, RawPlace, RawPlaces, RowProblem } from "./types.ts";

/** Cells of a sheet with the number of each row as a person sees it. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Text of a CSV file, already decoded; commas, tabs or semicolons. */
export function readCsv(text: string): RawPlaces {
  try {
    const found = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      trim: true,
    });
    // With `info` the library gives records with their line, which its declarations leave out.
    const records = found as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    return readSheet(records.map(({ record, info }) => ({ row: info.lines, cells: record.map(unguard) })));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? `第${error["lines"]}行附近` : "";
    return { rows: [], columns: [], problems: [{ row: 0, level: "error", message: `CSV 读不下去:${line}引号不成对或格式不对` }] };
  }
}

/** `toCsv` puts an apostrophe before what a spreadsheet would take for a formula. */
function unguard(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

function delimiterOf(text: string): string {
  const head = text.slice(0, 2000);
  const count = (char: string): number => head.split(char).length;
  return [",", "\t", ";"].reduce((best, char) => (count(char) > count(best) ? char : best), ",");
}

/** Finds the line of headers (sheets often have a title above it) and reads what is below. */
export function readSheet(sheet: readonly SheetRow[]): RawPlaces {
  const at = sheet.slice(0, 10).findIndex(({ cells }) => isHeader(guessColumns(cells)));
  const header = sheet[at];
  if (!header) {
    const message = "没有找到表头:第一行要写列名,至少有“名称”和“地址”,可以下载模板填写";
    return { rows: [], columns: [], problems: [{ row: 0, level: "error", message }] };
  }
  const columns = guessColumns(header.cells);
  const body = sheet.slice(at + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  return {
    rows: body.map((line) => rawOf(line, columns)),
    columns: header.cells.map((text, n) => ({ header: text, column: columns[n] ?? null })),
    problems: unused(header, columns),
  };
}

function isHeader(columns: readonly (PlaceColumn | null)[]): boolean {
  return columns.includes("name") && columns.filter((column) => column !== null).length >= 2;
}

function rawOf({ row, cells }: SheetRow, columns: readonly (PlaceColumn | null)[]): RawPlace {
  const pairs = columns.flatMap((column, n) => {
    const value = cells[n]?.trim() ?? "";
    return column === null || value === "" ? [] : [[column, value] as const];
  });
  return { row, values: Object.fromEntries(pairs) };
}

function unused({ row, cells }: SheetRow, columns: readonly (PlaceColumn | null)[]): RowProblem[] {
  const names = cells.filter((text, n) => text.trim() !== "" && columns[n] === null && !/^序号$|^备注$|^id$/i.test(text.trim()));
  return names.length === 0 ? [] : [{ row, level: "warning", message: `这些列没有用到:${names.join("、")}` }];
}
