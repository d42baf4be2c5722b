import type { InlineKeyboardButton } from "grammy/types";
import { numberedChoices } from "../chat/choices.ts";
import { withoutControls } from "../chat/clean.ts";
import { escapeHtml, safeHref } from "../chat/render.ts";
import { splitText } from "../chat/split.ts";
import type { Block, Field, ListItem, Reply } from "../chat/types.ts";

/** Characters of a message. Telegram counts them without the markup, so that counting with it stays below. */
export const LONGEST_MESSAGE = 4096;
/** Room for the tags around a piece. */
const LONGEST_PIECE = LONGEST_MESSAGE - 64;
const LONGEST_LABEL = 60;
const LONGEST_NAME_IN_ROW = 9;
const NUMBERS_IN_ROW = 8;
const MOST_BUTTONS = 96;

/** A button: what it shows and what tapping it says. */
export interface Button {
  readonly label: string;
  readonly say: string;
}

/** A reply as messages in Telegram's HTML, cut between paragraphs, else between lines, sentences, characters. */
export function toMessages(reply: Reply): string[] {
  const messages: string[] = [];
  let current = "";
  for (const piece of withTitles(reply.blocks.flatMap(piecesOf))) {
    const joined = current === "" ? piece.html : current + piece.gap + piece.html;
    if (joined.length > LONGEST_MESSAGE) {
      messages.push(current);
      current = piece.html;
    } else current = joined;
  }
  return current === "" ? messages : [...messages, current];
}

/** What is never cut again: markup that is closed within itself. */
interface Piece {
  readonly html: string;
  /** What parts it from the piece before. */
  readonly gap: "\n" | "\n\n";
  readonly title: boolean;
}

/** A title stays with what it heads, so that none ends a message. */
function withTitles(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before?.title && before.html.length + 1 + piece.html.length <= LONGEST_MESSAGE)
      joined.splice(-1, 1, { ...before, html: `${before.html}\n${piece.html}`, title: piece.title });
    else joined.push(piece);
  }
  return joined;
}

function piecesOf(block: Block): Piece[] {
  switch (block.kind) {
    case "title":
      return textPieces(block.text, (html) => `<b>${html}</b>`).map((piece) => ({ ...piece, title: true }));
    case "paragraph":
      return textPieces(block.text, (html) => html);
    case "quote":
      return [
        ...textPieces(quoted(block.text), (html) => `<blockquote>${html}</blockquote>`),
        ...(block.source === undefined ? [] : lines(textPieces(`——${block.source}`, (html) => html))),
      ];
    case "list":
      return block.items.flatMap((item, index) => {
        const pieces = textPieces(itemText(item), (html) => html);
        return index === 0 ? pieces : lines(pieces);
      });
    case "fields":
      return block.fields.flatMap((field, index) => (index === 0 ? fieldPieces(field) : lines(fieldPieces(field))));
  }
}

function textPieces(text: string, wrap: (html: string) => string): Piece[] {
  const clean = withoutControls(text).trim();
  const parts = splitText(clean, LONGEST_PIECE, (part) => escapeHtml(part).length);
  return parts.map((part, index) => ({ html: wrap(escapeHtml(part)), gap: index === 0 ? "\n\n" : "\n", title: false }));
}

function lines(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) => ({ ...piece, gap: "\n" }));
}

function quoted(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith("“") ? trimmed : `“${trimmed}”`;
}

function itemText({ number, text, details = [] }: ListItem): string {
  return [`${number === undefined ? "-" : `${number}.`} ${text.trim()}`, ...details.map((detail) => `   ${detail.trim()}`)].join("\n");
}

function fieldPieces(field: Field): Piece[] {
  const href = safeHref(field.href);
  // Telegram makes links of web addresses and e-mail only; a telephone number in the text it links by itself.
  const link = href !== null && /^(?:https?:\/\/|mailto:)/i.test(href) ? escapeHtml(href) : null;
  const [name, value] = [oneLine(field.name), withoutControls(field.value).trim()];
  const html = link === null ? "" : `${escapeHtml(name)}:<a href="${link}">${escapeHtml(value)}</a>`;
  if (link === null || html.length > LONGEST_PIECE) return textPieces(`${name}:${value}`, (text) => text);
  return [{ html, gap: "\n\n", title: false }];
}

function oneLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, " ").trim();
}

/** Rows of buttons: the numbers of the list, then the choices with the numbers that stand for them in text. */
export function toButtons(reply: Reply): Button[][] {
  const items = reply.blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  const numbers = items.flatMap(({ number, say }) => (number !== undefined && say ? [{ label: String(number), say }] : []));
  const choices = numberedChoices(reply).map(({ number, label, say }) => ({ label: short(`${number} ${oneLine(label)}`), say }));
  const room = Math.max(0, MOST_BUTTONS - choices.length);
  return [...inRows(numbers.slice(0, room), NUMBERS_IN_ROW), ...inPairs(choices.slice(0, MOST_BUTTONS))];
}

function short(label: string): string {
  const characters = [...label];
  return characters.length > LONGEST_LABEL ? `${characters.slice(0, LONGEST_LABEL - 1).join("")}…` : label;
}

function inRows(buttons: readonly Button[], width: number): Button[][] {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += width) rows.push(buttons.slice(at, at + width));
  return rows;
}

/** Short ones side by side, long ones on a row of their own: on a phone a long label is cut off. */
function inPairs(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (const button of buttons) {
    const row = rows.at(-1);
    const fits = [...(row ?? []), button].every(({ label }) => label.length <= LONGEST_NAME_IN_ROW);
    if (row && row.length < 3 && fits) row.push(button);
    else rows.push([button]);
  }
  return rows;
}

/** Telegram's limit for what a button carries. */
const MOST_BYTES = 64;

/** A button as Telegram wants it: the words themselves where they fit, else a name under which they are kept. */
export async function toKey(button: Button, nameWords: (words: string) => Promise<string>): Promise<InlineKeyboardButton> {
  const words = `=${button.say}`;
  const data = Buffer.byteLength(words) <= MOST_BYTES ? words : `#${await nameWords(button.say)}`;
  return { text: button.label, callback_data: data };
}

/** What tapping a button says; null where its name is not known. */
export async function toWords(data: string, wordsNamed: (name: string) => Promise<string | null>): Promise<string | null> {
  if (data.startsWith("=")) return data.slice(1);
  return data.startsWith("#") ? wordsNamed(data.slice(1)) : null;
}
