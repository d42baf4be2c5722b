import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Application } from "../../src/context.ts";
import { type Heard, userOf } from "./bot.ts";

const Window = z.object({ from: z.iso.date(), to: z.iso.date() });
const Sentence = z.object({
  say: z.string(),
  who: z.enum(["official", "supervisor", "liaison", "citizen", "passer-by"]),
  /** The speaker's unit; null for a citizen. */
  unit: z.string().nullable(),
  now: z.string(),
  /** Null where nothing may be read into it. */
  command: z.string().nullable(),
  /** What must be among the arguments; others are free. */
  arguments: z.object({
    unit: z.string().optional(),
    window: Window.optional(),
    clause: z.string().optional(),
    plan: z.string().optional(),
    topic: z.string().optional(),
    place: z.string().optional(),
    service: z.string().optional(),
    location: z.object({ lat: z.number(), lon: z.number() }).optional(),
  }),
});
export type Sentence = z.infer<typeof Sentence>;

/** How one sentence was understood, and what is wrong with it, if anything is. */
export interface Outcome {
  readonly sentence: Sentence;
  readonly heard: string | null;
  readonly wrong: readonly string[];
}

export function readSentences(file: string | URL): readonly Sentence[] {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => Sentence.parse(JSON.parse(line)));
}

/** Says every sentence to the bot, each as a new person. */
export async function hear(bot: Application, sentences: readonly Sentence[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const sentence of sentences) {
    const user = await userOf(bot, sentence.now, sentence.unit ?? undefined);
    const heard = await user.says(sentence.say);
    outcomes.push({ sentence, heard: heard.command, wrong: faults(bot, sentence, heard) });
  }
  return outcomes;
}

function faults({ context }: Application, sentence: Sentence, heard: Heard): string[] {
  if (heard.command !== sentence.command) return [`command ${heard.command}`];
  const home = sentence.unit ? (context.directory.resolveUnit(sentence.unit, null).unit?.region ?? null) : null;
  const unitId = (name: unknown) => (typeof name === "string" ? (context.directory.resolveUnit(name, home).unit?.id ?? name) : name);
  const args: Readonly<Record<string, unknown>> = heard.arguments;
  return Object.entries(sentence.arguments).flatMap(([slot, wanted]) => {
    const got = args[slot];
    const same =
      slot === "unit"
        ? unitId(got) === unitId(wanted)
        : slot === "window"
          ? sameFields(got, wanted, { from: "from", to: "to" })
          : slot === "location"
            ? sameFields(got, wanted, { latitude: "lat", longitude: "lon" })
            : slot === "plan"
              ? got !== undefined
              : got === wanted;
    return same ? [] : [`${slot} ${JSON.stringify(got)} for ${JSON.stringify(wanted)}`];
  });
}

function sameFields(got: unknown, wanted: unknown, names: Readonly<Record<string, string>>): boolean {
  const value = (object: unknown, key: string) => (object && typeof object === "object" ? Reflect.get(object, key) : undefined);
  return Object.entries(names).every(([gotKey, wantedKey]) => value(got, gotKey) === value(wanted, wantedKey));
}

/** Share understood, 0 to 1. */
export function shareRight(outcomes: readonly Outcome[]): number {
  return outcomes.length === 0 ? 1 : outcomes.filter(({ wrong }) => wrong.length === 0).length / outcomes.length;
}

/** The misses, one a line, and the table of what was taken for what. */
export function confusionReport(outcomes: readonly Outcome[]): string {
  const misses = outcomes.filter(({ wrong }) => wrong.length > 0);
  const table = new Map<string, number>();
  for (const { sentence, heard } of outcomes) {
    if (heard !== sentence.command) table.set(`${sentence.command} -> ${heard}`, (table.get(`${sentence.command} -> ${heard}`) ?? 0) + 1);
  }
  const people = [...new Set(outcomes.map(({ sentence }) => sentence.who))].map((who) => {
    const theirs = outcomes.filter(({ sentence }) => sentence.who === who);
    return `${who} ${(100 * shareRight(theirs)).toFixed(1)} % of ${theirs.length}`;
  });
  return [
    ...misses.map(({ sentence, wrong }) => `${sentence.command} «${sentence.say}» [${sentence.unit ?? "公众"}]: ${wrong.join("; ")}`),
    ...[...table].sort((a, b) => b[1] - a[1]).map(([pair, count]) => `${String(count).padStart(4)}  ${pair}`),
    people.join(", "),
    `${(100 * shareRight(outcomes)).toFixed(1)} % of ${outcomes.length}`,
  ].join("\n");
}
