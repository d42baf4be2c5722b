import ExcelJS from "exceljs";
import { readSheet, type SheetRow } from "./table.ts";
import type { RawPlaces } from "./types.ts";

/** The first sheet with something in it. Throws nothing: a file that is no workbook is a problem of row 0. */
export async function readXlsx(bytes: Uint8Array): Promise<RawPlaces> {
  if (bytes.length > MAX_BYTES) return failure("Excel 文件超过10兆,请分成几个或另存为 CSV");
  const workbook = new ExcelJS.Workbook();
  try {
    // exceljs declares its own Buffer; what it needs is the bytes.
    await workbook.xlsx.load(new Uint8Array(bytes).buffer as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  } catch {
    return failure("打不开这个 Excel 文件,请另存为 xlsx 或 CSV 再试");
  }
  const sheet = workbook.worksheets.find(({ actualRowCount }) => actualRowCount > 0);
  return readSheet(sheet ? rowsOf(sheet) : []);
}

/** A sheet of a province's points is about one megabyte. */
const MAX_BYTES = 10 * 2 ** 20;

function failure(message: string): RawPlaces {
  return { rows: [], columns: [], problems: [{ row: 0, level: "error", message }] };
}

function rowsOf(sheet: ExcelJS.Worksheet): SheetRow[] {
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: string[] = [];
    for (let n = 1; n <= Math.min(row.cellCount, 100); n++) cells.push(textOf(row.getCell(n).value));
    rows.push({ row: number, cells });
  });
  return rows;
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("result" in value) return textOf(value.result ?? null);
  if ("text" in value) return textOf(value.text as ExcelJS.CellValue);
  return "";
}
