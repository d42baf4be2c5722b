import type { Choice, Reply } from "./types.ts";

/** A choice with the number that stands for it in text. */
export interface NumberedChoice extends Choice {
  readonly number: number;
}

/**
 * The numbers of a reply's choices, the same on every platform. They start at 1, or after the highest number of a list
 * item of the same reply, so that one number never means two things.
 */
export function numberedChoices(reply: Reply): readonly NumberedChoice[] {
  const first = 1 + highestItemNumber(reply);
  return (reply.choices ?? []).map((choice, index) => ({ ...choice, number: first + index }));
}

function highestItemNumber(reply: Reply): number {
  const numbers = reply.blocks.flatMap((block) => (block.kind === "list" ? block.items.map((item) => item.number ?? 0) : []));
  return numbers.reduce((highest, number) => Math.max(highest, number), 0);
}
