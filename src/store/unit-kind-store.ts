import type { UnitKind } from "../unit/types.ts";
import type { Database } from "./database.ts";
import { unitKinds } from "./schema/units.ts";

/** Kinds of body that this installation has beside those it came with. */
export interface UnitKindStore {
  all(): Promise<readonly UnitKind[]>;
  /** Adds kinds, or writes them anew where their id is there; all or none. */
  put(kinds: readonly UnitKind[]): Promise<void>;
}

export function createUnitKindStore({ query }: Database): UnitKindStore {
  return {
    async all() {
      return query
        .select()
        .from(unitKinds)
        .orderBy(unitKinds.id)
        .all()
        .map(({ kind }) => kind);
    },
    async put(kinds) {
      query.transaction((tx) => {
        for (const kind of kinds)
          tx.insert(unitKinds).values({ id: kind.id, kind }).onConflictDoUpdate({ target: unitKinds.id, set: { kind } }).run();
      });
    },
  };
}
