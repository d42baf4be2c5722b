import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

// The table of docs/design.md: what each part may import of ours, besides its own folder.
const EVERYBODY = ["src/text"];
const DOMAIN = ["time", "region", "document", "plan", "unit", "obligation", "chat", "reminder", "place"].map((name) => `src/${name}`);
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "src/text": [],
  "src/time": [],
  "src/region": [],
  "src/document": [],
  "src/plan": ["src/time", "src/document"],
  "src/unit": ["src/region", "src/plan"],
  "src/obligation": ["src/plan", "src/unit", "src/time"],
  "src/chat": ["src/time"],
  "src/reminder": ["src/obligation", "src/plan", "src/time", "src/chat"],
  "src/place": ["src/region", "src/time", "src/unit", "src/plan"],
  "src/store": DOMAIN,
  "src/app": ["src/context.ts", ...DOMAIN, "src/store"],
  "src/platform": ["src/chat"],
  "src/web": ["src/context.ts", "src/app", ...DOMAIN],
  "src/cli": ["src/context.ts", "src/config.ts", "src/app", ...DOMAIN],
  "src/config.ts": [],
  "src/context.ts": ["src/config.ts", "src/app", "src/store", ...DOMAIN],
  "src/main.ts": ["src", "commands", "seeds"],
  "src/serve.ts": ["src", "commands"],
  "src/bin.ts": ["src"],
  commands: ["src/context.ts", "src/app", ...DOMAIN],
  seeds: ["src/config.ts", "src/app", ...DOMAIN, "src/store"],
};

// Only types may come from here: the code behind them is handed in.
const TYPES_ONLY: readonly (readonly [from: string, to: string])[] = [
  ["src/context.ts", "src"],
  ["src/app", "src/store"],
  ["src/app", "src/context.ts"],
  ["seeds", "src/store"],
  ["src/store", "src/reminder"],
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

const files = ["src", "commands", "seeds"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith(".ts")),
);

const imports = files.flatMap(importsOf);

describe("the import table", () => {
  it("names every folder and file there is", () => {
    const unknown = files.filter((file) => partOf(file) === undefined);
    expect(unknown).toEqual([]);
  });

  it("is kept by every import", () => {
    const forbidden = imports.filter(({ from, to }) => !isAllowed(from, to));
    expect(forbidden.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it("lets only types through where the code is handed in", () => {
    const leaks = imports.filter(
      ({ from, to, typesOnly }) =>
        !typesOnly && TYPES_ONLY.some(([outer, inner]) => within(from, outer) && within(to, inner) && partOf(from) !== partOf(to)),
    );
    expect(leaks.map(({ from, to }) => `${from} imports code of ${to}`)).toEqual([]);
  });

  it("has no cycle among the files' code", () => {
    expect(cycles(imports.filter(({ typesOnly }) => !typesOnly))).toEqual([]);
  });

  it("keeps clock, network, file system and environment out of the domain", () => {
    const outside = /\bDate\.now\(|new Date\(\)|\bprocess\.|from "node:(?:fs|net|http|https|child_process|os|dns)|\bfetch\(/;
    const guilty = files.filter(
      (file) => [...DOMAIN, "src/text"].some((part) => within(file, part)) && outside.test(readFileSync(file, "utf8")),
    );
    expect(guilty).toEqual([]);
  });

  it("keeps SQL and drizzle in the store", () => {
    const guilty = files.filter(
      (file) => !within(file, "src/store") && /from "(?:drizzle-orm|better-sqlite3)/.test(readFileSync(file, "utf8")),
    );
    expect(guilty).toEqual([]);
  });
});

function importsOf(file: string): Import[] {
  const source = readFileSync(file, "utf8");
  const statements = source.matchAll(/^(?:import|export)\s(?<what>[^"';]*?)\s*from\s+"(?<path>\.[^"]+)"/gm);
  return [...statements].map(({ groups }) => {
    const what = groups?.["what"] ?? "";
    const names = /\{(?<names>[^}]*)\}/.exec(what)?.groups?.["names"]?.split(",") ?? [];
    const typesOnly =
      what.startsWith("type ") || (names.length > 0 && names.every((name) => name.trim() === "" || name.trim().startsWith("type ")));
    return { from: file, to: relative(".", normalize(join(dirname(file), groups?.["path"] ?? ""))), typesOnly };
  });
}

function partOf(file: string): string | undefined {
  return Object.keys(MAY_IMPORT).find((part) => within(file, part));
}

function within(file: string, part: string): boolean {
  return file === part || file.startsWith(`${part}/`);
}

function isAllowed(from: string, to: string): boolean {
  const part = partOf(from);
  if (part === undefined) return false;
  return [part, ...EVERYBODY, ...(MAY_IMPORT[part] ?? [])].some((allowed) => within(to, allowed));
}

function cycles(edges: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(" -> "));
    else if (!done.has(file)) {
      for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
      done.add(file);
    }
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}
