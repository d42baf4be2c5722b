import { randomBytes } from "node:crypto";
import type { Store } from "../store/store.ts";

const FACT = "session-secret";

/** Signs the web chat's sessions; made once and kept, so that a restart signs nobody out. */
export async function sessionSecret({ facts }: Pick<Store, "facts">): Promise<string> {
  const kept = await facts.get(FACT);
  if (kept) return kept;
  await facts.set(FACT, randomBytes(32).toString("base64url"));
  return (await facts.get(FACT)) ?? "";
}
