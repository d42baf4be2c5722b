import { plainWords } from "./colloquial.ts";
import { longestMentions, maskMentions } from "./mask.ts";
import { createProfiles, type Profile, type Sentence } from "./profile.ts";
import { recognise } from "./recognise.ts";
import { createSpeller, type Speller } from "./spelling.ts";
import type { Command, Lexicon, Mention, Reading } from "./types.ts";

/** Readings of one message, the likeliest first; `mentions` is what was named in it. */
export interface Understanding {
  readonly readings: readonly Reading[];
  readonly mentions: readonly Mention[];
  /** True where nothing but names, numbers and filler words was said: 那下个月呢. */
  readonly onlyNames: boolean;
}

export interface Understander {
  /** `text` is normalised: half-width, simplified. `now` is epoch milliseconds. */
  understand(text: string, now: number, lexicon: Lexicon): Understanding;
}

/** Below this the sentence is read once more with its spelling put right. */
const DOUBTFUL = 0.6;
/** Nothing but names and words that ask again: 那下个月呢, 换成市场监管局看看. 换成市场监管局 alone changes the person's own unit. */
const NOTHING_SAID = /^(?!换成[\ue000-\ue00f]$)(?:换成|要是|如果|[\ue000-\ue00f那就再看下一的呢吧啊吗了又还有是问查和,，。?？!！\s])*$/u;

/** Built once from what the commands declare; every sentence is held against all of their words, examples and cues. */
export function createUnderstander<C>(commands: readonly Command<C>[]): Understander {
  const profiles = createProfiles(commands);
  const spellers = new WeakMap<readonly string[], Speller>();
  const spellerOf = ({ names = [] }: Lexicon): Speller => {
    const speller = spellers.get(names) ?? createSpeller([...vocabularyOf(commands), ...names]);
    spellers.set(names, speller);
    return speller;
  };
  return {
    understand(text, now, lexicon) {
      const slash = readSlash(text, profiles);
      const speller = spellerOf(lexicon);
      const words = speller.latin(plainWords(slash ? slash.rest : text));
      const first = readAs(sentenceOf(words, now, lexicon), slash ? [slash.profile] : profiles, slash !== null);
      if (slash || first.onlyNames || scoreOf(first) >= DOUBTFUL) return first;
      const corrected = speller.homophones(words, knowsOf(lexicon), first.mentions);
      if (corrected === words) return first;
      const second = readAs(sentenceOf(corrected, now, lexicon), profiles, false);
      return scoreOf(second) > scoreOf(first) ? second : first;
    },
  };
}

function readAs(sentence: Sentence, profiles: readonly Profile[], forced: boolean): Understanding {
  const mentions = longestMentions(sentence.mentions.filter(({ slot }) => slot !== "note"));
  const readings = profiles
    .map((profile) => profile.read(sentence, forced))
    .sort((a, b) => b.score - a.score || Object.keys(b.arguments).length - Object.keys(a.arguments).length);
  const onlyNames = !forced && mentions.length > 0 && NOTHING_SAID.test(maskMentions(sentence.text, mentions));
  return { readings, mentions, onlyNames };
}

function sentenceOf(text: string, now: number, lexicon: Lexicon): Sentence {
  const names = lexicon.mentions(text);
  // 本月六安市 is no sixth of the month: days and numbers are looked for outside of names.
  const proper = names.filter(({ slot }) => slot === "unit" || slot === "place");
  const rest = proper.reduce((left, { start, end }) => left.slice(0, start) + "#".repeat(end - start) + left.slice(end), text);
  return {
    text,
    mentions: [...names, ...recognise(rest, now)],
    knows: knowsOf(lexicon),
    respell: (phrase) => lexicon.respell?.(phrase) ?? phrase,
  };
}

function knowsOf(lexicon: Lexicon): (phrase: string) => number {
  return (phrase) => lexicon.knows?.(phrase) ?? 0;
}

function scoreOf({ readings }: Understanding): number {
  return readings[0]?.score ?? 0;
}

/** The commands' own words, and those that their cues are made of. */
function vocabularyOf<C>(commands: readonly Command<C>[]): string[] {
  return commands.flatMap(({ words, cues = {} }) => [
    ...words,
    ...[...(cues.sure ?? []), ...(cues.likely ?? [])].flatMap((cue) => cue.match(/\p{Script=Han}{2,6}/gu) ?? []),
  ]);
}

function readSlash(text: string, profiles: readonly Profile[]): { profile: Profile; rest: string } | null {
  const match = /^\/\s*(?<name>[a-z_]+|\p{Script=Han}+)(?:@\w+)?\s*(?<rest>[\s\S]*)$/iu.exec(text.trim());
  const name = match?.groups?.["name"]?.toLowerCase();
  if (!name) return null;
  const profile = profiles.find((candidate) => candidate.name === name || candidate.words.includes(name));
  return profile ? { profile, rest: match?.groups?.["rest"] ?? "" } : null;
}
