import type { Reading } from "../chat/types.ts";
import type { Conversation } from "../context.ts";

/** A matter that is plain from its words wins over a command that explains the sentence only in part. */
const CERTAIN = 0.85;
/** One that only resembles what others asked is better than no answer. */
const ALIKE = 0.1;

/**
 * What a citizen's own words are about: 欠薪了找谁. Words of danger come before everything. An official who asks for a unit is not
 * asking for themselves, and 威胁 or 虐待 are words of plans too.
 */
export function guidanceFor({ guide, member }: Conversation, text: string): { readonly reading: Reading; readonly urgent: boolean } | null {
  if (member.unitName !== null) return null;
  const { danger, candidates } = guide(text);
  const [first] = candidates;
  if (!danger && !first) return null;
  const score = danger || first?.certain ? CERTAIN : ALIKE;
  return { reading: { command: "services", arguments: { topic: text }, score }, urgent: danger !== null };
}
