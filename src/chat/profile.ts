import { type CueSet, createCues } from "./cues.ts";
import { longestMentions, maskExample, maskMentions, slotMark, TOPIC } from "./mask.ts";
import { coverage, createWeigher, dice, type Grams, gramsOf, type Weigher } from "./similarity.ts";
import { piecesOf, topicOf } from "./topic.ts";
import type { Command, Mention, Reading, Slot } from "./types.ts";

/** What one command makes of sentences. */
export interface Profile {
  readonly name: string;
  readonly words: readonly string[];
  /** `text` is in plain words. A forced reading is the command's whatever the words are. */
  read(sentence: Sentence, forced?: boolean): Reading;
}

/** A sentence with everything that it may name; mentions may overlap. */
export interface Sentence {
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** How much of a phrase, 0 to 1, stands in the plans. */
  readonly knows: (phrase: string) => number;
  /** A phrase spelt as the plans print it. */
  readonly respell: (phrase: string) => string;
}

/** A likeness of 1 to an example proves this much. */
const LIKENESS = 0.85;
/** A topic that the plans speak of is a reason to look it up. */
const KNOWN_TOPIC = 0.45;
/** What the cues give where one of them is sure. */
const SURE_CUE = 0.75;
/** A command that has no use for a named thing is meant less often; nor for a topic that the plans speak of. */
const USELESS_SLOT = 0.75;
const USELESS_TOPIC = 0.85;
/** What leaves no word unexplained is meant more surely, what leaves many less. */
const NOTHING_LEFT = 0.7;
const UNEXPLAINED = 0.3;
/** A command that looks up a topic means little without one. */
const NO_TOPIC = 0.5;

/** Built once from what the commands declare. */
export function createProfiles<C>(commands: readonly Command<C>[]): readonly Profile[] {
  const sentences = commands.map((command) => [...command.words, ...command.examples].map(maskExample));
  const weigher = createWeigher(sentences);
  return commands.map((command, at) => profileOf(partsOf(command, sentences[at] ?? [], weigher)));
}

interface Parts {
  readonly name: string;
  readonly words: readonly string[];
  readonly slots: ReadonlySet<string>;
  readonly examples: readonly Grams[];
  readonly exact: ReadonlySet<string>;
  readonly vocabulary: ReadonlySet<string>;
  readonly templates: readonly Template[];
  readonly cues: CueSet;
  readonly weigher: Weigher;
}

/** An example with `{topic}` in it: what stands before and after the topic. */
interface Template {
  readonly before: string;
  readonly after: string;
}

function partsOf<C>(command: Command<C>, sentences: readonly string[], weigher: Weigher): Parts {
  const examples = sentences.filter((sentence) => !sentence.includes(TOPIC)).map(withoutBlanks);
  return {
    name: command.name,
    words: command.words,
    slots: new Set(Object.keys(command.arguments.shape)),
    examples: examples.map((sentence) => weigher.weigh(sentence)),
    exact: new Set(examples),
    vocabulary: new Set(sentences.flatMap(gramsOf)),
    templates: sentences.filter((sentence) => sentence.includes(TOPIC)).map(templateOf),
    cues: createCues(command.cues),
    weigher,
  };
}

function profileOf(parts: Parts): Profile {
  return {
    name: parts.name,
    words: parts.words,
    read(sentence, forced = false) {
      const seen = view(parts, sentence);
      const left = topicOf(seen.pieces, sentence.knows);
      const template = templateIn(parts, seen.masked);
      const topic = parts.templates.length > 0 ? template : left;
      const score = forced ? 1 : scoreOf(parts, seen, { left, template, knows: sentence.knows });
      return { command: parts.name, arguments: argumentsOf(parts, seen.named, forced ? (topic ?? left) : topic), score };
    },
  };
}

/** A sentence as one command sees it. */
interface View {
  readonly masked: string;
  readonly named: readonly Mention[];
  /** What neither names nor cues explain. */
  readonly pieces: readonly string[];
}

/** A command that looks up topics takes a unit for one where nothing else is left: 行政复议委员会是哪家弄的. */
function view(parts: Parts, sentence: Sentence): View {
  const named = arrange(sentence.mentions, parts.slots);
  const seen = viewWith(parts, sentence, named);
  const withoutUnits = named.filter(({ slot }) => slot !== "unit" || parts.slots.has(slot));
  if (!looksUp(parts) || seen.pieces.length > 0 || withoutUnits.length === named.length) return seen;
  return viewWith(parts, sentence, withoutUnits);
}

function viewWith({ cues }: Parts, { text, knows, respell }: Sentence, named: readonly Mention[]): View {
  const masked = withoutBlanks(maskMentions(text, named));
  return { masked, named, pieces: piecesOf(masked, cues.spans(masked), knows).map(respell) };
}

function looksUp({ slots, templates }: Parts): boolean {
  return slots.has("topic") && templates.length === 0;
}

