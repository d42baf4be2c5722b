import type { Passage } from "./passage.ts";
import type { Deadline } from "./types.ts";
export function deadlinesOf(_p: readonly Passage[], _l: readonly Passage[], _c: unknown): Deadline[] {
  return [];
}
