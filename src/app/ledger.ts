import type { Context } from "../context.ts";
import { explainDate } from "../obligation/explain.ts";
import { STATE_WORDS } from "../obligation/follow-up.ts";
import { isHistory, occurrencesOf } from "../obligation/occurrences.ts";
import { type ClauseParties, partyIndexOf } from "../obligation/party-index.ts";
import { tasksOf } from "../obligation/tasks.ts";
import { obligationsOf } from "../obligation/tiers.ts";
import type { Obligation, Occurrence } from "../obligation/types.ts";
import type { PlanRecord } from "../store/plan-store.ts";
import { addMonths, type IsoDate, yearOf } from "../time/date.ts";
import type { Unit } from "../unit/types.ts";
import { NONE, NOT_SAID } from "./ledger-columns.ts";
import { remarkOf } from "./ledger-remark.ts";
import { standingOf } from "./library.ts";
import { isOpen, stateOf, type Tracked, trackedOccurrences } from "./open-occurrences.ts";
import { clauseNumber, firstSentence, shorten } from "./say.ts";

/** 责任分解表: what each writer puts on paper. */
export interface Ledger {
  readonly title: string;
  /** Below the title: number of the plan, whose table, when it was made; and what is to be known of the plan's standing. */
  readonly notes: readonly string[];
  readonly rows: readonly LedgerRow[];
  /** Without folder and ending. */
  readonly fileName: string;
}

/** One obligation. */
export interface LedgerRow {
  readonly number: number;
  readonly clause: string;
  readonly task: string;
  /** The clause as printed. */
  readonly requirement: string;
  readonly lead: string;
  readonly assist: string;
  readonly time: string;
  /** The next legal date from today on, or null. */
  readonly next: IsoDate | null;
  readonly target: string;
  readonly state: string;
  readonly remark: string;
}

export interface LedgerRequest {
  readonly record: PlanRecord;
  /** Null for the whole plan. */
  readonly unit: Unit | null;
  readonly today: IsoDate;
  /** Whether the table is for somebody who may see how far the unit is. */
  readonly withProgress: boolean;
}

type LedgerContext = Pick<Context, "directory" | "calendar" | "library" | "store"> & Context;

