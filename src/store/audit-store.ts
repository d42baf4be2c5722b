import { desc, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { audit } from "./schema/follow-ups.ts";

/** Who changed what where; `action` is a word of ours. */
export interface AuditEntry {
  readonly at: number;
  readonly memberId: number | null;
  /** Null where it was no chat: the command line, the start. */
  readonly chatId: number | null;
  readonly action: string;
  /** What it was done to: `delivery 12`. */
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface AuditStore {
  add(entry: AuditEntry): Promise<void>;
  /** The newest first. */
  of(subject: string): Promise<readonly AuditEntry[]>;
}

export function createAuditStore({ query }: Database): AuditStore {
  return {
    async add(entry) {
      query.insert(audit).values(entry).run();
    },
    async of(subject) {
      return query.select().from(audit).where(eq(audit.subject, subject)).orderBy(desc(audit.id)).all();
    },
  };
}
