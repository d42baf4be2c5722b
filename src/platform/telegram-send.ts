import { setTimeout as sleep } from "node:timers/promises";
import { type Api, InputFile } from "grammy";
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from "grammy/types";
import type { DeliveryError, Reply } from "../chat/types.ts";
import { isMarkupError, movedTo, toDeliveryError } from "./telegram-errors.ts";
import { addressOf } from "./telegram-incoming.ts";
import { toButtons, toKey, toMessages } from "./telegram-message.ts";

export interface SenderParts {
  readonly api: Api;
  readonly token: string;
  readonly nameWords: (words: string) => Promise<string>;
  /** A group has another id from now on. */
  readonly moved: (move: { readonly from: string; readonly to: string }) => Promise<void>;
  /** Messages a second to all chats together; 0: as fast as it goes. */
  readonly rate: number;
}

interface Sending {
  readonly chatId: string;
  readonly reply: Reply;
  /** The message it answers, in a group. */
  readonly replyTo?: number | null;
  /** How many of its messages were accepted before. */
  readonly from?: number;
}

/** What was sent of a reply; `error` where not all of it was. */
interface Sent {
  readonly accepted: number;
  readonly messageId: string | null;
  readonly error: DeliveryError | null;
}

export type Sender = (sending: Sending) => Promise<Sent>;

/** Sends the messages of a reply one after the other, and stops at the first that is not accepted. */
export function createSender(parts: SenderParts): Sender {
  const turn = createPace(parts.rate);
  return async ({ chatId, reply, replyTo = null, from = 0 }) => {
    let [accepted, messageId, chat] = [from, null as string | null, chatId];
    try {
      for (const message of (await messagesOf(reply, chatId, parts)).slice(from)) {
        await turn();
        const sent = await sendOnce(parts, message, { chat, replyTo: accepted === 0 ? replyTo : null });
        chat = sent.chat;
        messageId ??= sent.messageId;
        accepted++;
      }
      return { accepted, messageId, error: null };
    } catch (error) {
      return { accepted, messageId, error: toDeliveryError(error, parts.token) };
    }
  };
}

/** Lets messages through one by one, evenly, in the order they come. */
function createPace(perSecond: number): () => Promise<void> {
  let next = 0;
  return async () => {
    if (perSecond === 0) return;
    const now = performance.now();
    const at = Math.max(now, next);
    next = at + 1000 / perSecond;
    if (at > now) await sleep(at - now);
  };
}

/** One message on its way. */
type OutMessage = TextMessage | FileMessage;

interface TextMessage {
  readonly kind: "text";
  readonly html: string;
  readonly markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | null;
}

interface FileMessage {
  readonly kind: "file";
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function messagesOf(reply: Reply, chatId: string, { nameWords }: SenderParts): Promise<OutMessage[]> {
  const rows = await Promise.all(toButtons(reply).map((row) => Promise.all(row.map((button) => toKey(button, nameWords)))));
  const texts = toMessages(reply);
  if (texts.length === 0 && rows.length > 0) texts.push("请选择:");
  const markup = rows.length > 0 ? { inline_keyboard: rows } : locationKeyboard(reply, chatId);
  return [
    ...texts.map((html, index) => ({ kind: "text" as const, html, markup: index === texts.length - 1 ? markup : null })),
    ...(reply.files ?? []).map(({ name, bytes }) => ({ kind: "file" as const, name, bytes })),
  ];
}

/** Telegram lets a bot ask for a place in private only; the ids of groups are negative. */
function locationKeyboard({ asks }: Reply, chatId: string): ReplyKeyboardMarkup | null {
  if (asks !== "location" || chatId.startsWith("-")) return null;
  return { keyboard: [[{ text: "📍 发送我的位置", request_location: true }]], resize_keyboard: true, one_time_keyboard: true };
}

interface Target {
  readonly chat: string;
  readonly replyTo: number | null;
}

interface Accepted {
  readonly chat: string;
  readonly messageId: string;
}

/** One try; a second where the first was refused for a reason that we can mend. */
async function sendOnce(parts: SenderParts, message: OutMessage, target: Target): Promise<Accepted> {
  try {
    return await post(parts.api, message, target);
  } catch (error) {
    const moved = movedTo(error);
    if (moved !== null) {
      await parts.moved({ from: target.chat, to: String(moved) });
      return post(parts.api, message, { chat: String(moved), replyTo: null });
    }
    if (message.kind === "text" && isMarkupError(error)) return post(parts.api, { ...message, html: withoutMarkup(message.html) }, target);
    throw error;
  }
}

async function post(api: Api, message: OutMessage, { chat, replyTo }: Target): Promise<Accepted> {
  const { chat_id, ...thread } = addressOf(chat);
  const hung = replyTo === null ? {} : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } };
  const options = { ...thread, ...hung };
  if (message.kind === "file") {
    const { message_id } = await api.sendDocument(chat_id, new InputFile(message.bytes, message.name), options);
    return { chat, messageId: String(message_id) };
  }
  const { message_id } = await api.sendMessage(chat_id, message.html, {
    ...options,
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
    ...(message.markup && { reply_markup: message.markup }),
  });
  return { chat, messageId: String(message_id) };
}

/** What is left is escaped text, which Telegram can always read. */
function withoutMarkup(html: string): string {
  return html.replace(/<[^>]*>/g, "");
}