/** The table of a plan, or of one unit's part in it. */
export async function ledgerOf(context: LedgerContext, request: LedgerRequest): Promise<Ledger> {
  const { record, unit, today, withProgress } = request;
  const tracked = unit && withProgress ? await trackedOccurrences(context, unit, today) : [];
  const duties = unit ? forReading(obligationsOf(unit, [record], context.directory), record) : wholePlan(context, record);
  const rows = duties.map((duty, at) => rowOf(context, request, { duty, number: at + 1, tracked: trackedOf(tracked, duty) }));
  const base = record.plan.title.replace(/[\\/:*?"<>|\s]+/g, "");
  return {
    title: `${record.plan.title}责任分解表${unit ? `(${unit.name})` : ""}`,
    notes: notesOf(request, duties),
    rows,
    fileName: unit ? `${base}-${unit.name}-责任分解表` : `${base}-责任分解表`,
  };
}

/** How far ahead the next date is looked for; plans have five years. */
const AHEAD_MONTHS = 60;
/** A table shows the date of a daily or weekly duty only where nothing rarer is due. */
const ROUTINE_AHEAD_MONTHS = 1;

function wholePlan({ directory }: LedgerContext, record: PlanRecord): readonly Obligation[] {
  return tasksOf(partyIndexOf(directory).of(record).clauses)
    .filter((parties) => !isPreamble(parties))
    .map(({ clause, deadlines, targets }) => ({
      plan: record,
      clause,
      tier: "lead",
      reason: "",
      deadlines: deadlines.map(({ deadline }) => deadline),
      targets,
    }));
}

const PREAMBLE = /^(?:指导思想|(?:主要|基本|工作|总体)?原则|(?:总体|工作)?思路|(?:面临的?)?形势|(?:重大|重要)?意义|(?:发展|工作)?基础)$/;

/** What states a spirit and asks nobody for anything. */
function isPreamble({ clause, lead, assist, deadlines, targets }: ClauseParties): boolean {
  return PREAMBLE.test(clause.heading ?? "") && lead.length + assist.length + deadlines.length + targets.length === 0;
}

/** As in the plan, what may not concern the unit last. */
function forReading(duties: readonly Obligation[], { plan }: PlanRecord): readonly Obligation[] {
  const place = new Map(plan.clauses.map(({ path }, at) => [path, at]));
  const rank = ({ tier, clause }: Obligation) => (tier === "possible" ? plan.clauses.length : 0) + (place.get(clause.path) ?? 0);
  return [...duties].sort((a, b) => rank(a) - rank(b));
}

function trackedOf(tracked: readonly Tracked[], { plan, clause }: Obligation): readonly Tracked[] {
  return tracked.filter(({ occurrence: { obligation } }) => obligation.plan.id === plan.id && obligation.clause.path === clause.path);
}

interface RowParts {
  readonly duty: Obligation;
  readonly number: number;
  readonly tracked: readonly Tracked[];
}

function rowOf(context: LedgerContext, request: LedgerRequest, { duty, number, tracked }: RowParts): LedgerRow {
  const { clause, deadlines, targets } = duty;
  const next = nextOf(context, duty, request.today);
  return {
    number,
    clause: clauseNumber(clause.path),
    task: shorten(clause.heading ?? firstSentence(clause.text), 40),
    requirement: clause.text || (clause.heading ?? ""),
    lead: unitList(clause.lead, clause.openEnded && clause.assist.length === 0) || NOT_SAID,
    assist: unitList(clause.assist, clause.openEnded) || NONE,
    time: unique(deadlines.map((deadline) => deadline.time)).join("\n") || NOT_SAID,
    next: next?.due ?? null,
    target: unique(targets.map((target) => target.quote)).join("\n") || NONE,
    state: stateText(context, request, { duty, next, tracked }),
    remark: remarkOf(request, duty, next) || NONE,
  };
}

function nextOf({ calendar }: LedgerContext, duty: Obligation, today: IsoDate): Occurrence | null {
  const rare = occurrencesOf([duty], { from: today, to: addMonths(today, AHEAD_MONTHS) }, calendar, { routine: false })[0];
  return rare ?? occurrencesOf([duty], { from: today, to: addMonths(today, ROUTINE_AHEAD_MONTHS) }, calendar)[0] ?? null;
}

interface StateParts {
  readonly duty: Obligation;
  readonly next: Occurrence | null;
  readonly tracked: readonly Tracked[];
}

/** 绿灯, 黄灯·办理中, 历史: how it stands, as far as the reader may know. */
function stateText({ calendar }: LedgerContext, { record, today }: LedgerRequest, { duty, next, tracked }: StateParts): string {
  if (record.plan.status === "draft") return "尚未生效";
  if (record.state !== "published") return "未发布";
  const [now] = [...tracked.filter(isOpen), ...tracked];
  if (now) {
    const words = STATE_WORDS[stateOf(now) ?? "open"];
    return isOpen(now) ? `${explainDate(now.occurrence, calendar, today).light}\n${words}` : words;
  }
  if (next) return next.afterPeriod && !record.continued ? "规划期已满" : explainDate(next, calendar, today).light;
  const past = occurrencesOf([duty], { from: addMonths(today, -AHEAD_MONTHS * 4), to: today }, calendar, { routine: false }).at(-1);
  if (!past) return NONE;
  return isHistory(past) ? "历史" : "时限已过";
}

function notesOf({ record, unit, today }: LedgerRequest, duties: readonly Obligation[]): readonly string[] {
  const { plan } = record;
  const possible = duties.filter(({ tier }) => tier === "possible").length;
  const facts = [
    plan.docNumber ? `文号:${plan.docNumber}` : null,
    plan.issuer ? `发文机关:${plan.issuer}` : null,
    unit ? `责任单位:${unit.name}` : null,
    `共 ${duties.length - possible} 项${possible > 0 ? `,另有 ${possible} 项可能相关` : ""}`,
    `制表日期:${today}`,
  ];
  const standing = standingOf(record, yearOf(today));
  return [facts.filter(Boolean).join("    "), ...(standing ? [`说明:${standing}。`] : [])];
}

function unitList(names: readonly string[], openEnded: boolean): string {
  return names.length > 0 ? names.join("、") + (openEnded ? "等" : "") : "";
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
