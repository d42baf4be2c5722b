import { longestMentions, maskExample, maskMentions, slotMark, TOPIC } from "./mask.ts";
import { recognise } from "./recognise.ts";
import { coverage, createWeigher, dice, type Grams, gramsOf, type Weigher } from "./similarity.ts";
import type { Command, Lexicon, Mention, Reading, Slot } from "./types.ts";

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

/** Built once from what the commands declare; every sentence is held against all of their words and examples. */
export function createUnderstander<C>(commands: readonly Command<C>[]): Understander {
  const sentences = commands.map((command) => [...command.words, ...command.examples.map(maskExample)]);
  const weigher = createWeigher(sentences);
  const profiles = commands.map((command, at) => profileOf(command, sentences[at] ?? [], weigher));
  return {
    understand(text, now, lexicon) {
      const slash = readSlash(text, profiles);
      const words = slash ? slash.rest : text;
      const mentions = longestMentions([...lexicon.mentions(words), ...recognise(words, now)]);
      const masked = maskMentions(words, mentions);
      const onlyNames = !slash && mentions.length > 0 && NOTHING_SAID.test(masked);
      const readings = slash
        ? [readingOf({ profile: slash.profile, score: 1 }, mentions, masked)]
        : profiles
            .map((profile) => readingOf({ profile, score: scoreOf(profile, masked, weigher) }, mentions, masked))
            .sort((a, b) => b.score - a.score);
      return { readings, mentions, onlyNames };
    },
  };
}

const NOTHING_SAID = /^[\ue000-\ue00f那就再换成看下一的呢吧啊吗了,，。?？!！\s]*$/u;

interface Profile {
  readonly name: string;
  readonly slots: ReadonlySet<string>;
  readonly words: readonly string[];
  readonly examples: readonly Grams[];
  readonly vocabulary: ReadonlySet<string>;
  readonly templates: readonly Template[];
}

/** An example with `{topic}` in it: what stands before and after the topic. */
interface Template {
  readonly before: string;
  readonly after: string;
}

function profileOf<C>(command: Command<C>, sentences: readonly string[], weigher: Weigher): Profile {
  return {
    name: command.name,
    slots: new Set(Object.keys(command.arguments.shape)),
    words: command.words,
    examples: sentences.filter((sentence) => !sentence.includes(TOPIC)).map((sentence) => weigher.weigh(sentence)),
    vocabulary: new Set(sentences.flatMap(gramsOf)),
    templates: sentences.filter((sentence) => sentence.includes(TOPIC)).map(templateOf),
  };
}

function templateOf(sentence: string): Template {
  const [before = "", after = ""] = sentence.split(TOPIC);
  return { before, after };
}

function readSlash(text: string, profiles: readonly Profile[]): { profile: Profile; rest: string } | null {
  const match = /^\/\s*(?<name>[a-z_]+|\p{Script=Han}+)(?:@\w+)?\s*(?<rest>[\s\S]*)$/iu.exec(text.trim());
  const name = match?.groups?.["name"]?.toLowerCase();
  if (!name) return null;
  const profile = profiles.find((candidate) => candidate.name === name || candidate.words.includes(name));
  return profile ? { profile, rest: match?.groups?.["rest"] ?? "" } : null;
}

/** Half for the nearest example, half for what all of the command's words explain; a name that it has no use for costs. */
function scoreOf(profile: Profile, masked: string, weigher: Weigher): number {
  const bare = masked.replace(/[\s。.!！?？~]+$/u, "").trim();
  if (profile.words.includes(bare)) return 1;
  const sentence = weigher.weigh(masked);
  const nearest = Math.max(0, ...profile.examples.map((example) => dice(sentence, example)));
  const template = Math.max(0, ...profile.templates.map((candidate) => templateScore(candidate, masked)));
  const lexical = 0.55 * nearest + 0.45 * coverage(sentence, profile.vocabulary) + wordBonus(profile, masked);
  return Math.min(1, Math.max(lexical, template)) * slotFit(profile, masked);
}

/** A command's own word inside the sentence says more than its characters do. */
function wordBonus(profile: Profile, masked: string): number {
  const found = profile.words.filter((word) => word.length > 1 && masked.includes(word));
  return Math.min(0.2, 0.1 * found.length);
}

function templateScore({ before, after }: Template, masked: string): number {
  const text = masked.replace(/[?？。!！\s]+$/u, "");
  if (!text.startsWith(before) || !text.endsWith(after) || text.length <= before.length + after.length) return 0;
  return Math.min(0.95, 0.6 + 0.1 * (before.length + after.length));
}

function slotFit(profile: Profile, masked: string): number {
  const useless = SLOT_MARKS.filter(([slot, mark]) => masked.includes(mark) && !profile.slots.has(slot));
  return 0.75 ** useless.length;
}

const SLOT_MARKS = (["unit", "place", "plan", "clause", "window", "location", "service"] satisfies Slot[]).map(
  (slot) => [slot, slotMark(slot)] as const,
);

function readingOf({ profile, score }: { profile: Profile; score: number }, mentions: readonly Mention[], masked: string): Reading {
  const named = mentions.filter((mention) => profile.slots.has(mention.slot)).map((mention) => [mention.slot, mention.value]);
  const topic = profile.slots.has("topic") ? topicOf(profile, masked) : null;
  return { command: profile.name, arguments: { ...Object.fromEntries(named), ...(topic ? { topic } : {}) }, score };
}

/** What the sentence is about, when the words that chose the command are taken away. */
function topicOf(profile: Profile, masked: string): string | null {
  const text = masked.replace(/[?？。!！\s]+$/u, "").trim();
  const template = profile.templates
    .filter((candidate) => templateScore(candidate, text) > 0)
    .sort((a, b) => b.before.length + b.after.length - a.before.length - a.after.length)[0];
  const rest = template ? text.slice(template.before.length, text.length - template.after.length) : stripWords(text, profile.words);
  const topic = rest.replace(/[\ue000-\ue00f]/gu, "").replace(/^[的 ,，:：]+|[的 ,，:：]+$/gu, "");
  return topic || null;
}

function stripWords(text: string, words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).reduce((rest, word) => rest.replace(word, ""), text);
}