/** Of overlapping names those that the command has use for: of 玛纳斯县司法所 the place, where it takes places and no units. */
function arrange(mentions: readonly Mention[], slots: ReadonlySet<string>): Mention[] {
  const own = longestMentions(mentions.filter((mention) => slots.has(mention.slot)));
  const others = mentions.filter((mention) => !slots.has(mention.slot) && mention.slot !== "service" && mention.slot !== "note");
  const free = others.filter((mention) => own.every((other) => mention.end <= other.start || mention.start >= other.end));
  return [...own, ...longestMentions(free)].sort((a, b) => a.start - b.start);
}

interface Leftover {
  readonly left: string | null;
  readonly template: string | null;
  readonly knows: (phrase: string) => number;
}

/** The cues, the likeness to the nearest example and a known topic each take away a part of the doubt; words left unexplained leave some. */
function scoreOf(parts: Parts, { masked, pieces }: View, { left, template, knows }: Leftover): number {
  const bare = masked.replace(/[。.!！?？~,，、]+/gu, "");
  if (parts.exact.has(bare)) return 1;
  if (parts.exact.has(bare.replace(PARTICLES, ""))) return 0.97;
  const evidence = parts.cues.evidence(masked);
  // Two characters stand in some plan or other: 作业, 信访.
  const known = left ? knows(left) * (left.length > 2 ? 1 : evidence >= SURE_CUE ? 0.5 : 0) : 0;
  const looking = looksUp(parts);
  const likeness = template ? 0.9 : likenessOf(parts, masked);
  const strange = strangeness(
    pieces.filter((piece) => !looking || piece !== left),
    bare,
    knows,
  );
  let doubt = (1 - LIKENESS * likeness ** 2) * (1 - evidence);
  if (looking) doubt *= 1 - KNOWN_TOPIC * known;
  if (strange === 0 && (!looking || known > 0)) doubt *= NOTHING_LEFT;
  const whole = looking && left !== null && known > 0.6 && left.length >= 0.7 * bare.length;
  const fit = USELESS_SLOT ** uselessSlots(parts, masked) * topicFit(looking, left, known);
  return Math.max(whole ? 0.62 : 0, 1 - doubt) * fit * (1 - UNEXPLAINED * strange);
}

/** Share of the sentence, 0 to 1, that is neither explained nor known to the plans. */
function strangeness(pieces: readonly string[], bare: string, knows: (phrase: string) => number): number {
  return pieces.reduce((sum, piece) => sum + piece.length * (1 - knows(piece)), 0) / Math.max(1, bare.length);
}

const PARTICLES = /[呀啊吗呢吧嘛哦哈的了]+$/u;

function topicFit(looking: boolean, left: string | null, known: number): number {
  if (looking) return left ? 1 : NO_TOPIC;
  return known > 0.75 ? USELESS_TOPIC : 1;
}

function likenessOf({ examples, vocabulary, weigher }: Parts, masked: string): number {
  const sentence = weigher.weigh(masked);
  const nearest = Math.max(0, ...examples.map((example) => dice(sentence, example)));
  return 0.6 * nearest + 0.4 * coverage(sentence, vocabulary);
}

function uselessSlots({ slots }: Parts, masked: string): number {
  return SLOT_MARKS.filter(([slot, mark]) => masked.includes(mark) && !slots.has(slot)).length;
}

const SLOT_MARKS = (["unit", "place", "plan", "clause", "window", "location"] satisfies Slot[]).map(
  (slot) => [slot, slotMark(slot)] as const,
);

/** Of several names for one slot the last counts, as in 从洪雅县司法局调到眉山市司法局; of services the first. */
function argumentsOf({ slots }: Parts, named: readonly Mention[], topic: string | null): Reading["arguments"] {
  const own = named.filter((mention) => slots.has(mention.slot));
  const ordered = [...own.filter(({ slot }) => slot !== "service"), ...own.filter(({ slot }) => slot === "service").reverse()];
  return {
    ...Object.fromEntries(ordered.map(({ slot, value }) => [slot, value])),
    ...(slots.has("topic") && topic ? { topic } : {}),
  };
}

function templateOf(sentence: string): Template {
  const [before = "", after = ""] = withoutBlanks(sentence).split(TOPIC);
  return { before, after };
}

/** What stands where an example has `{topic}`. */
function templateIn({ templates }: Parts, masked: string): string | null {
  const text = masked.replace(/[?？。!！]+$/gu, "");
  const fits = templates
    .filter(({ before, after }) => text.startsWith(before) && text.endsWith(after) && text.length > before.length + after.length)
    .sort((a, b) => b.before.length + b.after.length - a.before.length - a.after.length);
  const best = fits[0];
  const topic = best ? text.slice(best.before.length, text.length - best.after.length).replace(/^[的,，:：]+|[的,，:：]+$/gu, "") : "";
  return topic && !/[\ue000-\ue00f]/u.test(topic) ? topic : null;
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/gu, "");
}
