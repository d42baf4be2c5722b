import { viewOf } from "../text/view.ts";
import { headingsOf } from "./headings.ts";
import type { Outline, OutlineNode } from "./outline.ts";
import { type Paragraph, partOf } from "./paragraph.ts";
import { printedWords } from "./printed.ts";
import { isTaskTable, tableClauses } from "./tables.ts";
import type { Certainty, Clause, Span } from "./types.ts";
import { type FoundList, inlineUnits, saysFirstLeads, unitLists } from "./unit-lists.ts";
import { LIST_CERTAINTY } from "./unit-words.ts";

/** A clause with the pieces of its own text and the time limits that its unit lists name. */
export interface ReadClause {
  readonly clause: Clause;
  readonly body: readonly Paragraph[];
  readonly times: readonly Span[];
}

/** Clauses of an outline, in order. */
export function clausesOf(text: string, { nodes, head }: Outline): ReadClause[] {
  const headed = headingsOf(text, nodes);
  let firstLeads = head.some((paragraph) => saysFirstLeads(paragraph.view.text));
  const bodies = nodes.map((node) => {
    const { heading, body } = headed.get(node) ?? { heading: null, body: node.paragraphs };
    firstLeads ||= node.paragraphs.some((paragraph) => saysFirstLeads(paragraph.view.text));
    const rows = isTaskTable(node.paragraphs) ? tableClauses(text, node.paragraphs, node) : [];
    return { node, heading, rows, read: readBody(text, rows.length > 0 ? body.filter((one) => !one.cells) : body, firstLeads) };
  });
  const lists = handedUp(
    text,
    bodies.map(({ node, read }) => [node, read] as const),
  );
  return bodies.flatMap(({ node, heading, rows, read }) => {
    const clause: Clause = {
      path: node.path,
      heading: heading === "" ? null : heading,
      text: ownText(text, read.pieces, read.times),
      ...parties(lists.get(node) ?? []),
      span: {
        start: node.start,
        end: Math.max(node.start, ...node.paragraphs.flatMap((paragraph) => paragraph.spans.map((span) => span.end))),
      },
    };
    return [{ clause, body: read.pieces, times: read.times }, ...rows];
  });
}

/** The pieces, and the time limits that stood among the units (完成时限:2023年12月底), which are no units; in the order of the source. */
function ownText(text: string, pieces: readonly Paragraph[], times: readonly Span[]): string {
  const told = [
    ...pieces.map((piece) => ({ at: piece.spans[0]?.start ?? 0, words: printed(text, piece) })),
    ...times.map((span) => ({ at: span.start, words: text.slice(span.start, span.end).trim() })),
  ];
  return told
    .sort((a, b) => a.at - b.at)
    .map(({ words }) => words)
    .join("\n");
}

/** A piece as it is printed, without what was cut out of it. */
function printed(text: string, piece: Paragraph): string {
  return piece.spans
    .map((span) => text.slice(span.start, span.end))
    .join("")
    .trim();
}

interface ReadBody {
  readonly pieces: Paragraph[];
  readonly lists: FoundList[];
  readonly times: Span[];
  /** True where the only list is a line of its own behind the text. */
  readonly ownLine: boolean;
}

/** The unit lists of each node. A line of units behind the last of several items that have none themselves is their parent's. */
function handedUp(text: string, bodies: readonly (readonly [OutlineNode, ReadBody])[]): Map<OutlineNode, readonly FoundList[]> {
  const read = new Map(bodies);
  const lists = new Map<OutlineNode, readonly FoundList[]>(bodies.map(([node, body]) => [node, body.lists]));
  for (const [node, body] of bodies) {
    const parent = node.parent;
    if (!parent || !(body.ownLine || isRunOn(text, parent, node)) || parent.children.at(-1) !== node || parent.children.length < 2)
      continue;
    const earlier = parent.children.slice(0, -1);
    if ([parent, ...earlier].some((one) => (read.get(one)?.lists.length ?? 0) > 0)) continue;
    const itemised = earlier.every((one) => /[;,]$/u.test(one.paragraphs.at(-1)?.view.text ?? ""));
    const level = parent.parent?.children ?? bodies.flatMap(([one]) => (one.parent === null ? [one] : []));
    if (!itemised && !level.some((one) => one !== parent && (read.get(one)?.lists.length ?? 0) > 0)) continue;
    lists.set(parent, body.lists);
    lists.set(node, []);
  }
  return lists;
}

