import type { Passage } from "./passage.ts";
import type { Target } from "./types.ts";
export function targetsOf(_p: readonly Passage[], _c: unknown): Target[] {
  return [];
}
