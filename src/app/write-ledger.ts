import type { ReplyFile } from "../chat/types.ts";
import type { Ledger } from "./ledger.ts";
import { ledgerCsv, ledgerMarkdown } from "./ledger-text.ts";
import { ledgerXlsx } from "./ledger-xlsx.ts";

export const LEDGER_FORMATS = ["xlsx", "csv", "md"] as const;
export type LedgerFormat = (typeof LEDGER_FORMATS)[number];

const MEDIA_TYPES: Readonly<Record<LedgerFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  md: "text/markdown; charset=utf-8",
};

export async function writeLedger(ledger: Ledger, format: LedgerFormat): Promise<ReplyFile> {
  return { name: `${ledger.fileName}.${format}`, mediaType: MEDIA_TYPES[format], bytes: await bytesOf(ledger, format) };
}

async function bytesOf(ledger: Ledger, format: LedgerFormat): Promise<Uint8Array> {
  if (format === "xlsx") return ledgerXlsx(ledger);
  return new TextEncoder().encode(format === "csv" ? ledgerCsv(ledger) : ledgerMarkdown(ledger));
}
