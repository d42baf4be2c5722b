import type { ReviewState } from "../app/review-plan.ts";
import { clauseNumber, shorten } from "../app/say.ts";
import { sayWhen } from "../app/say-when.ts";
import type { PlanSummary } from "../app/summarise-plan.ts";
import type { PlanState } from "../obligation/types.ts";
import type { Correction, Finding } from "../plan/findings.ts";
import type { Certainty, Clause, Deadline, Plan, Target, TargetOp } from "../plan/types.ts";

export const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  certain: "明确",
  implied: "推断",
  ambiguous: "歧义",
  suspect: "疑误",
};

/** After a reading; what is said in so many words needs no mark. */
export function markOf(certainty: Certainty): string {
  return certainty === "certain" ? "" : `(${CERTAINTY_WORDS[certainty]})`;
}

const STATE_WORDS: Readonly<Record<PlanState, string>> = { imported: "待发布", published: "已发布", retired: "已停用" };

export const REVIEW_WORDS: Readonly<Record<ReviewState, string>> = {
  unreviewed: "待审",
  accepted: "已接受",
  corrected: "已更正",
  rejected: "已否定",
};

export const OP_WORDS: Readonly<Record<TargetOp, string>> = { ">=": "不低于", "<=": "不高于", "=": "等于", ">": "高于", "<": "低于" };

/** What was read, in one line without quote. */
export function sayFinding(finding: Finding): string {
  if (finding.kind === "parties") return sayParties(finding.value);
  return finding.kind === "deadline" ? sayDeadline(finding.value) : sayTarget(finding.value);
}

export function sayParties({ lead, assist, openEnded }: Pick<Clause, "lead" | "assist" | "openEnded">): string {
  const parts = [lead.length > 0 ? `责任单位:${lead.join("、")}` : "", assist.length > 0 ? `配合单位:${assist.join("、")}` : ""].filter(
    Boolean,
  );
  return parts.length === 0 ? "责任单位:未写明" : `${parts.join(";")}${openEnded ? "等" : ""}`;
}

export function sayDeadline({ when, actor }: Pick<Deadline, "when" | "actor">): string {
  return `时限:${sayWhen(when)}${actor.length > 0 ? `,由${actor.join("、")}` : ""}`;
}

export function sayTarget({ name, op, value, unit }: Pick<Target, "name" | "op" | "value" | "unit">): string {
  return `指标:${name}${OP_WORDS[op]}${value ?? "?"}${unit}`;
}

export function sayCorrection({ lead, assist, openEnded, when, actor, name, op, value, unit }: Correction): string {
  const parts = [
    lead && `责任单位:${lead.join("、") || "无"}`,
    assist && `配合单位:${assist.join("、") || "无"}`,
    openEnded === undefined ? undefined : openEnded ? "单位列举未尽(等)" : "单位列举已尽",
    when && `时限:${sayWhen(when)}`,
    actor && `由${actor.join("、") || "(未写明)"}`,
    name && `名称:${name}`,
    op && OP_WORDS[op],
    value,
    unit && `单位:${unit}`,
  ];
  return parts.filter((part) => part !== undefined).join(" ");
}

export function clauseLine({ path, heading, text }: Clause): string {
  const number = clauseNumber(path);
  return `${number}${/[一二三四五六七八九十百]$/.test(number) ? "、" : " "}${heading ?? shorten(text, 40)}`;
}

export function indentOf({ path }: Clause): string {
  return "  ".repeat(path.split("/").length);
}

export function sayPeriod(period: Plan["period"]): string | null {
  if (!period) return null;
  return period.from === period.to ? `${period.from}年` : `${period.from}—${period.to}年`;
}

/** 已发布(自 2024-01-02 起),继续执行 */
export function sayState({
  state,
  draft,
  publishedOn,
  continued,
  supersededBy,
}: Pick<PlanSummary, "state" | "draft" | "publishedOn" | "continued" | "supersededBy">): string {
  if (state === "retired") return supersededBy === null ? STATE_WORDS.retired : `${STATE_WORDS.retired},由 ${supersededBy} 代替`;
  if (draft) return "征求意见稿";
  return `${STATE_WORDS[state]}${publishedOn ? `(自 ${publishedOn} 起)` : ""}${continued ? ",继续执行" : ""}`;
}

/** 驻法〔2022〕1号 · 驻马店市人民政府 · 2022-01-01 · 2021—2025年 · 征求意见稿 */
export function planFacts({ docNumber, issuer, issuedOn, period, status }: Plan): string {
  return [docNumber, issuer, issuedOn, sayPeriod(period), status === "draft" ? "征求意见稿" : null].filter(Boolean).join(" · ");
}
