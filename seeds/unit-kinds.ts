import { readFileSync } from "node:fs";
import { unitKindRow } from "../src/unit/kind-table.ts";
import type { UnitKind } from "../src/unit/types.ts";
import { seedPath } from "./folder.ts";
import { readTable } from "./table.ts";

/** The kinds of body that local governments have. Throws where a row is not as docs/units.md says. */
export function loadUnitKinds(): readonly UnitKind[] {
  return parseUnitKinds(readFileSync(seedPath("unit-kinds.csv"), "utf8"));
}

/** Text of unit-kinds.csv, or of a table of one's own in the same form. */
export function parseUnitKinds(text: string): readonly UnitKind[] {
  const kinds = readTable(text, unitKindRow, "unit-kinds.csv");
  const twice = kinds.find((kind, i) => kinds.findIndex((other) => other.id === kind.id) !== i);
  if (twice) throw new Error(`unit-kinds.csv: 编号 ${twice.id} stands twice`);
  return kinds;
}
