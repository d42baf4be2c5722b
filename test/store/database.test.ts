import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { DatabaseError, openDatabase } from "../../src/store/database.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("opening a database", () => {
  it("creates the folder and every table", () => {
    const file = join(temporary(), "deep/er/luzhi.db");
    const database = openDatabase(file, { migrations: "drizzle" });
    const tables = database.raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    expect(tables).toEqual(expect.arrayContaining(["plans", "findings", "chats", "members", "subscriptions", "reminders", "deliveries"]));
    database.close();
  });

  it("keeps every row when a later version rebuilds a table that others refer to", () => {
    const folder = temporary();
    const file = join(folder, "luzhi.db");
    fill(file);
    const copies: string[] = [];
    const migrations = withRebuild(folder);
    const database = openDatabase(file, { migrations, onBackup: (copy) => copies.push(copy) });
    const count = (table: string) => database.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect({ chats: count("chats"), subscriptions: count("subscriptions"), dialogues: count("dialogues") }).toEqual({
      chats: 3,
      subscriptions: 6,
      dialogues: 3,
    });
    expect(database.raw.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(copies).toHaveLength(1);
    expect(existsSync(copies[0] ?? "")).toBe(true);
    database.close();
  });

  it("does nothing at a second opening", () => {
    const folder = temporary();
    const file = join(folder, "luzhi.db");
    fill(file);
    const before = readFileSync(file);
    const copies: string[] = [];
    openDatabase(file, { migrations: "drizzle", onBackup: (copy) => copies.push(copy) }).close();
    expect(copies).toEqual([]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("says in plain words that a file is no database", () => {
    const file = join(temporary(), "luzhi.db");
    writeFileSync(file, "这不是数据库".repeat(100));
    expect(() => openDatabase(file, { migrations: "drizzle" })).toThrow(DatabaseError);
    expect(() => openDatabase(file, { migrations: "drizzle" })).toThrow(/打不开数据库/);
  });
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "luzhi-"));
  folders.push(folder);
  return folder;
}

function fill(file: string): void {
  const { raw, close } = openDatabase(file, { migrations: "drizzle" });
  for (let chat = 1; chat <= 3; chat++) {
    raw.prepare("INSERT INTO chats (id, platform, external_id, kind, created_at) VALUES (?, 'web', ?, 'private', 0)").run(chat, `c${chat}`);
    raw.prepare("INSERT INTO dialogues (chat_id, person_id, state, updated_at) VALUES (?, 'p', '{}', 0)").run(chat);
    for (const unit of ["a", "b"]) raw.prepare("INSERT INTO subscriptions VALUES (?, ?, ?, 0)").run(chat, unit, unit);
  }
  close();
}

/** The migrations with one more, which rebuilds `chats` the way generated migrations do. */
function withRebuild(folder: string): string {
  const migrations = join(folder, "drizzle");
  cpSync("drizzle", migrations, { recursive: true });
  const journalFile = join(migrations, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as { entries: { idx: number; when: number }[] };
  const last = journal.entries.at(-1);
  const entry = { idx: journal.entries.length, version: "6", when: (last?.when ?? 0) + 1000, tag: "9999_rebuild", breakpoints: true };
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  const columns = "id, platform, external_id, kind, disabled_reason, created_at";
  const statements = [
    "CREATE TABLE __new_chats (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, platform text NOT NULL, external_id text NOT NULL, kind text NOT NULL, disabled_reason text, created_at integer NOT NULL, added text)",
    `INSERT INTO __new_chats (${columns}) SELECT ${columns} FROM chats`,
    "DROP TABLE chats",
    "ALTER TABLE __new_chats RENAME TO chats",
    "CREATE UNIQUE INDEX chats_external ON chats (platform, external_id)",
  ];
  writeFileSync(join(migrations, "9999_rebuild.sql"), statements.join(";\n--> statement-breakpoint\n"));
  return migrations;
}
