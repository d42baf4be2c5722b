import { and, eq, inArray, max } from "drizzle-orm";
import { type FollowUpState, isSettled } from "../obligation/follow-up.ts";
import { occurrenceKey } from "../obligation/occurrences.ts";
import type { IsoDate } from "../time/date.ts";
import type { Database } from "./database.ts";
import { audit, followUps } from "./schema/follow-ups.ts";

export interface FollowUpKey {
  readonly unitId: string;
  readonly deadline: string;
  readonly due: IsoDate;
}

export interface FollowUp extends FollowUpKey {
  readonly state: FollowUpState;
  readonly note: string | null;
  readonly memberId: number;
  readonly updatedAt: number;
}

export interface FollowUpStore {
  /** Changes with every change of a state. */
  revision(): Promise<string>;
  of(unitIds: readonly string[]): Promise<readonly FollowUp[]>;
  /** Every unit that has a record. */
  unitIds(): Promise<readonly string[]>;
  /** Keys, as `occurrenceKey` writes them, of what needs no reminder any more. */
  settled(unitId: string): Promise<ReadonlySet<string>>;
  /**
   * Writes the new state and its audit entry, unless somebody else changed it since it was read as `expected`. Returns whether it did.
   */
  change(next: FollowUp, expected: FollowUpState | null, by: { readonly chatId: number; readonly action: string }): Promise<boolean>;
}

/** Under which an occurrence stands in the audit trail. */
export function auditSubject({ unitId, deadline, due }: FollowUpKey): string {
  return `follow-up ${unitId} ${occurrenceKey(deadline, due)}`;
}

export function createFollowUpStore({ query }: Database): FollowUpStore {
  return {
    async revision() {
      return String(
        query
          .select({ last: max(audit.id) })
          .from(audit)
          .get()?.last ?? 0,
      );
    },
    async of(unitIds) {
      return query
        .select()
        .from(followUps)
        .where(inArray(followUps.unitId, [...unitIds]))
        .all();
    },
    async unitIds() {
      return query
        .selectDistinct({ unitId: followUps.unitId })
        .from(followUps)
        .all()
        .map((row) => row.unitId);
    },
    async settled(unitId) {
      const rows = query.select().from(followUps).where(eq(followUps.unitId, unitId)).all();
      return new Set(rows.filter((row) => isSettled(row.state)).map((row) => occurrenceKey(row.deadline, row.due)));
    },
    async change(next, expected, { chatId, action }) {
      return query.transaction((tx) => {
        const { unitId, deadline, due } = next;
        const key = and(eq(followUps.unitId, unitId), eq(followUps.deadline, deadline), eq(followUps.due, due));
        const now = tx.select().from(followUps).where(key).get() ?? null;
        if ((now?.state ?? null) !== expected) return false;
        const { state, note, memberId, updatedAt } = next;
        tx.insert(followUps)
          .values(next)
          .onConflictDoUpdate({ target: [followUps.unitId, followUps.deadline, followUps.due], set: { state, note, memberId, updatedAt } })
          .run();
        const before = now ? { state: now.state, note: now.note } : null;
        const entry = { at: updatedAt, memberId, chatId, action, subject: auditSubject(next), before, after: { state, note } };
        tx.insert(audit).values(entry).run();
        return true;
      });
    },
  };
}
