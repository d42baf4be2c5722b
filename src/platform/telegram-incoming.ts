import type { Message, Update, User, UserFromGetMe } from "grammy/types";
import type { ChatRef, Location, PersonRef } from "../chat/types.ts";

/** What an update means to us. */
export type TelegramEvent = Said | Tapped | Moved;

interface Somewhere {
  readonly chat: ChatRef;
  readonly from: PersonRef;
  /** The message that an answer in a group hangs on. */
  readonly messageId: number | null;
}

export interface Said extends Somewhere {
  readonly kind: "said";
  /** Empty for a sticker, a photo, a voice message. */
  readonly text: string;
  readonly location?: Location;
}

/** A button was tapped. */
export interface Tapped extends Somewhere {
  readonly kind: "tapped";
  readonly queryId: string;
  readonly data: string;
}

/** A group became a supergroup and has another id. */
interface Moved {
  readonly kind: "moved";
  readonly from: string;
  readonly to: string;
}

/** Null for what is not for us: channels, other bots, words in a group that nobody said to us. */
export function readUpdate(update: Update, me: UserFromGetMe): TelegramEvent | null {
  if (update.callback_query) return readTap(update.callback_query);
  return update.message ? readMessage(update.message, me) : null;
}

function readTap({ id, data, from, message }: NonNullable<Update["callback_query"]>): Tapped | null {
  if (data === undefined || message === undefined) return null;
  const chat = chatOf(message.chat, "is_topic_message" in message ? message.message_thread_id : undefined);
  return chat && { kind: "tapped", chat, from: personOf(from), messageId: message.message_id, queryId: id, data };
}

function readMessage(message: Message, me: UserFromGetMe): TelegramEvent | null {
  const {
    chat: { id },
    migrate_to_chat_id: to,
    migrate_from_chat_id: from,
  } = message;
  if (to !== undefined) return { kind: "moved", from: String(id), to: String(to) };
  if (from !== undefined) return { kind: "moved", from: String(from), to: String(id) };
  const chat = chatOf(message.chat, message.is_topic_message ? message.message_thread_id : undefined);
  const speaker = speakerOf(message);
  if (!chat || !speaker || isService(message)) return null;
  const words = wordsOf(message, me);
  if (words.forAnother || (chat.kind === "group" && !words.addressed)) return null;
  const location = locationOf(message);
  return { kind: "said", chat, from: speaker, messageId: message.message_id, text: words.text, ...(location && { location }) };
}

/** A topic of a forum is a chat of its own: what is asked there is answered there, what is subscribed there arrives there. */
function chatOf(chat: Message["chat"], thread: number | undefined): ChatRef | null {
  if (chat.type === "channel") return null;
  const id = thread === undefined ? String(chat.id) : `${chat.id}/${thread}`;
  return { id, kind: chat.type === "private" ? "private" : "group" };
}

/** The inverse of a chat's id. */
export function addressOf(chatId: string): { readonly chat_id: number; readonly message_thread_id?: number } {
  const [chat = "", thread] = chatId.split("/");
  return { chat_id: Number(chat), ...(thread === undefined ? {} : { message_thread_id: Number(thread) }) };
}

/** All anonymous administrators of all groups share one account; they speak as their group. */
function speakerOf({ from, sender_chat: anonymous }: Message): PersonRef | null {
  if (anonymous) return { id: String(anonymous.id) };
  return from && !from.is_bot ? personOf(from) : null;
}

function personOf({ id, first_name: first, last_name: last }: User): PersonRef {
  return { id: String(id), name: [first, last].filter(Boolean).join(" ") };
}

/** Somebody came, left, pinned, renamed. */
function isService(message: Message): boolean {
  return SERVICE.some((field) => field in message);
}

const SERVICE = [
  "new_chat_members",
  "left_chat_member",
  "new_chat_title",
  "new_chat_photo",
  "delete_chat_photo",
  "group_chat_created",
  "supergroup_chat_created",
  "pinned_message",
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
  "message_auto_delete_timer_changed",
  "write_access_allowed",
] as const;

interface Words {
  readonly text: string;
  readonly addressed: boolean;
  /** A command with the name of another bot. */
  readonly forAnother: boolean;
}

function wordsOf(message: Message, me: UserFromGetMe): Words {
  const text = message.text ?? message.caption ?? "";
  const command = /^\/(?<name>\w+)(?:@(?<bot>\w+))?(?<rest>[\s\S]*)$/.exec(text)?.groups;
  if (command) {
    const forAnother = command["bot"] !== undefined && !same(command["bot"], me.username);
    return { text: withoutStart(command["name"] ?? "", command["rest"] ?? ""), addressed: true, forAnother };
  }
  const mentions = (message.entities ?? message.caption_entities ?? []).filter(({ type, offset, length }) => {
    return type === "mention" && same(text.slice(offset + 1, offset + length), me.username);
  });
  // A message that opens a topic is "replied to" by all the others in it.
  const repliedTo = message.reply_to_message;
  const replied = repliedTo?.from?.id === me.id && !("forum_topic_created" in repliedTo);
  const rest = mentions.reduceRight((left, { offset, length }) => `${left.slice(0, offset)} ${left.slice(offset + length)}`, text);
  return { text: rest.replace(/ {2,}/g, " ").trim(), addressed: replied || mentions.length > 0, forAnother: false };
}

/** /start is Telegram's first word of every chat; what a link puts behind it is said for the person who followed it. */
function withoutStart(name: string, rest: string): string {
  if (name.toLowerCase() !== "start") return `/${name}${rest}`.trim();
  return rest.trim() === "" ? "/help" : rest.trim();
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function locationOf({ location, venue }: Message): Location | null {
  const place = venue?.location ?? location;
  return place ? { latitude: place.latitude, longitude: place.longitude, datum: "WGS-84" } : null;
}
