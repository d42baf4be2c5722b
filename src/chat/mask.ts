import type { Mention, Slot } from "./types.ts";

const SLOTS: readonly Slot[] = ["unit", "place", "plan", "clause", "number", "window", "location", "service", "note"];

/** Where `{topic}` stands in an example; a sentence never has it, its leftover words are the topic. */
export const TOPIC = String.fromCharCode(0xe000 + SLOTS.length);

/** One character of the private use area stands for each kind of name, so that 洪雅县司法局 and 六安市司法局 read alike. */
export function slotMark(slot: Slot): string {
  return String.fromCharCode(0xe000 + SLOTS.indexOf(slot));
}

/** The sentence with each mention replaced by its slot's mark. Mentions must not overlap. */
export function maskMentions(text: string, mentions: readonly Mention[]): string {
  let masked = "";
  let at = 0;
  for (const mention of [...mentions].sort((a, b) => a.start - b.start)) {
    masked += text.slice(at, mention.start) + slotMark(mention.slot);
    at = mention.end;
  }
  return masked + text.slice(at);
}

/** An example as declared, `{unit}有哪些任务`, with its slots as marks. */
export function maskExample(example: string): string {
  return example.replace(/\{(\w+)\}/g, (_, name: string) => (name === "topic" ? TOPIC : slotMark(name as Slot)));
}

/** The longest mentions that do not overlap; of two of one length the first listed. */
export function longestMentions(mentions: readonly Mention[]): Mention[] {
  const byLength = [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Mention[] = [];
  for (const mention of byLength) {
    if (kept.every((other) => mention.end <= other.start || mention.start >= other.end)) kept.push(mention);
  }
  return kept.sort((a, b) => a.start - b.start);
}
