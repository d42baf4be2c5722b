import type { Ledger } from "./ledger.ts";
import { cellText, LEDGER_COLUMNS } from "./ledger-columns.ts";

/** The table as CSV that spreadsheets open: with a byte order mark, and no cell that they would take for a formula. */
export function ledgerCsv({ rows }: Ledger): string {
  const head = LEDGER_COLUMNS.map(({ title }) => title);
  const body = rows.map((row) => LEDGER_COLUMNS.map((column) => cellText(row, column)));
  return `\ufeff${[head, ...body].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("")}`;
}

/** What a spreadsheet may read as the beginning of a formula, full width too. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠\t\r]/u;

function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as Markdown. */
export function ledgerMarkdown({ title, notes, rows }: Ledger): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `# ${markdownText(title)}`,
    "",
    ...notes.flatMap((note) => [markdownText(note), ""]),
    line(LEDGER_COLUMNS.map((column) => column.title)),
    line(LEDGER_COLUMNS.map(({ align }) => (align === "center" ? ":---:" : "---"))),
    ...rows.map((row) => line(LEDGER_COLUMNS.map((column) => markdownText(cellText(row, column))))),
    "",
  ].join("\n");
}

/** Text of a plan is shown as it is: no markup of it is markup of ours. */
function markdownText(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|#]/g, (mark) => `\\${mark}`)
    .replace(/\s*\n\s*/g, "<br>")
    .trim();
}
