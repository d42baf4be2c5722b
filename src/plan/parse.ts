import type { SourceDocument } from "../document/types.ts";
import { isoDate } from "../time/date.ts";
import { clausesOf } from "./clauses.ts";
import { deadlinesOf } from "./deadlines.ts";
import { metaOf, type PlanMeta } from "./meta.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { type Paragraph, paragraphsOf } from "./paragraph.ts";
import { passageOf } from "./passage.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import { tableClauses } from "./tables.ts";
import { targetsOf } from "./targets.ts";
import type { Plan } from "./types.ts";

/** An outline has at least this many labels; fewer are a list in a letter. */
const FEWEST = 2;

/**
 * The plans of a document, in order: outline, units, deadlines, targets. A text without an outline has none. Never throws on any text;
 * takes time in proportion to it. docs/parsing.md describes the method.
 */
export function parsePlans(document: SourceDocument): Plan[] {
  const segments = segmentsOf(document.text, paragraphsOf(document));
  const outlined = segments.map((segment) => ({ segment, outline: outlineOf(document.text, segment.paragraphs) }));
  const withOutline = outlined.filter(({ outline }) => outline.nodes.length >= FEWEST);
  // A table behind an outline repeats it; alone it is the plan.
  const plans =
    withOutline.length > 0
      ? withOutline
      : outlined.filter(({ outline }) => tableClauses(document.text, outline.head, null).length >= FEWEST);
  const attached = plans.some(({ segment }) => segment.attached);
  const own = attached ? plans.filter(({ segment, outline }) => segment.attached || !isNotice(outline)) : plans;
  const first = own[0] ? segments.indexOf(own[0].segment) : 0;
  const front = segments.slice(0, first).flatMap((segment) => [...segment.paragraphs, ...segment.tail]);
  return own.map((one) => planOf(document, one, front));
}

/** A letter that hands out attachments, whose numbered points are not the plan. */
function isNotice(outline: Outline): boolean {
  return outline.head.some(({ view }) =>
    /关于印发|的通知$|现(?:将|予)?.{0,30}印发|征求.{0,80}意见的(?:公告|函|通告|启事)|向社会公开征求意见/u.test(view.text),
  );
}

function planOf(document: SourceDocument, found: { segment: Segment; outline: Outline }, front: readonly Paragraph[]): Plan {
  const { outline, segment } = found;
  const clauses = outline.nodes.length >= FEWEST ? clausesOf(document.text, outline) : tableClauses(document.text, outline.head, null);
  const meta = metaOf({
    opening: document.text.slice(0, 3000),
    front,
    head: outline.head,
    body: outline.nodes.slice(0, 8).flatMap((node) => node.paragraphs),
    tail: segment.tail,
    text: document.text,
  });
  const today = referenceDay(meta);
  const passages = clauses.flatMap(({ clause, body }) =>
    body.map((piece) => passageOf(document.text, { clause: clause.path, today }, piece)),
  );
  const context = { source: document.text, today, period: meta.period };
  const listed = clauses.flatMap(({ clause, times }) =>
    times.map((span) => passageOf(document.text, { clause: clause.path, today }, { spans: [span] })),
  );
  return {
    ...meta,
    clauses: clauses.map(({ clause }) => clause),
    deadlines: deadlinesOf(passages, listed, context),
    targets: targetsOf(passages, context),
  };
}

/** The day from which the plan's words are counted: its own date, else the beginning of its period. */
function referenceDay(meta: PlanMeta): string | null {
  return meta.issuedOn ?? (meta.period ? isoDate(meta.period.from, 1, 1) : null);
}
