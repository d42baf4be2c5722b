import { readFileSync } from "node:fs";
import { z } from "zod";
import type { RegionLevel } from "../src/region/types.ts";
import type { UnitKind } from "../src/unit/types.ts";
import { seedPath } from "./folder.ts";
import { listCell, readTable } from "./table.ts";

/** The kinds of body that local governments have. Throws where a row is not as docs/units.md says. */
export function loadUnitKinds(): readonly UnitKind[] {
  return parseUnitKinds(readFileSync(seedPath("unit-kinds.csv"), "utf8"));
}

/** Text of unit-kinds.csv, or of a table of one's own in the same form. */
export function parseUnitKinds(text: string): readonly UnitKind[] {
  const kinds = readTable(text, row, "unit-kinds.csv");
  const twice = kinds.find((kind, i) => kinds.findIndex((other) => other.id === kind.id) !== i);
  if (twice) throw new Error(`unit-kinds.csv: 编号 ${twice.id} stands twice`);
  return kinds;
}

const LEVELS: Readonly<Record<string, RegionLevel>> = { 省: "province", 市: "prefecture", 县: "county", 乡: "township", 村: "village" };

const levelCell = listCell.transform((levels, context) =>
  levels.flatMap((level) => {
    const known = LEVELS[level];
    if (!known) context.addIssue({ code: "custom", message: `层级 is one of 省 市 县 乡 村, not ${level}` });
    return known ? [known] : [];
  }),
);

const formerCell = listCell.transform((names) =>
  names.map((text) => {
    const year = /^(.+)\((\d{4})\)$/.exec(text);
    return year?.[1] ? { name: year[1], since: Number(year[2]) } : { name: text, since: null };
  }),
);

const row = z
  .strictObject({
    编号: z.string().regex(/^[a-z][a-z-]*$/, "编号 is lower-case letters and -"),
    全称: z.string().min(1),
    简称: listCell,
    旧称: formerCell,
    类别: listCell.refine((list) => list.length > 0, "类别 is empty"),
    层级: levelCell,
    归属: z.string().min(1),
    依据: z.string().min(1),
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
