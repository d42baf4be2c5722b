import { and, asc, eq } from "drizzle-orm";
import type { MovedDates } from "../obligation/moved.ts";
import { occurrenceKey } from "../obligation/occurrences.ts";
import type { IsoDate } from "../time/date.ts";
import type { Database } from "./database.ts";
import type { FollowUpKey } from "./follow-up-store.ts";
import { extensions } from "./schema/extensions.ts";
import { audit } from "./schema/follow-ups.ts";

/** A later date that a unit asked for; `due` is the plan's own date. */
export interface Extension extends FollowUpKey {
  readonly id: number;
  readonly newDue: IsoDate;
  readonly reason: string;
  readonly state: "asked" | "granted" | "refused";
  readonly memberId: number;
  readonly askedAt: number;
}

export interface ExtensionStore {
  /** Null where one for the same occurrence is not decided yet. */
  ask(extension: Omit<Extension, "id" | "state">, chatId: number): Promise<number | null>;
  /** False where somebody else decided it. */
  decide(id: number, state: "granted" | "refused", by: DecidedBy): Promise<boolean>;
  /** Not decided yet, the oldest first. */
  pending(): Promise<readonly Extension[]>;
  moved(unitId: string): Promise<MovedDates>;
}

export interface DecidedBy {
  readonly memberId: number;
  readonly chatId: number;
  readonly at: number;
}

export function createExtensionStore({ query }: Database): ExtensionStore {
  return {
    async ask(extension, chatId) {
      return query.transaction((tx) => {
        const { unitId, deadline, due, newDue, reason, memberId, askedAt: at } = extension;
        const same = and(eq(extensions.unitId, unitId), eq(extensions.deadline, deadline), eq(extensions.due, due));
        const open = tx
          .select()
          .from(extensions)
          .where(and(same, eq(extensions.state, "asked")))
          .get();
        if (open) return null;
        const { id } = tx
          .insert(extensions)
          .values({ ...extension, state: "asked" })
          .returning({ id: extensions.id })
          .get();
        const after = { id, newDue, reason };
        tx.insert(audit)
          .values({ at, memberId, chatId, action: "extend", subject: subjectOf(extension), before: null, after })
          .run();
        return id;
      });
    },
    async decide(id, state, { memberId, chatId, at }) {
      return query.transaction((tx) => {
        const asked = and(eq(extensions.id, id), eq(extensions.state, "asked"));
        const [row] = tx.update(extensions).set({ state, decidedBy: memberId, decidedAt: at }).where(asked).returning().all();
        if (!row) return false;
        const entry = { before: { state: "asked" }, after: { state, newDue: row.newDue } };
        tx.insert(audit)
          .values({ at, memberId, chatId, action: state, subject: subjectOf(row), ...entry })
          .run();
        return true;
      });
    },
    async pending() {
      return query.select().from(extensions).where(eq(extensions.state, "asked")).orderBy(asc(extensions.id)).all();
    },
    async moved(unitId) {
      const granted = and(eq(extensions.unitId, unitId), eq(extensions.state, "granted"));
      const rows = query.select().from(extensions).where(granted).orderBy(asc(extensions.id)).all();
      return new Map(rows.map((row) => [occurrenceKey(row.deadline, row.due), row.newDue]));
    },
  };
}

function subjectOf({ unitId, deadline, due }: FollowUpKey): string {
  return `follow-up ${unitId} ${occurrenceKey(deadline, due)}`;
}
