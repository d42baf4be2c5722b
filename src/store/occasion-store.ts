import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { occurrenceKey } from "../obligation/occurrences.ts";
import type { IsoDate } from "../time/date.ts";
import type { Database } from "./database.ts";
import type { FollowUpKey } from "./follow-up-store.ts";
import { audit } from "./schema/follow-ups.ts";
import { occasions } from "./schema/occasions.ts";

/** One occasion of a duty that asks for several in a period. */
export interface Occasion extends FollowUpKey {
  readonly id: number;
  readonly heldOn: IsoDate;
  readonly note: string | null;
  readonly memberId: number;
  readonly recordedAt: number;
}

/** Occasions; the audit trail says who recorded and who withdrew them. */
export interface OccasionStore {
  /** Those that were not taken back, in their order. */
  of(unitIds: readonly string[]): Promise<readonly Occasion[]>;
  add(occasion: Omit<Occasion, "id">, chatId: number): Promise<number>;
  /** False where it was taken back already. */
  withdraw(id: number, by: { readonly memberId: number; readonly chatId: number; readonly at: number }): Promise<boolean>;
}

export function createOccasionStore({ query }: Database): OccasionStore {
  return {
    async of(unitIds) {
      const kept = and(inArray(occasions.unitId, [...unitIds]), isNull(occasions.withdrawnAt));
      return query.select().from(occasions).where(kept).orderBy(asc(occasions.heldOn), asc(occasions.id)).all();
    },
    async add(occasion, chatId) {
      return query.transaction((tx) => {
        const { id } = tx.insert(occasions).values(occasion).returning({ id: occasions.id }).get();
        const { heldOn, note, memberId, recordedAt: at } = occasion;
        const entry = { at, memberId, chatId, action: "record", subject: subjectOf(occasion), before: null, after: { id, heldOn, note } };
        tx.insert(audit).values(entry).run();
        return id;
      });
    },
    async withdraw(id, { memberId, chatId, at }) {
      return query.transaction((tx) => {
        const there = and(eq(occasions.id, id), isNull(occasions.withdrawnAt));
        const [row] = tx.update(occasions).set({ withdrawnAt: at }).where(there).returning().all();
        if (!row) return false;
        const before = { id, heldOn: row.heldOn, note: row.note };
        tx.insert(audit)
          .values({ at, memberId, chatId, action: "unrecord", subject: subjectOf(row), before, after: null })
          .run();
        return true;
      });
    },
  };
}

function subjectOf({ unitId, deadline, due }: FollowUpKey): string {
  return `follow-up ${unitId} ${occurrenceKey(deadline, due)}`;
}
