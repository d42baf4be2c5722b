import type { LedgerRow } from "./ledger.ts";

/** A column of the table, for every writer. */
export interface LedgerColumn {
  readonly key: keyof LedgerRow;
  readonly title: string;
  /** In half-width characters. */
  readonly width: number;
  readonly align: "left" | "center";
}

/** Together about a sixth wider than A4 across, so that ten points are printed as eight and a half. exceljs drops a width of exactly 9. */
export const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  { key: "number", title: "序号", width: 5, align: "center" },
  { key: "clause", title: "条款", width: 10, align: "center" },
  { key: "task", title: "任务", width: 16, align: "left" },
  { key: "requirement", title: "具体要求(原文)", width: 52, align: "left" },
  { key: "lead", title: "牵头单位", width: 14, align: "left" },
  { key: "assist", title: "配合单位", width: 14, align: "left" },
  { key: "time", title: "时限", width: 11, align: "center" },
  { key: "next", title: "下一到期日", width: 11.5, align: "center" },
  { key: "target", title: "指标", width: 16, align: "left" },
  { key: "state", title: "状态", width: 8.5, align: "center" },
  { key: "remark", title: "备注", width: 16, align: "left" },
];

/** What stands where the plan says nothing, and where there is nothing to say. */
export const NOT_SAID = "文件未规定";
export const NONE = "—";

export function cellText(row: LedgerRow, { key }: LedgerColumn): string {
  return String(row[key] ?? NONE);
}
