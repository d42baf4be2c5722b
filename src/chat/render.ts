import { numberedChoices } from "./choices.ts";
import { withoutControls } from "./clean.ts";
import type { Block, Field, ListItem, Reply } from "./types.ts";
import { wrapLine } from "./wrap.ts";

export interface TextOptions {
  /** Columns to wrap at; without it lines stay as long as they are. */
  readonly width?: number;
}

/**
 * A reply as plain text, for terminals, command lines and platforms without markup. Blocks are parted by an empty line,
 * but a title stands right above what it heads; choices are the last line: `回复:1 原文 · 2 推迟`.
 */
export function renderText(reply: Reply, options: TextOptions = {}): string {
  const wrap = wrapper(options.width);
  const parts = reply.blocks.map((block) => ({ title: block.kind === "title", text: linesOf(block).flatMap(wrap).join("\n") }));
  const choices = numberedChoices(reply).map(({ number, label }) => `${number} ${oneLine(label)}`);
  if (choices.length > 0) parts.push({ title: false, text: wrap({ text: `回复:${choices.join(" · ")}`, indent: "" }).join("\n") });
  return parts
    .filter((part) => part.text !== "")
    .map((part, index, all) => part.text + (index === all.length - 1 ? "" : part.title ? "\n" : "\n\n"))
    .join("");
}

interface Line {
  readonly text: string;
  /** What the line's continuations begin with. */
  readonly indent: string;
}

function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case "title":
    case "paragraph":
      return hang("", block.text);
    case "quote":
      return [...hang("", quoted(block.text)), ...(block.source === undefined ? [] : hang("——", block.source, ""))];
    case "list":
      return block.items.flatMap(itemLines);
    case "fields":
      return block.fields.flatMap((field) => hang(`${oneLine(field.name)}:`, fieldText(field), ""));
  }
}

function itemLines(item: ListItem): Line[] {
  const mark = item.number === undefined ? "- " : `${item.number}. `;
  const indent = " ".repeat(mark.length);
  return [...hang(mark, item.text, indent), ...(item.details ?? []).flatMap((detail) => hang(indent, detail, indent))];
}

/** The lines of a text, the first after `mark`, the others under it. */
function hang(mark: string, text: string, indent = ""): Line[] {
  const lines = withoutControls(text).trim().split("\n");
  if (lines.length === 1 && lines[0] === "") return mark.trim() === "" ? [] : [{ text: mark.trimEnd(), indent }];
  return lines.map((line, index) => ({ text: line.trim() === "" ? "" : (index === 0 ? mark : indent) + line.trim(), indent }));
}

function quoted(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith("“") ? trimmed : `“${trimmed}”`;
}

function fieldText(field: Field): string {
  const href = safeHref(field.href);
  const shown = href === null || !/^https?:/.test(href) || field.value.includes(href);
  return shown ? field.value : `${field.value}(${href})`;
}

function oneLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, " ").trim();
}

function wrapper(width: number | undefined): (line: Line) => string[] {
  if (width === undefined) return (line) => [line.text];
  return (line) => wrapLine(line.text, width, line.indent);
}

/**
 * A reply as HTML. Every text and attribute is escaped; links keep only schemes that open a page, a call or a map. A
 * choice is a button with its number, and what it says in `data-say`.
 */
export function renderHtml(reply: Reply): string {
  const choices = numberedChoices(reply).map(
    ({ number, label, say }) =>
      `<button type="button" class="choice" data-testid="choice" data-say="${escapeHtml(withoutControls(say))}"><span class="number">${number}</span> ${escapeHtml(oneLine(label))}</button>`,
  );
  const group = choices.length === 0 ? "" : `<div class="choices" role="group" aria-label="可以回复">${choices.join("")}</div>`;
  return reply.blocks.map(blockHtml).join("") + group;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "title":
      return `<h3>${escapeLines(block.text)}</h3>`;
    case "paragraph":
      return `<p>${escapeLines(block.text)}</p>`;
    case "quote": {
      const source = block.source === undefined ? "" : `<footer>${escapeLines(block.source)}</footer>`;
      return `<blockquote><p>${escapeLines(quoted(block.text))}</p>${source}</blockquote>`;
    }
    case "list":
      return listHtml(block.items);
    case "fields":
      return `<dl>${block.fields.map(fieldHtml).join("")}</dl>`;
  }
}

function listHtml(items: readonly ListItem[]): string {
  // The number is no list marker: it can start anywhere, and it can be tapped instead of typed.
  const rows = items.map((item) => {
    const mark = item.number === undefined ? "" : numberHtml(item.number);
    const details = (item.details ?? []).map((detail) => `<div class="detail">${escapeLines(detail)}</div>`).join("");
    return `<li${item.number === undefined ? "" : ' class="numbered"'}>${mark}${escapeLines(item.text)}${details}</li>`;
  });
  return `<ul>${rows.join("")}</ul>`;
}

function numberHtml(number: number): string {
  return `<button type="button" class="number" data-testid="number" data-say="${number}" aria-label="看第${number}条">${number}</button> `;
}

function fieldHtml(field: Field): string {
  const href = safeHref(field.href);
  const value = escapeLines(field.value);
  const shown =
    href === null
      ? value
      : `<a href="${escapeHtml(href)}" rel="noopener noreferrer"${field.download ? " download" : newTab(href)}>${value}</a>`;
  return `<div><dt>${escapeLines(field.name)}</dt><dd>${shown}</dd></div>`;
}

function newTab(href: string): string {
  return /^https?:/.test(href) ? ' target="_blank"' : "";
}

/** The address when it opens a page, a call, a letter or a map, or leads within this site; null for any other scheme. */
export function safeHref(href: string | undefined): string | null {
  if (href === undefined) return null;
  const clean = withoutControls(href).trim();
  if (/^\/(?![/\\])/.test(clean)) return clean;
  return /^(?:https?:\/\/|tel:|mailto:|geo:)/i.test(clean) ? clean : null;
}

function escapeLines(text: string): string {
  return escapeHtml(withoutControls(text).trim()).replace(/\n/g, "<br>");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Safe between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
