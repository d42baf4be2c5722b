import { eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { facts } from "./schema/people.ts";

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
