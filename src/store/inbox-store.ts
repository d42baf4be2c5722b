import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "./database.ts";
import { facts, inbox } from "./schema/people.ts";

export interface InboxMessage {
  readonly id: number;
  readonly message: unknown;
  readonly createdAt: number;
}

/** Messages of web chats, kept so that a tab that was closed finds them. */
export interface InboxStore {
  append(chatId: string, message: unknown, at: number): Promise<number>;
  /** Messages after `id`, oldest first. */
  since(chatId: string, id: number): Promise<readonly InboxMessage[]>;
}

export function createInboxStore({ query }: Database): InboxStore {
  return {
    async append(chatExternalId, message, createdAt) {
      return query.insert(inbox).values({ chatExternalId, message, createdAt }).returning({ id: inbox.id }).get().id;
    },
    async since(chatExternalId, id) {
      return query
        .select()
        .from(inbox)
        .where(and(eq(inbox.chatExternalId, chatExternalId), gt(inbox.id, id)))
        .orderBy(asc(inbox.id))
        .all();
    },
  };
}

/** Small facts about this installation, by name. */
export interface FactStore {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
}

export function createFactStore({ query }: Database): FactStore {
  return {
    async get(name) {
      return query.select().from(facts).where(eq(facts.name, name)).get()?.value ?? null;
    },
    async set(name, value) {
      query.insert(facts).values({ name, value }).onConflictDoUpdate({ target: facts.name, set: { value } }).run();
    },
  };
}
