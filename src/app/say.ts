import type { Block, Choice } from "../chat/types.ts";
import type { StoredPlan, Tier } from "../obligation/types.ts";
import type { Clause } from "../plan/types.ts";
import { localDate, yearOf } from "../time/date.ts";
import { standingOf } from "./library.ts";

export const TIER_WORDS: Readonly<Record<Tier, string>> = {
  lead: "牵头",
  assist: "配合",
  group: "成员",
  all: "全体",
  possible: "可能相关",
};

/** 二/(四)/1 as people write it: 二、(四)1. */
export function clauseNumber(path: string): string {
  return path
    .split("/")
    .map((label) => (/^[一二三四五六七八九十百]+$/.test(label) ? `${label}、` : label))
    .join("")
    .replace(/、$/, "");
}

export function planName({ plan }: StoredPlan): string {
  return `《${plan.title}》`;
}

export function sourceOf(plan: StoredPlan, path: string): string {
  const number = plan.plan.docNumber ? `(${plan.plan.docNumber})` : "";
  return `${planName(plan)}${number} ${clauseNumber(path)}`;
}

/** A clause in one line: its heading, or how its text begins. */
export function clauseTitle({ heading, text }: Clause): string {
  return shorten(heading ?? firstSentence(text), 36);
}

export function firstSentence(text: string): string {
  return /^[^。;;\n]*/.exec(text)?.[0] ?? text;
}

export function shorten(text: string, length: number): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length > length ? `${plain.slice(0, length - 1)}…` : plain;
}

/** One paragraph a plan that is not plainly in force: a draft, or one whose period is over. */
export function standingNotes(plans: readonly StoredPlan[], now: number): Block[] {
  const year = yearOf(localDate(now));
  return [...new Set(plans)].flatMap((plan) => {
    const standing = standingOf(plan, year);
    return standing ? [{ kind: "paragraph" as const, text: `依据${planName(plan)}:${standing}` }] : [];
  });
}

/** How a list item opens a clause, on every platform. */
export function openClause(plan: StoredPlan, path: string): string {
  return `/clause #${plan.id} ${path}`;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Place of the first item in the whole, from 0. */
  readonly first: number;
  readonly more: Choice[];
  /** 第1页,共3页; empty where one page holds all. */
  readonly label: string;
}

/** The `page`th page, from 1; `more` is the offer of the next one. */
export function pageOf<T>(all: readonly T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const current = Math.min(Math.max(1, page), pages);
  const first = (current - 1) * size;
  return {
    items: all.slice(first, first + size),
    first,
    more: current < pages ? [{ label: "更多", say: "更多" }] : [],
    label: pages > 1 ? `第${current}页,共${pages}页` : "",
  };
}
