import { clauseNumber } from "../app/say.ts";
import { sayWhen } from "../app/say-when.ts";
import { groupBy } from "../plan/group-by.ts";
import type { Clause, Plan } from "../plan/types.ts";
import { CERTAINTY_WORDS, OP_WORDS } from "./plan-words.ts";

const COLUMNS = [
  "文件",
  "规划方案",
  "条款",
  "条款标题",
  "类别",
  "单位",
  "时限",
  "时间代码",
  "指标",
  "比较",
  "数值",
  "计量单位",
  "把握",
  "原文",
] as const;

/** With the byte order mark by which Excel knows UTF-8. */
export const CSV_HEAD = `\ufeff${COLUMNS.join(",")}\r\n`;

/** One row a party, deadline or target, clause by clause. */
export function csvRows(file: string, plan: Plan): string {
  const deadlines = groupBy(plan.deadlines, ({ clause }) => clause);
  const targets = groupBy(plan.targets, ({ clause }) => clause);
  return plan.clauses
    .flatMap((clause) => {
      const common = { 文件: file, 规划方案: plan.title, 条款: clauseNumber(clause.path), 条款标题: clause.heading ?? "" };
      return [
        ...partyRows(clause),
        ...(deadlines.get(clause.path) ?? []).map(({ actor, when, ambiguous, certainty, quote }) => ({
          类别: "时限",
          单位: actor.join("、"),
          时限: sayWhen(when),
          时间代码: when,
          把握: CERTAINTY_WORDS[ambiguous ? "ambiguous" : certainty],
          原文: quote,
        })),
        ...(targets.get(clause.path) ?? []).map(({ name, op, value, unit, suspect, certainty, quote }) => ({
          类别: "指标",
          指标: name,
          比较: OP_WORDS[op],
          数值: String(value ?? ""),
          计量单位: unit,
          把握: CERTAINTY_WORDS[suspect ? "suspect" : certainty],
          原文: quote,
        })),
      ].map((row) => line({ ...common, ...row }));
    })
    .join("");
}

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;

function partyRows({ lead, assist, partyCertainty }: Clause): Row[] {
  const rows = (names: readonly string[], kind: string) =>
    names.map((name) => ({ 类别: kind, 单位: name, 把握: CERTAINTY_WORDS[partyCertainty] }));
  return [...rows(lead, "责任单位"), ...rows(assist, "配合单位")];
}

function line(row: Row): string {
  return `${COLUMNS.map((column) => cell(row[column] ?? "")).join(",")}\r\n`;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV Injection). */
function cell(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  const safe = /^[=+\-@]/.test(plain) && Number.isNaN(Number(plain)) ? `'${plain}` : plain;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