/** (一)扬尘治理。1.…;2.…。(县住建局): points and units in one line. */
function isRunOn(text: string, parent: OutlineNode, last: OutlineNode): boolean {
  const first = parent.children[0]?.start ?? last.start;
  return last.start - first < 2000 && !text.slice(first, last.start).includes("\n");
}

function readBody(text: string, body: readonly Paragraph[], firstLeads: boolean): ReadBody {
  const pieces: Paragraph[] = [];
  const lists: FoundList[] = [];
  const times: Span[] = [];
  const inline: FoundList[] = [];
  let ownLine = false;
  for (const paragraph of joinedLists(text, body)) {
    const found = unitLists(paragraph.view.text, { firstLeads });
    lists.push(...found.map((list) => asPrinted(text, paragraph, list)));
    if (!paragraph.cells) inline.push(...inlineUnits(paragraph.view.text).map((one) => asPrinted(text, paragraph, asInline(one))));
    ownLine = lists.length === 1 && found.length === 1 && pieces.length > 0 && found[0]?.start === 0;
    times.push(...found.flatMap((list) => list.times.map((time) => paragraph.view.source(time.start, time.end))));
    let from = 0;
    for (const { start, end } of [...found, { start: paragraph.view.text.length, end: 0 }]) {
      const piece = from === 0 && start === paragraph.view.text.length ? paragraph : partOf(text, paragraph, { start: from, end: start });
      if (/[^\s。;,、]/u.test(piece.view.text)) pieces.push(piece);
      from = end;
    }
  }
  // Where a list stands by itself it says all that is meant.
  return { pieces, lists: lists.length > 0 ? lists : inline, times, ownLine };
}

const LIST_BEGINS = /(?:责任|牵头|主办|主责|配合|协办|承办)[\p{Script=Han}]{2,4} ?[:】〕]/u;

/** A list that was broken over lines is one: its first line ends in 、 or leaves its bracket open. */
function joinedLists(text: string, body: readonly Paragraph[]): Paragraph[] {
  const joined: Paragraph[] = [];
  let open = 0;
  for (const paragraph of body) {
    const last = joined.at(-1);
    if (last && open > 0) {
      const spans = [...last.spans, ...paragraph.spans];
      joined[joined.length - 1] = { spans, view: viewOf(text, { spans, blanks: "keep" }) };
    } else joined.push(paragraph);
    const view = joined.at(-1)?.view.text ?? "";
    const at = view.search(LIST_BEGINS);
    const tail = at < 0 ? "" : view.slice(Math.max(0, at - 1));
    const goesOn = /[、,]$/u.test(tail) || (/^[([〔【]/u.test(tail) && !/[)\]〕】]/u.test(tail.slice(-4)) && tail.length < 300);
    open = tail !== "" && goesOn && open < MOST_LINES ? open + 1 : 0;
  }
  return joined;
}

/** A unit list goes over at most so many lines. */
const MOST_LINES = 6;

function asInline(units: Pick<FoundList, "lead" | "assist">): FoundList {
  return { ...units, open: false, certainty: LIST_CERTAINTY.verb, times: [], start: 0, end: 0 };
}

function asPrinted(text: string, paragraph: Paragraph, list: FoundList): FoundList {
  const names = (folded: readonly string[]) => folded.map((name) => printedWords(text, paragraph.spans, name));
  return { ...list, lead: names(list.lead), assist: names(list.assist) };
}

const ORDER: readonly Certainty[] = ["certain", "implied", "ambiguous", "suspect"];

function parties(lists: readonly FoundList[]): Pick<Clause, "lead" | "assist" | "openEnded" | "partyCertainty"> {
  const lead = [...new Set(lists.flatMap((list) => list.lead))];
  const assist = [...new Set(lists.flatMap((list) => list.assist))];
  const worst = Math.max(0, ...lists.map((list) => ORDER.indexOf(list.certainty)));
  return { lead, assist, openEnded: lists.some((list) => list.open), partyCertainty: ORDER[worst] ?? "certain" };
}
