import { bigrams } from "../text/bigrams.ts";

/** Texts as weighted letter pairs, so that two can be compared; a pair that many texts have says little. */
export interface Likeness {
  /** Cosine of two texts by their number, 0 to 1; null where one has no words. */
  of(a: number, b: number): number | null;
  /** Numbers of the texts that share at least one telling pair with text `a`. */
  near(a: number): readonly number[];
}

/** `texts` may each weigh some words more: they are given as parts with a weight. */
export function likenessOf(texts: readonly (readonly Part[])[]): Likeness {
  const counts = texts.map(countPairs);
  const spread = new Map<string, number[]>();
  for (const [i, pairs] of counts.entries()) {
    for (const pair of pairs.keys()) {
      const list = spread.get(pair);
      if (list) list.push(i);
      else spread.set(pair, [i]);
    }
  }
  const rarity = (pair: string) => Math.log(1 + texts.length / (spread.get(pair)?.length ?? 1));
  const vectors = counts.map((pairs) => new Map([...pairs].map(([pair, count]) => [pair, (1 + Math.log(count)) * rarity(pair)])));
  const lengths = vectors.map((vector) => Math.sqrt([...vector.values()].reduce((sum, w) => sum + w * w, 0)));
  return {
    of: (a, b) => {
      const size = (lengths[a] ?? 0) * (lengths[b] ?? 0);
      return size === 0 ? null : dot(vectors[a], vectors[b]) / size;
    },
    near: (a) => [...new Set([...(vectors[a]?.keys() ?? [])].flatMap((pair) => telling(spread.get(pair) ?? [], texts.length)))],
  };
}

export interface Part {
  readonly text: string;
  readonly weight: number;
}

/** Pairs that more than a tenth of the texts have (行政, 政府) bring nobody together. */
function telling(list: readonly number[], total: number): readonly number[] {
  return list.length <= Math.max(4, total / 10) ? list : [];
}

function countPairs(parts: readonly Part[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text, weight } of parts) for (const pair of bigrams(text)) counts.set(pair, (counts.get(pair) ?? 0) + weight);
  return counts;
}

function dot(a: ReadonlyMap<string, number> | undefined, b: ReadonlyMap<string, number> | undefined): number {
  let sum = 0;
  for (const [pair, weight] of a ?? []) sum += weight * (b?.get(pair) ?? 0);
  return sum;
}
