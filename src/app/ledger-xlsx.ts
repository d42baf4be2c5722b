import type { Cell, Row, Worksheet } from "exceljs";
import { instantOf } from "../time/date.ts";
import type { Ledger, LedgerRow } from "./ledger.ts";
import { cellText, LEDGER_COLUMNS, type LedgerColumn, NONE, NOT_SAID } from "./ledger-columns.ts";
import { heightOf, pieces } from "./ledger-measure.ts";

/** The table as a workbook, ready to print on A4 across. */
export async function ledgerXlsx(ledger: Ledger): Promise<Uint8Array> {
  // Loaded when it is first needed: it takes longer to load than the rest of the program to start.
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  book.creator = "履职";
  const header = 1 + ledger.notes.length + 1;
  const sheet = book.addWorksheet("责任分解表", { views: [{ state: "frozen", xSplit: 3, ySplit: header, showGridLines: false }] });
  sheet.columns = LEDGER_COLUMNS.map(({ key, width }) => ({ key, width }));
  setUpPrint(sheet, header);
  addTitle(sheet, ledger);
  addHeader(sheet.getRow(header));
  for (const row of ledger.rows) addRow(sheet, row);
  sheet.autoFilter = { from: { row: header, column: 1 }, to: { row: sheet.rowCount, column: LEDGER_COLUMNS.length } };
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const A4 = 9;
const FONT = "宋体";
const BODY_POINTS = 10;
const LINE = { style: "thin" } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE } as const;
const HEADER_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE7ECF3" } } as const;

function setUpPrint(sheet: Worksheet, header: number): void {
  sheet.pageSetup = {
    paperSize: A4,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${header}:${header}`,
    margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  };
  sheet.headerFooter.oddFooter = `&C&"${FONT},Regular"&9第 &P 页,共 &N 页`;
}

function addTitle(sheet: Worksheet, { title, notes }: Ledger): void {
  for (const [at, text] of [title, ...notes].entries()) {
    const row = sheet.getRow(at + 1);
    const cell = row.getCell(1);
    sheet.mergeCells(at + 1, 1, at + 1, LEDGER_COLUMNS.length);
    cell.value = text;
    cell.font = at === 0 ? { name: FONT, size: 18, bold: true } : { name: FONT, size: 10 };
    cell.alignment = { horizontal: at === 0 ? "center" : "left", vertical: "middle", wrapText: true };
    row.height = at === 0 ? 36 : 18;
  }
}

function addHeader(row: Row): void {
  row.height = 24;
  for (const [at, { title }] of LEDGER_COLUMNS.entries()) {
    const cell = row.getCell(at + 1);
    cell.value = title;
    cell.font = { name: "黑体", size: 10.5 };
    cell.fill = HEADER_FILL;
    cell.border = BORDER;
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  }
}

/** Excel shows no row higher than 409 points: what is longer goes on in a row below, marked 续. */
function addRow(sheet: Worksheet, row: LedgerRow): void {
  for (const [at, requirement] of pieces(row.requirement, widthOf("requirement")).entries()) {
    const shown = at === 0 ? { ...row, requirement } : { ...row, requirement, task: `${row.task}(续)`, target: NONE, remark: NONE };
    const added = sheet.addRow([]);
    for (const [index, column] of LEDGER_COLUMNS.entries()) fill(added.getCell(index + 1), shown, column);
    added.height = heightOf(LEDGER_COLUMNS.map((column) => ({ text: cellText(shown, column), width: column.width })));
  }
}

function widthOf(key: LedgerColumn["key"]): number {
  return LEDGER_COLUMNS.find((column) => column.key === key)?.width ?? 0;
}

/** Every text is a text cell, whatever it begins with; the only other kinds are the number and the date. */
function fill(cell: Cell, row: LedgerRow, column: LedgerColumn): void {
  if (column.key === "next" && row.next) {
    // exceljs writes a date by its UTC day.
    cell.value = new Date(instantOf(row.next, "08:00"));
    cell.numFmt = "yyyy-mm-dd";
  } else cell.value = column.key === "number" ? row.number : withoutControls(cellText(row, column));
  cell.font = { name: FONT, size: BODY_POINTS };
  cell.border = BORDER;
  const centred = column.align === "center" || cell.value === NONE || cell.value === NOT_SAID;
  cell.alignment = { horizontal: centred ? "center" : "left", vertical: "middle", wrapText: true };
}

/** XML has no place for them. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}
