import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { RegionLevel } from "../region/types.ts";
import type { UnitKind } from "./types.ts";

export interface KindTable {
  readonly kinds: readonly UnitKind[];
  /** Plain Chinese, one a wrong row, with its line in the file. */
  readonly faults: readonly string[];
}

/** Reads a table of kinds as docs/units.md describes it. Rows that are right are given whatever the others are. */
export function readKindTable(text: string): KindTable {
  const rows = rowsOf(text);
  if (typeof rows === "string") return { kinds: [], faults: [rows] };
  const lines = new Map<string, number>();
  const faults: string[] = [];
  const kinds = rows.flatMap(({ record, info }): UnitKind[] => {
    const checked = unitKindRow.safeParse(record);
    if (!checked.success) faults.push(`第 ${info.lines} 行:${checked.error.issues.map(faultOf).join(";")}`);
    else if (lines.has(checked.data.id))
      faults.push(`第 ${info.lines} 行:编号 ${checked.data.id} 与第 ${lines.get(checked.data.id)} 行重复`);
    else {
      lines.set(checked.data.id, info.lines);
      return [checked.data];
    }
    return [];
  });
  if (rows.length === 0) faults.push("表里没有内容");
  return { kinds, faults };
}

interface Row {
  readonly record: unknown;
  readonly info: { readonly lines: number };
}

function rowsOf(text: string): readonly Row[] | string {
  try {
    // With `info` csv-parse gives each record beside where it stands, which its types do not say.
    return parse(text, {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
      comment: "#",
      comment_no_infix: true,
      info: true,
    }) as unknown as readonly Row[];
  } catch (error) {
    const line = error instanceof Error ? /on line (\d+)|at line (\d+)/.exec(error.message) : null;
    return `${line ? `第 ${line[1] ?? line[2]} 行:` : ""}不是完整的 CSV 表,请检查引号和每行的列数`;
  }
}

function faultOf({ code, path, message, ...issue }: z.core.$ZodIssue): string {
  const column = path.join("");
  if (code === "invalid_type") return `缺少“${column}”这一列`;
  if (code === "unrecognized_keys" && "keys" in issue) return `多出的列:${(issue.keys as readonly string[]).join("、")}`;
  return /\p{Script=Han}/u.test(message) ? message : `“${column}”不对`;
}

/** A cell that lists values with ; between them, full or half width. */
export const listCell = z.string().transform((cell) =>
  cell
    .split(/[;\uff1b]/)
    .map((s) => s.trim())
    .filter((s) => s !== ""),
);

const LEVELS: Readonly<Record<string, RegionLevel>> = { 省: "province", 市: "prefecture", 县: "county", 乡: "township", 村: "village" };

const levelCell = listCell.transform((levels, context) => {
  if (levels.length === 0) context.addIssue({ code: "custom", message: "“层级”是空的" });
  return levels.flatMap((level) => {
    const known = LEVELS[level];
    if (!known) context.addIssue({ code: "custom", message: `“层级”只能写省、市、县、乡、村,不能写“${level}”` });
    return known ? [known] : [];
  });
});

const formerCell = listCell.transform((names) =>
  names.map((text) => {
    const year = /^(.+)\((\d{4})\)$/.exec(text);
    return year?.[1] ? { name: year[1], since: Number(year[2]) } : { name: text, since: null };
  }),
);

const filled = (column: string) => z.string().min(1, `“${column}”是空的`);

export const unitKindRow = z
  .strictObject({
    编号: z.string().regex(/^[a-z][a-z-]*$/, "“编号”只能用小写字母和 -"),
    全称: filled("全称"),
    简称: listCell,
    旧称: formerCell,
    类别: listCell.refine((list) => list.length > 0, "“类别”是空的"),
    层级: levelCell,
    归属: filled("归属"),
    依据: filled("依据"),
  })
  .transform(
    (r): UnitKind => ({
      id: r.编号,
      name: r.全称,
      aliases: r.简称,
      formerNames: r.旧称,
      categories: r.类别,
      levels: r.层级,
      body: r.归属,
      basis: r.依据,
    }),
  );
