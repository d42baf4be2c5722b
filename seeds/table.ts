import { parse } from "csv-parse/sync";
import { z } from "zod";

export { listCell } from "../src/unit/kind-table.ts";

/** Rows of a CSV text whose first line names the columns, each checked. Throws with the line that is wrong and why. */
export function readTable<T>(text: string, row: z.ZodType<T>, file: string): readonly T[] {
  const records: unknown[] = parse(text, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    trim: true,
    comment: "#",
    comment_no_infix: true,
  });
  return records.map((record, i) => {
    const checked = row.safeParse(record);
    if (checked.success) return checked.data;
    throw new Error(`${file}, data row ${i + 1} (${JSON.stringify(record).slice(0, 80)}): ${z.prettifyError(checked.error)}`);
  });
}
