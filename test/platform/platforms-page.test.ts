import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { Capabilities, Platform } from "../../src/chat/types.ts";
import { createTelegram } from "../../src/platform/telegram.ts";
import { createTerminal } from "../../src/platform/terminal.ts";
import { createWebPlatform } from "../../src/platform/web.ts";
import { createStore } from "../../src/store/store.ts";
import { memoryDatabase } from "../reminder/world.ts";
import { TOKEN } from "../support/fake-bot-api.ts";

const store = createStore(memoryDatabase());
const common = { clock: () => 0, report: () => undefined };
const platforms: readonly Platform[] = [
  createWebPlatform({ ...common, inbox: store.inbox }),
  createTerminal({ ...common, input: new PassThrough(), output: new PassThrough(), onExit: () => undefined }),
  createTelegram({
    ...common,
    token: TOKEN,
    server: null,
    proxy: null,
    webhook: null,
    rate: 0,
    menu: [],
    log: store.updates,
    moved: async () => {},
  }),
];

const YES_NO = { "writes unasked": "push", groups: "groups", buttons: "buttons", files: "files", "a shared place": "location" } as const;

const rows = readFileSync("docs/platforms.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const cellOf = (row: string, index: number): string => rows.find(([name]) => name === row)?.[index + 1] ?? "";

test("the page says of each platform what the platform says of itself", () => {
  expect(rows[0]?.slice(1).map((name) => name.toLowerCase())).toEqual(platforms.map(({ name }) => name));
  for (const [index, { capabilities }] of platforms.entries()) {
    for (const [row, ability] of Object.entries(YES_NO) as [string, keyof Capabilities][])
      expect(cellOf(row, index).startsWith("yes"), `${row} of ${platforms[index]?.name}`).toBe(capabilities[ability]);
    expect(Number(cellOf("characters in a message", index).replace(",", ""))).toBe(capabilities.maxLength);
    expect(cellOf("what its ok means", index)).toBe(capabilities.receipt);
  }
});
