/** A sentence as somebody typed it, and the matter it was about; null for small talk and questions to an office. */
export interface Example {
  readonly text: string;
  readonly matter: string | null;
}

/** How much a text is like the examples of each matter, about 0 to 1.7; null collects those that are no matter. */
export type Likeness = (text: string) => ReadonlyMap<string | null, number>;

/**
 * Compares by single characters and pairs of them, each weighted by how rare it is among the examples (tf-idf, cosine). The three nearest
 * examples of a matter count in full, by half and by a quarter. It needs no dictionary and no model, and finds what the vocabulary lacks.
 */
export function createLikeness(examples: readonly Example[]): Likeness {
  const rarity = rarities(examples.map(({ text }) => text));
  const known = examples.map(({ text, matter }) => ({ matter, vector: vectorOf(text, rarity) }));
  return (text) => {
    const own = vectorOf(text, rarity);
    const nearest = new Map<string | null, number[]>();
    for (const { matter, vector } of known) nearest.set(matter, [...(nearest.get(matter) ?? []), product(own, vector)]);
    return new Map([...nearest].map(([matter, values]) => [matter, sumOfBest(values)]));
  };
}

function sumOfBest(values: readonly number[]): number {
  const [first = 0, second = 0, third = 0] = values.toSorted((a, b) => b - a);
  return first + second / 2 + third / 4;
}

function rarities(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const gram of new Set(gramsOf(text))) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return new Map([...counts].map(([gram, count]) => [gram, Math.log(1 + texts.length / count) * (gram.length > 1 ? 1.5 : 0.5)]));
}

function vectorOf(text: string, rarity: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const vector = new Map<string, number>();
  for (const gram of gramsOf(text)) {
    const weight = rarity.get(gram);
    if (weight !== undefined) vector.set(gram, (vector.get(gram) ?? 0) + weight);
  }
  const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
  return new Map([...vector].map(([gram, value]) => [gram, value / length]));
}

function product(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [gram, value] of a) sum += value * (b.get(gram) ?? 0);
  return sum;
}

function gramsOf(text: string): string[] {
  const plain = text.replace(/[\s,。!?、;,.!?;]/g, "");
  return Array.from(plain).flatMap((char, n) => (n + 1 < plain.length ? [char, plain.slice(n, n + 2)] : [char]));
}
