import { type Label, type LabelKind, readLabel } from "./labels.ts";
import { type Paragraph, partOf } from "./paragraph.ts";

/** A labelled node of the outline with its own paragraphs, the label cut off the first. */
export interface OutlineNode {
  readonly label: Label;
  readonly path: string;
  readonly parent: OutlineNode | null;
  readonly paragraphs: Paragraph[];
  readonly children: OutlineNode[];
  /** Where the label stands in the source. */
  readonly start: number;
}

export interface Outline {
  /** What stands before the first label. */
  readonly head: readonly Paragraph[];
  readonly nodes: readonly OutlineNode[];
}

/** Coarse to fine. A kind that is already open closes what is below it; a new one goes under what is coarser. */
const RANK: Readonly<Record<LabelKind, number>> = {
  part: 0,
  chapter: 1,
  section: 2,
  article: 3,
  cn: 4,
  "cn-paren": 5,
  num: 6,
  decimal: 7,
  "num-paren": 8,
  circle: 9,
};
/** Gaps in the numbering up to this are believed where a label begins a paragraph. */
const GAP = 12;
/** A paragraph of more characters than this, and of most of the text, has lost its line breaks. */
const UNBROKEN = 450;

export function outlineOf(text: string, paragraphs: readonly Paragraph[]): Outline {
  const total = paragraphs.reduce((sum, one) => sum + one.view.text.length, 0);
  const builder = outlineBuilder(text, ranksOf(paragraphs));
  for (const paragraph of paragraphs) {
    const length = paragraph.view.text.length;
    builder.add(paragraph, length > UNBROKEN && length > total * 0.6);
  }
  return builder.outline;
}

/** Where 1. comes first and holds (一), the ranks of the two change places. */
function ranksOf(paragraphs: readonly Paragraph[]): Readonly<Record<LabelKind, number>> {
  const kinds = paragraphs.flatMap((one) => readLabel(one.view.text, 0) ?? []).filter((label) => label.solid);
  const first = kinds.find((label) => label.number === 1);
  const hasCoarser = kinds.some((label) => RANK[label.kind] < RANK["cn-paren"]);
  return first?.kind === "num" && !hasCoarser && kinds.some((label) => label.kind === "cn-paren") ? { ...RANK, num: 4.5 } : RANK;
}

interface Builder {
  readonly outline: Outline;
  add(paragraph: Paragraph, unbroken: boolean): void;
}

function outlineBuilder(text: string, ranks: Readonly<Record<LabelKind, number>>): Builder {
  const head: Paragraph[] = [];
  const nodes: OutlineNode[] = [];
  let open: OutlineNode[] = [];
  const running = new Map<LabelKind, number>();

  function place(label: Label, paragraph: Paragraph): void {
    while (open.length > 0 && !isAbove(open.at(-1), label)) open = open.slice(0, -1);
    const parent = open.at(-1) ?? null;
    const path = parent ? `${parent.path}/${label.printed}` : label.printed;
    const node: OutlineNode = {
      label,
      path,
      parent,
      paragraphs: [],
      children: [],
      start: paragraph.view.source(label.start, label.end).start,
    };
    parent?.children.push(node);
    nodes.push(node);
    open = [...open, node];
    running.set(label.kind, label.number);
  }

  /** A kind already open closes everything down to it, 1.1 but not 1.1.1; a new kind goes under what is coarser. */
  function isAbove(node: OutlineNode | undefined, label: Label): boolean {
    if (!node) return true;
    if (node.label.kind === "decimal" && label.printed.startsWith(`${node.label.printed}.`)) return true;
    const same = open.findIndex((one) => one.label.kind === label.kind);
    return same >= 0 ? open.indexOf(node) < same : ranks[node.label.kind] < ranks[label.kind];
  }

  function isNext(label: Label): boolean {
    const sibling = open.findLast((one) => one.label.kind === label.kind)?.label.number;
    return label.number === (sibling ?? Number.NaN) + 1 || label.number === (running.get(label.kind) ?? Number.NaN) + 1;
  }

  function startsParagraph(label: Label): boolean {
    if (isNext(label)) return true;
    if (!label.solid) return false;
    if (nodes.length === 0) return label.number === 1 || ["part", "chapter", "article", "cn"].includes(label.kind);
    const last = open.findLast((one) => one.label.kind === label.kind)?.label.number ?? running.get(label.kind) ?? 0;
    return label.number <= last + GAP;
  }

  /** Inside a paragraph only the very next number, or a first one that is finer than what is open, is a label. */
  function continuesInside(label: Label, later: (number: number) => boolean): boolean {
    if (!label.solid) return false;
    if (isNext(label)) return true;
    const top = open.at(-1);
    if (label.number !== 1 || !later(2)) return false;
    return !top || (ranks[top.label.kind] < ranks[label.kind] && !open.some((one) => one.label.kind === label.kind));
  }

  function push(paragraph: Paragraph): void {
    if (paragraph.view.text === "") return;
    const node = open.at(-1);
    if (node) node.paragraphs.push(paragraph);
    else head.push(paragraph);
  }

  return {
    outline: { head, nodes },
    add(paragraph, unbroken) {
      const view = paragraph.view.text;
      const cuts = paragraph.cells ? [] : innerLabels(view, unbroken);
      let from = 0;
      const first = paragraph.cells ? null : readLabel(view, 0);
      if (first && startsParagraph(first)) {
        place(first, paragraph);
        from = first.end;
      }
      const lastAt = new Map(cuts.map((one) => [`${one.kind} ${one.number}`, one.start]));
      cuts.forEach((label) => {
        const later = (number: number) => (lastAt.get(`${label.kind} ${number}`) ?? -1) > label.start;
        if (label.start <= from || !continuesInside(label, later)) return;
        push(partOf(text, paragraph, { start: from, end: label.start }));
        place(label, paragraph);
        from = label.end;
      });
      push(from === 0 ? paragraph : partOf(text, paragraph, { start: from, end: view.length }));
    },
  };
}

const AFTER_SENTENCE = /[。;!?)\]〕】]$/u;
const INNER_KINDS: ReadonlySet<LabelKind> = new Set(["cn", "cn-paren", "num", "article", "chapter"]);

/** Places inside a paragraph that look like labels; in an unbroken text 一、 and (一) may follow a heading without a stop. */
function innerLabels(view: string, unbroken: boolean): Label[] {
  const found: Label[] = [];
  for (let at = 1; at < view.length; at++) {
    const before = view[at - 1] ?? "";
    const after = AFTER_SENTENCE.test(before === " " ? (view[at - 2] ?? "") : before);
    if (!after && (!unbroken || /[\d第一二三四五六七八九十百零、,]/u.test(before))) continue;
    const label = readLabel(view, at);
    if (!label || !INNER_KINDS.has(label.kind) || (!after && label.kind === "num" && before !== " ")) continue;
    found.push(label);
    at = label.end - 1;
  }
  return found;
}
