import { createHmac, timingSafeEqual } from "node:crypto";
import type { Update } from "grammy/types";

/** What Telegram shows us with each call, so that nobody else can call; it follows from the token and gives nothing of it away. */
export function webhookSecret(token: string): string {
  return createHmac("sha256", token).update("luzhi webhook").digest("base64url");
}

export function isSecret(given: string | undefined, token: string): boolean {
  const [one, other] = [Buffer.from(given ?? ""), Buffer.from(webhookSecret(token))];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Enough to keep it; the rest is read when it is dealt with. */
export function isUpdate(value: unknown): value is Update {
  return typeof value === "object" && value !== null && "update_id" in value && Number.isSafeInteger(value.update_id);
}
