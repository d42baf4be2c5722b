import { createHash, randomInt } from "node:crypto";
import type { Context, Conversation } from "../context.ts";
import type { Invite } from "../store/invite-store.ts";
import { ROLE_WORDS } from "./role-words.ts";

/** Without the letters and digits that are taken for one another. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE = /(?<![A-Z0-9])([A-HJ-NP-Z2-9]{4})-?([A-HJ-NP-Z2-9]{4})(?![A-Z0-9])/i;
const HOUR = 3_600_000;
const MOST_FAILURES = 5;

/** A new one-time code, `7K3M-9QXT`; it cannot be shown again, for only its hash is kept. */
export async function createInvite(
  { store, clock }: Context,
  { role, unitName, days }: Omit<Invite, "createdAt" | "expiresAt"> & { days: number },
): Promise<string> {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  const code = `${letters.slice(0, 4)}-${letters.slice(4)}`;
  const now = clock();
  await store.invites.add(hashOf(code), { role, unitName, createdAt: now, expiresAt: now + days * 24 * HOUR });
  return code;
}

/** Makes the person what the code says and lets this chat hear the unit's reminders; says in Chinese what came of it. */
export async function joinBy(conversation: Conversation, code: string): Promise<string> {
  const { store, member, chat, now, directory } = conversation;
  if (chat.kind === "group") return "绑定码请在私聊里发给我,不要发到群里。";
  if ((await store.invites.failures(member.id, now - HOUR)) >= MOST_FAILURES) return "输错次数太多,请一小时后再试。";
  const invite = await store.invites.redeem(hashOf(code), { memberId: member.id, chatId: chat.id, at: now });
  if (!invite) {
    await store.invites.failed(member.id, now);
    return "这个绑定码不对、已用过或已过期。请向给您绑定码的人再要一个。";
  }
  const { unit } = directory.resolveUnit(invite.unitName, null);
  if (unit) await store.people.subscribe(chat.id, unit, now);
  return `好的,您现在是${invite.unitName}的${ROLE_WORDS[invite.role]},到期提醒也会发到这里。`;
}

/** The code in what somebody typed, in capitals; null where there is none. */
export function codeIn(text: string): string | null {
  const match = CODE.exec(text);
  return match ? `${match[1]}-${match[2]}`.toUpperCase() : null;
}

function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
