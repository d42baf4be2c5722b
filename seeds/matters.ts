import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Danger, Matter, Term } from "../src/place/guidance/types.ts";
import { seedPath } from "./folder.ts";

/**
 * Everyday matters and words of danger. In `words` a `|` parts terms, a `+` joins what must all be there, a `~` marks a word that only
 * supports. Written for this program on 2026-11-22; what it says of fees and limits rests on the laws it names.
 */
export function loadMatters(): { readonly matters: readonly Matter[]; readonly dangers: readonly Danger[] } {
  return { matters: read("matters.csv", matterRow), dangers: read("matters-danger.csv", dangerRow) };
}

function read<T>(file: string, schema: z.ZodType<T>): T[] {
  return z.array(schema).parse(parse(readFileSync(seedPath(file), "utf8"), { columns: true, bom: true, skip_empty_lines: true }));
}

const list = z.string().transform((text) => text.split("|").filter((item) => item !== ""));
const terms = list.transform((words) => words.map(termOf));

const matterRow = z
  .object({
    id: z.string().regex(/^[a-z-]+$/),
    title: z.string().min(2),
    words: terms,
    services: list,
    steps: list,
    bring: list,
    fee: z.string().min(2),
    phones: list,
    laws: list,
    clauseWords: list,
  })
  .transform(({ words, ...rest }): Matter => ({ ...rest, terms: words }));

const dangerRow = z
  .object({ id: z.string(), words: terms, phones: list, text: z.string().min(2) })
  .transform(({ words, ...rest }): Danger => ({ ...rest, terms: words }));

function termOf(text: string): Term {
  const weak = text.startsWith("~");
  return { parts: (weak ? text.slice(1) : text).toLowerCase().split("+"), weak };
}
