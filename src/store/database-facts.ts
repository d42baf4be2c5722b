import type { Database } from "./database.ts";

/** What is known of the database as a whole. */
export interface DatabaseFacts {
  readonly file: string;
  /** How many migrations it has had. */
  readonly migrations: number;
  /** Empty when SQLite finds nothing wrong. */
  faults(): Promise<readonly string[]>;
}

export function createDatabaseFacts({ raw, file }: Database): DatabaseFacts {
  const { n } = raw.prepare("SELECT count(*) AS n FROM __drizzle_migrations").get() as { n: number };
  return {
    file,
    migrations: n,
    async faults() {
      const rows = raw.pragma("quick_check") as { quick_check: string }[];
      return rows.map((row) => row.quick_check).filter((text) => text !== "ok");
    },
  };
}
