import type { Context } from "../context.ts";
import { readKindTable } from "../unit/kind-table.ts";
import type { UnitKind } from "../unit/types.ts";

export interface KindsImport {
  readonly added: number;
  readonly changed: number;
  /** Plain Chinese, one a wrong row. Where there is any, nothing was written. */
  readonly faults: readonly string[];
}

/** Takes over a table of kinds of body: new ones are added, those with a known 编号 are replaced. */
export async function importUnitKinds(
  { store, directory }: Pick<Context, "store" | "directory">,
  text: string,
  { write }: { readonly write: boolean },
): Promise<KindsImport> {
  const { kinds, faults } = readKindTable(text);
  if (faults.length > 0) return { added: 0, changed: 0, faults };
  const changed = kinds.filter(({ id }) => directory.kind(id)).length;
  if (write) await store.unitKinds.put(kinds);
  return { added: kinds.length - changed, changed, faults };
}

/** The kinds that the program comes with, as somebody here has changed them, and those they added. */
export function mergedKinds(shipped: readonly UnitKind[], own: readonly UnitKind[]): readonly UnitKind[] {
  const byId = new Map(own.map((kind) => [kind.id, kind]));
  const known = new Set(shipped.map(({ id }) => id));
  return [...shipped.map((kind) => byId.get(kind.id) ?? kind), ...own.filter(({ id }) => !known.has(id))];
}
