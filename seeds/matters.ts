import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Example } from "../src/place/guidance/examples.ts";
import type { Danger, Matter, Term } from "../src/place/guidance/types.ts";
import { seedPath } from "./folder.ts";

/**
 * Everyday matters and words of danger. In `words` a `|` parts terms, a `+` joins what must all be there, a `~` marks a word that only
 * supports, and `{雇主}` stands for any word of that row of matters-words.csv. Written for this program on 2026-11-22; what it says of fees and limits rests on the laws it names.
 */
export function loadMatters(): MatterSeeds {
  const words = new Map(read("matters-words.csv", wordsRow).map(({ name, words: list }) => [name, list]));
  return {
    matters: read("matters.csv", matterRow).map(({ words: texts, ...rest }) => ({ ...rest, terms: termsOf(texts, words) })),
    dangers: read("matters-danger.csv", dangerRow).map(({ words: texts, ...rest }) => ({ ...rest, terms: termsOf(texts, words) })),
    examples: read("matters-examples.csv", exampleRow),
  };
}

export interface MatterSeeds {
  readonly matters: readonly Matter[];
  readonly dangers: readonly Danger[];
  /** Sentences that were written for tests of earlier versions; see docs/places.md. */
  readonly examples: readonly Example[];
}

function read<T>(file: string, schema: z.ZodType<T>): T[] {
  return z.array(schema).parse(parse(readFileSync(seedPath(file), "utf8"), { columns: true, bom: true, skip_empty_lines: true }));
}

const list = z.string().transform((text) => text.split("|").filter((item) => item !== ""));

const wordsRow = z.object({ name: z.string().min(1), words: list });

const matterRow = z.object({
  id: z.string().regex(/^[a-z-]+$/),
  title: z.string().min(2),
  words: list,
  services: list,
  steps: list,
  bring: list,
  fee: z.string().min(2),
  phones: list,
  laws: list,
  clauseWords: list,
});

const exampleRow = z.object({ matter: z.string().transform((id) => (id === "" ? null : id)), text: z.string().min(1) });

const dangerRow = z.object({ id: z.string(), words: list, phones: list, text: z.string().min(2) });

function termsOf(texts: readonly string[], words: ReadonlyMap<string, readonly string[]>): Term[] {
  return texts.map((text) => {
    const weak = text.startsWith("~");
    const parts = (weak ? text.slice(1) : text).toLowerCase().split("+");
    return { weak, parts: parts.map((part) => partOf(part, words)) };
  });
}

function partOf(part: string, words: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const name = /^\{(.+)\}$/.exec(part)?.[1];
  if (name === undefined) return [part];
  const found = words.get(name);
  if (!found) throw new Error(`matters-words.csv: no row ${name}`);
  return found;
}
