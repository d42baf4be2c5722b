import { and, asc, eq } from "drizzle-orm";
import type { Cadence } from "../reminder/ladder.ts";
import type { LadderChange, LadderRule, LadderScope } from "../reminder/ladder-rules.ts";
import type { Database } from "./database.ts";
import { audit } from "./schema/follow-ups.ts";
import { ladderRules } from "./schema/ladder.ts";

export interface LadderStore {
  rules(): Promise<readonly LadderRule[]>;
  /** Takes the place of the rule of the same scope and cadence, and says so in the audit trail. */
  set(rule: LadderRule, by: ChangedBy): Promise<void>;
  /** Removes every rule of a scope, or only the one of a cadence; how many there were. */
  reset(scope: LadderScope, cadence: Cadence | null, by: ChangedBy): Promise<number>;
}

export interface ChangedBy {
  readonly name: string;
  readonly at: number;
}

export function createLadderStore({ query }: Database): LadderStore {
  return {
    async rules() {
      const rows = query.select().from(ladderRules).orderBy(asc(ladderRules.scope), asc(ladderRules.target)).all();
      return rows.map(({ scope, target, cadence, change }) => ({ scope: scopeOf(scope, target), cadence, ...change }));
    },
    async set({ scope, cadence, ...change }, by) {
      query.transaction((tx) => {
        const row = { scope: scope.kind, target: targetOf(scope), cadence, change, changedAt: by.at };
        const target = [ladderRules.scope, ladderRules.target, ladderRules.cadence];
        tx.insert(ladderRules).values(row).onConflictDoUpdate({ target, set: row }).run();
        tx.insert(audit)
          .values(entryOf(scope, "set", { by, cadence, change }))
          .run();
      });
    },
    async reset(scope, cadence, by) {
      return query.transaction((tx) => {
        const all = and(eq(ladderRules.scope, scope.kind), eq(ladderRules.target, targetOf(scope)));
        const { changes } = tx
          .delete(ladderRules)
          .where(cadence === null ? all : and(all, eq(ladderRules.cadence, cadence)))
          .run();
        if (changes > 0)
          tx.insert(audit)
            .values(entryOf(scope, "reset", { by, cadence, change: null }))
            .run();
        return changes;
      });
    },
  };
}

interface Entry {
  readonly by: ChangedBy;
  readonly cadence: Cadence | null;
  readonly change: LadderChange | null;
}

function entryOf(scope: LadderScope, action: string, { by, cadence, change }: Entry) {
  const subject = `ladder ${scope.kind} ${targetOf(scope)}`;
  return { at: by.at, memberId: null, chatId: null, action, subject, before: null, after: { by: by.name, cadence, change } };
}

function targetOf(scope: LadderScope): string {
  switch (scope.kind) {
    case "place":
      return scope.region;
    case "unit":
      return scope.unitId;
    case "chat":
      return `${scope.chat.platform}:${scope.chat.chatId}`;
    case "duty":
      return scope.deadline;
  }
}

function scopeOf(kind: LadderScope["kind"], target: string): LadderScope {
  switch (kind) {
    case "place":
      return { kind, region: target };
    case "unit":
      return { kind, unitId: target };
    case "chat": {
      const at = target.indexOf(":");
      return { kind, chat: { platform: target.slice(0, at), chatId: target.slice(at + 1) } };
    }
    case "duty":
      return { kind, deadline: target };
  }
}
