import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";

const folder = mkdtempSync(join(tmpdir(), "luzhi-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("keeps plans and decisions of a database from before corrections", async () => {
  const file = join(folder, "luzhi.db");
  const plan = { title: "方案", status: "effective", clauses: [], deadlines: [], targets: [] };
  const old = openDatabase(file, { migrations: firstMigrationOnly() });
  old.raw
    .prepare(
      "INSERT INTO plans (series, version, digest, ordinal, file_name, state, parsed, source_text, imported_at) VALUES ('s', 1, 'd', 0, 'f', 'published', ?, '', 0)",
    )
    .run(JSON.stringify(plan));
  old.raw.exec("INSERT INTO findings (plan_id, key, decision, reviewer, decided_at) VALUES (1, 'k', 'accepted', '张三', 5)");
  old.close();
  const database = openDatabase(file, { migrations: "drizzle" });
  expect(await createStore(database).plans.byId(1)).toMatchObject({
    state: "published",
    supersededBy: null,
    decisions: [{ key: "k", decision: "accepted", correction: null, reviewer: "张三", decidedAt: 5 }],
  });
  database.close();
});

function firstMigrationOnly(): string {
  const migrations = join(folder, "drizzle");
  cpSync("drizzle", migrations, { recursive: true });
  const journalFile = join(migrations, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as { entries: unknown[] };
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));
  return migrations;
}
