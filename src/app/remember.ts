import { DIALOGUE_MINUTES, type Dialogue, EMPTY_DIALOGUE } from "../chat/dialogue.ts";
import { hideLocations } from "../chat/hide-location.ts";
import type { Reading } from "../chat/types.ts";
import type { Conversation } from "../context.ts";

/** Under this name the last reminder of a chat is kept; anybody in the chat may answer it. */
export const PUSHED = "*";

/** A reminder can be answered for longer than a list: people read it when they come to it. */
const PUSHED_HOURS = 72;

/** What was last said to this person in this chat: the newer of their own last answer and the chat's last reminder. */
export async function recall({ store, chat, member, now }: Conversation): Promise<Dialogue> {
  const own = await store.people.dialogue(chat.id, member.externalId, now - DIALOGUE_MINUTES * 60_000);
  const pushed = await store.people.dialogue(chat.id, PUSHED, now - PUSHED_HOURS * 3_600_000);
  const newest = own && pushed ? (own.updatedAt >= pushed.updatedAt ? own : pushed) : (own ?? pushed);
  // The column holds what `remember` and the reminders put there.
  return (newest?.state as Dialogue | undefined) ?? EMPTY_DIALOGUE;
}

export async function remember({ store, chat, member, now }: Conversation, dialogue: Dialogue): Promise<void> {
  await store.people.keepDialogue(chat.id, member.externalId, { value: withoutLocation(dialogue), at: now });
}

/** Where a person is serves one answer; words that a command takes whole may hold coordinates too. */
function withoutLocation({ reading, list, ...rest }: Dialogue): Dialogue {
  return { reading: reading && placeless(reading), list: list && placeless(list), ...rest };
}

function placeless(reading: Reading): Reading {
  const kept = Object.entries(reading.arguments).filter(([slot]) => slot !== "location");
  const words = kept.map(([slot, value]) => [slot, typeof value === "string" ? hideLocations(value) : value] as const);
  return { ...reading, arguments: Object.fromEntries(words) };
}
