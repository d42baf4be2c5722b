import type { StoredPlan } from "../obligation/types.ts";
import { bigrams } from "../text/bigrams.ts";
import { normalize } from "../text/normalize.ts";

/** Below this share of its pairs of characters a title is another one. */
const ALIKE = 0.7;

/** Plans that a number (`3`, `#3`) or words of a title mean: those with the words as they are, else those with most of their pairs. */
export function plansCalled<P extends StoredPlan>(records: readonly P[], wanted: string | number): readonly P[] {
  const number = /^#?(\d{1,9})$/.exec(String(wanted).trim())?.[1];
  if (number) return records.filter(({ id }) => id === Number(number));
  const words = plain(String(wanted));
  const whole = words === "" ? [] : records.filter(({ plan }) => plain(plan.title).includes(words));
  if (whole.length > 0) return whole;
  const pairs = bigrams(words);
  const shares = records.map((record) => ({ record, share: shareOf(pairs, plain(record.plan.title)) }));
  const best = Math.max(ALIKE, ...shares.map(({ share }) => share));
  return shares.filter(({ share }) => share === best).map(({ record }) => record);
}

function shareOf(pairs: readonly string[], title: string): number {
  return pairs.filter((pair) => title.includes(pair)).length / Math.max(1, pairs.length);
}

function plain(text: string): string {
  return normalize(text).replace(/[《》“”"\s]/g, "");
}
