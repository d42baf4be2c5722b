import { TOPIC } from "./mask.ts";

// Words that say little of what is wanted. They count a little, so that 有 alone is not nothing.
const FILLERS =
  /^(?:我们?|咱们?|你们?|本|的|了|吗|呢|啊|呀|吧|么|嘛|哦|请问?|想|要|帮|给|看|查|下|一下|一|有|是|在|个|哪|什么|啥|怎么|那|这|和|与|就|都|还|把|对|到|能|可以?|麻烦|您好?|谢谢?)$/u;
const FILLER_WEIGHT = 0.15;
const PUNCTUATION = /[\s,，.。;；:：!！?？、…"“”'‘’()（）《》<>[\]—\-_~·#*]/gu;

/** How much one sentence says, gram by gram: characters and pairs of characters, with their weights. */
export type Grams = ReadonlyMap<string, number>;

export interface Weigher {
  weigh(text: string): Grams;
}

/** Weighs grams by how few of the `groups` of sentences have them. */
export function createWeigher(groups: readonly (readonly string[])[]): Weigher {
  const frequency = new Map<string, number>();
  for (const sentences of groups) {
    const seen = new Set(sentences.flatMap((sentence) => gramsOf(sentence)));
    for (const gram of seen) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  }
  const weightOf = (gram: string): number => {
    if (FILLERS.test(gram)) return FILLER_WEIGHT;
    const rarity = Math.log(1 + groups.length / (frequency.get(gram) ?? 1));
    return gram.length > 1 ? rarity : rarity / 2;
  };
  return {
    weigh: (text) => new Map(gramsOf(text).map((gram) => [gram, weightOf(gram)])),
  };
}

/** Share of `sentence` that `words` explain, and of `words` that the sentence has, as one figure from 0 to 1. */
export function dice(sentence: Grams, words: Grams): number {
  const total = sum(sentence) + sum(words);
  return total === 0 ? 0 : (2 * shared(sentence, words)) / total;
}

/** Share of `sentence` that `words` explain, 0 to 1. */
export function coverage(sentence: Grams, words: ReadonlySet<string>): number {
  const total = sum(sentence);
  if (total === 0) return 0;
  let found = 0;
  for (const [gram, weight] of sentence) if (words.has(gram)) found += weight;
  return found / total;
}

export function gramsOf(text: string): string[] {
  const characters = [...text.replace(PUNCTUATION, "").replaceAll(TOPIC, "").toLowerCase()];
  const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  return [...new Set([...characters, ...pairs])];
}

function sum(grams: Grams): number {
  let total = 0;
  for (const weight of grams.values()) total += weight;
  return total;
}

function shared(a: Grams, b: Grams): number {
  let total = 0;
  for (const [gram, weight] of a) if (b.has(gram)) total += weight;
  return total;
}
