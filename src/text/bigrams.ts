/** Neighbouring pairs of letters, digits and characters, in order; a lone one stands for itself. 行政复议 gives 行政, 政复, 复议. */
export function bigrams(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((run) => {
    const chars = [...run];
    return chars.length === 1 ? chars : chars.slice(1).map((char, at) => `${chars[at]}${char}`);
  });
}
