import type { Call } from "./fake-bot-api.ts";

/** The limit of the Bot API that a call breaks, in a few words; null for none. https://core.telegram.org/bots/api, https://core.telegram.org/bots/faq */
export function limitsBroken(call: Call, before: readonly Call[]): string | null {
  switch (call.method) {
    case "sendMessage":
      return textFault(call.payload) ?? markupFault(call.payload["reply_markup"], call.payload["chat_id"]) ?? rateFault(call, before);
    case "setMyCommands":
      return commandsFault(call.payload["commands"]);
    case "answerCallbackQuery":
      return typeof call.payload["callback_query_id"] === "string" ? null : "no callback_query_id";
    case "setWebhook":
      return webhookFault(call.payload);
    case "getMe":
    case "deleteWebhook":
    case "sendDocument":
      return null;
    default:
      return `unexpected method ${call.method}`;
  }
}

function webhookFault({ url, secret_token: secret }: Call["payload"]): string | null {
  if (!/^https:\/\//.test(String(url))) return "bad webhook: An HTTPS URL must be provided for webhook";
  return /^[\w-]{1,256}$/.test(String(secret)) ? null : "secret token contains unallowed characters";
}

function textFault({ text, parse_mode: mode, chat_id: chat }: Call["payload"]): string | null {
  if (typeof text !== "string") return "message text is not a string";
  if (!Number.isSafeInteger(chat)) return `chat_id ${String(chat)} is no id`;
  const parsed = mode === "HTML" ? parseHtml(text) : { text, entities: 0 };
  if (typeof parsed === "string") return `can't parse entities: ${parsed}`;
  if (parsed.text.trim() === "") return "message text is empty";
  if (parsed.text.length > 4096) return "message is too long";
  return parsed.entities > 100 ? `${parsed.entities} entities, 100 are kept` : null;
}

const TAGS = new Set(["b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler"]);

/** Telegram's HTML: known tags, closed in order, nothing bare. */
function parseHtml(html: string): { readonly text: string; readonly entities: number } | string {
  const open: string[] = [];
  let [text, entities] = ["", 0];
  for (const [token] of html.matchAll(/<[^<>]*>|&[^;&\s]*;?|[^<&]+|[<&]/g)) {
    const fault = token.startsWith("<") ? tagFault(token, open) : entityFault(token);
    if (fault !== null) return fault;
    if (token.startsWith("</")) entities++;
    else if (!token.startsWith("<")) text += token.startsWith("&") ? "x" : token;
  }
  return open.length === 0 ? { text, entities } : `unclosed ${open.join(" ")}`;
}

/** Keeps count of the open tags. */
function tagFault(token: string, open: string[]): string | null {
  const tag = /^<(?<end>\/?)(?<name>[a-z-]+)(?: (?:href="[^"<>]*"|expandable))?>$/.exec(token)?.groups;
  if (!tag || !TAGS.has(tag["name"] ?? "")) return `unsupported tag ${token}`;
  if (tag["end"] === "") open.push(tag["name"] ?? "");
  else if (open.pop() !== tag["name"]) return `unexpected ${token}`;
  return null;
}

function entityFault(token: string): string | null {
  return !token.startsWith("&") || /^&(?:lt|gt|amp|quot|#\d{1,6}|#x[0-9a-f]{1,5});$/i.test(token) ? null : `unknown entity ${token}`;
}

function markupFault(markup: unknown, chat: unknown): string | null {
  const { inline_keyboard: rows, keyboard } = (markup ?? {}) as {
    inline_keyboard?: { text: string; callback_data?: string }[][];
    keyboard?: { request_location?: boolean }[][];
  };
  if (keyboard?.flat().some((button) => button.request_location) && Number(chat) < 0)
    return "location can be requested in private chats only";
  const buttons = rows?.flat() ?? [];
  if (buttons.length > 100) return "too many buttons";
  if (rows?.some((row) => row.length === 0 || row.length > 8)) return "a row has 1 to 8 buttons";
  for (const { text, callback_data: data } of buttons) {
    if (text.trim() === "") return "button text is empty";
    const bytes = Buffer.byteLength(data ?? "");
    if (bytes < 1 || bytes > 64) return `BUTTON_DATA_INVALID: ${bytes} bytes`;
  }
  return null;
}

function rateFault({ payload, at }: Call, before: readonly Call[]): string | null {
  const recent = before.filter((call) => call.method === "sendMessage" && call.at > at - 60_000);
  const here = recent.filter((call) => call.payload["chat_id"] === payload["chat_id"]);
  if (Number(payload["chat_id"]) < 0 && here.length > 20) return "more than 20 messages a minute to a group";
  return recent.filter((call) => call.at > at - 1_000).length > 30 ? "more than 30 messages a second" : null;
}

function commandsFault(commands: unknown): string | null {
  if (!Array.isArray(commands) || commands.length > 100) return "at most 100 commands";
  for (const { command, description } of commands as { command: string; description: string }[]) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) return `BOT_COMMAND_INVALID: ${command}`;
    if (description.length < 1 || description.length > 256) return `BOT_COMMAND_DESCRIPTION_INVALID: ${description}`;
  }
  return null;
}
