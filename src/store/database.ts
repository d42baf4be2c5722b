import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import BetterSqlite from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";

export interface Database {
  /** Queries by drizzle. Its transactions take a synchronous callback. */
  readonly query: BetterSQLite3Database;
  /** For what drizzle does not say: pragmas, backup, full text search. */
  readonly raw: BetterSqlite.Database;
  readonly file: string;
  close(): void;
}

export interface OpenOptions {
  /** Folder of the generated migrations. */
  readonly migrations: string;
  /** Called before a database with data is migrated, with the path of the copy that was made. */
  readonly onBackup?: (copy: string) => void;
}

/** Opens and migrates a database file, or `:memory:`. Throws a DatabaseError that says what to do. */
export function openDatabase(file: string, options: OpenOptions): Database {
  if (file !== ":memory:") makeFolder(dirname(file));
  const raw = connect(file);
  try {
    migrateSafely(raw, file, options);
    return { query: drizzle(raw), raw, file, close: () => raw.close() };
  } catch (cause) {
    raw.close();
    throw cause instanceof DatabaseError
      ? cause
      : new DatabaseError(`无法升级数据库 ${file}:${reasonOf(cause)}。升级前的副本在同一文件夹里,请保留并联系维护人员。`, { cause });
  }
}

/** The database cannot be used; the message says what to do, in Chinese. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
}

/** Throws a DatabaseError where it cannot be made or written to. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new DatabaseError(`数据文件夹不能写入:${folder}。请改成可写,或用 LUZHI_DATA 指定另一个文件夹。`, { cause });
  }
}

function connect(file: string): BetterSqlite.Database {
  try {
    const raw = new BetterSqlite(file, { timeout: 10_000 });
    raw.pragma("journal_mode = WAL");
    // A reminder marked as sent must survive a power cut, or it is sent twice.
    raw.pragma("synchronous = FULL");
    raw.pragma("foreign_keys = ON");
    // What was handed over to be answered once, a location among it, is not to linger in pages that are free.
    raw.pragma("secure_delete = ON");
    return raw;
  } catch (cause) {
    throw new DatabaseError(`打不开数据库 ${file}:${reasonOf(cause)}。请检查它是不是履职的数据库、能不能写入。`, { cause });
  }
}

/**
 * A migration may rebuild a table, and dropping the old one would fire ON DELETE CASCADE in its children. So: copy the file, switch
 * foreign keys off, migrate, check every reference, switch them on.
 */
function migrateSafely(raw: BetterSqlite.Database, file: string, options: OpenOptions): void {
  const pending = pendingMigrations(raw, options.migrations);
  if (pending === 0) return;
  const hasData = raw.prepare("SELECT 1 FROM sqlite_master WHERE name = 'plans'").get() !== undefined;
  if (hasData && file !== ":memory:") {
    const copy = freeName(`${file}.before-migration`);
    raw.prepare("VACUUM INTO ?").run(copy);
    options.onBackup?.(copy);
  }
  raw.pragma("foreign_keys = OFF");
  try {
    migrateOnce(raw, options.migrations);
    const broken = raw.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0)
      throw new DatabaseError(`数据库 ${file} 有 ${broken.length} 行失去了所引用的记录,请恢复同一文件夹里升级前的副本。`);
  } finally {
    raw.pragma("foreign_keys = ON");
  }
}

/** Two processes may start together; the one that comes second finds the work done. */
function migrateOnce(raw: BetterSqlite.Database, migrationsFolder: string): void {
  try {
    migrate(drizzle(raw), { migrationsFolder });
  } catch (cause) {
    if (pendingMigrations(raw, migrationsFolder) > 0) throw cause;
  }
}

/** How many generated migrations this database has not seen. */
function pendingMigrations(raw: BetterSqlite.Database, folder: string): number {
  const all = readMigrationFiles({ migrationsFolder: folder }).length;
  const known = raw.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get();
  if (!known) return all;
  const done = raw.prepare("SELECT count(*) AS n FROM __drizzle_migrations").get() as { n: number };
  return Math.max(0, all - done.n);
}

function freeName(wanted: string): string {
  for (let n = 1; ; n++) {
    const name = `${wanted}-${n}`;
    if (!existsSync(name)) return name;
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
