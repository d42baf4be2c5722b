import { readLabel } from "./labels.ts";
import type { OutlineNode } from "./outline.ts";
import { type Cell, type Paragraph, paragraphAt } from "./paragraph.ts";
import { printedWords } from "./printed.ts";
import type { Clause, Span } from "./types.ts";
import { unitsByVerb } from "./unit-lists.ts";
import { byNotedRole, splitUnits } from "./unit-names.ts";
import { LIST_LABELS } from "./unit-words.ts";

/** A table's row as a clause, with the pieces that hold its own text and its time limits. */
export interface RowClause {
  readonly clause: Clause;
  readonly body: readonly Paragraph[];
  readonly times: readonly Span[];
}

type Column = "number" | "name" | "text" | "lead" | "assist" | "time" | "other";

/** What the columns of a table of tasks are headed with; unit lists have the words they have in brackets. */
const COLUMNS: readonly (readonly [RegExp, Column])[] = [
  [/^(?:序号|编号|号|项次)$/u, "number"],
  [
    /^(?:工作|主要|具体|目标)?(?:内容|措施|举措|要求|目标)$|^(?:工作|具体|任务|落实|改革|主要|建设|整改)(?:内容|措施|举措|要求|目标|任务分解|任务内容)(?:及要求)?$|^(?:具体任务|任务分解|目标任务|任务举措|工作内容及目标|指标值|目标值)$/u,
    "text",
  ],
  [
    /^(?:工作|重点|主要|年度)?(?:任务|事项|项目|工作)(?:名称)?$|^(?:改革|建设)(?:事项|任务|项目)$|^指标(?:名称)?$|^任务清单$|^重点工作任务$/u,
    "name",
  ],
  [/^(?:完成|办结|推进|落实)?(?:时限|时间|期限|时间节点|时间要求|时限要求|进度安排)$/u, "time"],
];

/** Rows of the tables in a node, as its children. `parent` is null where the whole plan is a table. */
export function tableClauses(text: string, paragraphs: readonly Paragraph[], parent: OutlineNode | null): RowClause[] {
  const rows: Draft[] = [];
  let columns: Column[] | null = null;
  for (const paragraph of paragraphs) {
    if (!paragraph.cells) continue;
    const heads = columnsOf(paragraph.cells);
    if (heads) columns = heads;
    else if (columns) addRow(rows, paragraph.cells, columns);
  }
  const taken = new Set<number>();
  return rows.map((row, index) => toClause(text, row, { path: pathOf(row, index, parent), taken }));
}

/** True for a paragraph that a table of tasks consists of, so that its text is told by its rows. */
export function isTaskTable(paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.some((paragraph) => paragraph.cells !== undefined && columnsOf(paragraph.cells) !== null);
}

interface Draft {
  readonly number: string;
  readonly cells: { readonly column: Column; readonly cell: Cell }[];
}

/** The columns that a head row names, or null for a row of the body. Needs a column of units and one of tasks. */
function columnsOf(cells: readonly Cell[]): Column[] | null {
  const columns = cells.map(({ text }) => columnOf(text));
  const isHead = columns.some((one) => one === "lead") && columns.some((one) => one === "name" || one === "text");
  return isHead ? columns : null;
}

function columnOf(words: string): Column {
  const bare = words.replaceAll(/[\s*:]|\([^()]*\)/gu, "");
  const role = LIST_LABELS[bare];
  if (role === "lead" || role === "assist" || role === "time") return role;
  return COLUMNS.find(([pattern]) => pattern.test(bare))?.[1] ?? "other";
}

/** A row without a number, or with the one above it (merged cells), goes on with the row above. */
function addRow(rows: Draft[], cells: readonly Cell[], columns: readonly Column[]): void {
  const placed = cells
    .map((cell, index) => ({ cell, column: columns[index] ?? ("other" as const) }))
    .filter(({ cell }) => cell.text !== "");
  const numbered = columns.includes("number");
  const number = numbered ? (placed.find(({ column }) => column === "number")?.cell.text ?? "") : "";
  const last = rows.at(-1);
  const named = placed.some(({ column }) => column === "name" || column === "text");
  if (!named && placed.length <= 1) return;
  if (numbered && last && (number === "" || number === last.number)) last.cells.push(...placed);
  else rows.push({ number, cells: placed });
}

function pathOf(row: Draft, index: number, parent: OutlineNode | null): string {
  const label = readLabel(row.number, 0)?.printed ?? row.number.replaceAll(/[、.\s]/gu, "");
  const own = label === "" ? String(index + 1) : label;
  return parent ? `${parent.path}/${own}` : own;
}

function toClause(text: string, row: Draft, about: { path: string; taken: Set<number> }): RowClause {
  const fresh = row.cells.filter(({ cell }) => !about.taken.has(cell.span.start));
  for (const { cell, column } of row.cells) if (column === "text" || column === "name") about.taken.add(cell.span.start);
  const of = (column: Column) => row.cells.filter((one) => one.column === column).map(({ cell }) => cell);
  const texts = fresh.filter(({ column }) => column === "text").map(({ cell }) => cell);
  const names = fresh.filter(({ column }) => column === "name").map(({ cell }) => cell);
  const asHeading = texts.length > 0 || (names.length === 1 && !/[。;]/u.test(names[0]?.text ?? "") && (names[0]?.text.length ?? 0) <= 30);
  const body = (asHeading ? texts : names).map(({ span }) => paragraphAt(text, span));
  const heading = asHeading && names[0] ? text.slice(names[0].span.start, names[0].span.end).replace(/[。;；]$/u, "") : null;
  const units = (column: "lead" | "assist") => of(column).map((cell) => ({ ...splitUnits(cell.text), cell }));
  const printed = (lists: ReturnType<typeof units>) => [
    ...new Set(lists.flatMap(({ names: list, cell }) => list.map((name) => printedWords(text, [cell.span], name)))),
  ];
  const [responsible, assist] = [units("lead"), units("assist")];
  const told = responsible.map((list) => ({ ...list, roles: unitsByVerb(list.cell.text) ?? byNotedRole(list.names) }));
  const lead = told.map((list) => ({ ...list, names: list.roles.lead }));
  const noted = told.map((list) => ({ ...list, names: list.roles.assist }));
  const times = fresh.filter(({ column }) => column === "time").map(({ cell }) => cell.span);
  const spans = row.cells.map(({ cell }) => cell.span);
  return {
    clause: {
      path: about.path,
      heading,
      text: [...body.flatMap((piece) => piece.spans), ...times].map((span) => text.slice(span.start, span.end)).join("\n"),
      lead: printed(lead),
      assist: printed([...assist, ...noted]),
      openEnded: [...lead, ...assist].some(({ open }) => open),
      partyCertainty: "certain",
      span: { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) },
    },
    body,
    times,
  };
}
