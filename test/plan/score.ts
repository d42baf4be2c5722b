import type { Deadline, Plan, Target } from "../../src/plan/types.ts";

/** Compares a plan with a hand annotation: F1 per kind, and every miss. Annotations have the form of test/fixtures/gold. */
export const KINDS = ["meta", "clauses", "headings", "texts", "parties", "times", "deadlines", "actors", "targets"] as const;
export type Kind = (typeof KINDS)[number];

export interface Gold {
  readonly plan: string;
  readonly source: string;
  readonly title: string;
  readonly docNumber: string | null;
  readonly issuer: string | null;
  readonly region: string | null;
  readonly issuedOn: string | null;
  readonly period: { readonly from: number; readonly to: number } | null;
  readonly status: string;
  readonly noise?: readonly string[];
  readonly clauses: readonly GoldClause[];
  readonly duties: readonly GoldDuty[];
  readonly metrics: readonly GoldMetric[];
}

interface GoldClause {
  readonly path: string;
  readonly heading?: string | null;
  readonly text_starts?: string;
  readonly lead?: readonly string[];
  readonly assist?: readonly string[];
  readonly openEnded?: boolean;
}

interface GoldDuty {
  readonly clause: string;
  readonly quote: string;
  readonly time: string;
  readonly actor: readonly string[];
  readonly when: string;
  readonly ambiguous?: boolean;
}

interface GoldMetric {
  readonly clause: string;
  readonly quote: string;
  readonly name: string;
  readonly op: string;
  readonly value: number | null;
  readonly unit: string;
  readonly suspect?: boolean;
  readonly ambiguous?: boolean;
}

export interface Tally {
  hit: number;
  gold: number;
  found: number;
}

export interface Comparison {
  readonly score: Readonly<Record<Kind, Tally>>;
  readonly misses: readonly string[];
}

export function f1({ hit, gold, found }: Tally): number {
  const precision = found > 0 ? hit / found : gold > 0 ? 0 : 1;
  const recall = gold > 0 ? hit / gold : 1;
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
}

export function addUp(all: readonly Comparison[], kind: Kind): Tally {
  return all.reduce(
    (sum, { score }) => ({ hit: sum.hit + score[kind].hit, gold: sum.gold + score[kind].gold, found: sum.found + score[kind].found }),
    { hit: 0, gold: 0, found: 0 },
  );
}

export function compare(gold: Gold, found: Plan, text: string): Comparison {
  const misses: string[] = [];
  const times = compareDeadlines(gold, found, { text, misses });
  const score = {
    meta: compareSets(
      META.map((key) => shown(gold, key)),
      META.map((key) => shown(found, key)),
      { label: "meta", misses },
    ),
    clauses: compareSets(
      gold.clauses.map((one) => path(one.path)),
      found.clauses.map((one) => path(one.path)),
      { label: "clause", misses },
    ),
    ...compareClauses(gold, found, { text, misses }),
    ...times,
    targets: compareTargets(gold, found, { text, misses }),
  };
  const printed = squeeze(JSON.stringify([found.title, found.clauses.map((one) => [one.heading, one.text])]));
  for (const noise of gold.noise ?? [])
    if (squeeze(noise).length > 5 && printed.includes(squeeze(noise))) misses.push(`noise kept: ${noise}`);
  return { score, misses };
}

interface Context {
  readonly text: string;
  readonly misses: string[];
}

const META = ["title", "docNumber", "issuer", "region", "issuedOn", "period", "status"] as const;

function shown(about: Gold | Plan, key: (typeof META)[number]): string {
  if (key === "period") return about.period ? `period=${about.period.from}-${about.period.to}` : "period=null";
  return `${key}=${squeeze(about[key] ?? "null")}`;
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}

function path(printed: string): string {
  return name(printed).replaceAll(/[、.．]/gu, "");
}

function name(printed: string): string {
  return squeeze(printed).replaceAll("（", "(").replaceAll("）", ")");
}

function compareSets(gold: readonly string[], found: readonly string[], about: { label: string; misses: string[] }): Tally {
  const left = [...found];
  let hit = 0;
  for (const one of gold) {
    const at = left.indexOf(one);
    if (at < 0) about.misses.push(`${about.label} missed: ${one}`);
    else {
      hit++;
      left.splice(at, 1);
    }
  }
  for (const one of left) about.misses.push(`${about.label} false: ${one}`);
  return { hit, gold: gold.length, found: found.length };
}

function partiesOf(clauses: readonly GoldClause[]): string[] {
  return clauses.flatMap((one) => [
    ...(one.lead ?? []).map((unit) => `${path(one.path)} lead ${name(unit)}`),
    ...(one.assist ?? []).map((unit) => `${path(one.path)} assist ${name(unit)}`),
    ...(one.openEnded ? [`${path(one.path)} 等`] : []),
  ]);
}

function compareClauses(gold: Gold, found: Plan, { text, misses }: Context): Pick<Record<Kind, Tally>, "headings" | "texts" | "parties"> {
  const byPath = new Map(found.clauses.map((one) => [path(one.path), one]));
  const heads = (clauses: readonly GoldClause[]) =>
    clauses.flatMap((one) => (one.heading ? [`${path(one.path)} ${squeeze(one.heading)}`] : []));
  const known = gold.clauses.flatMap((one) => byPath.get(path(one.path)) ?? []);
  const clean = (words: string) => squeeze((gold.noise ?? []).reduce((rest, noise) => rest.split(noise).join(""), words));
  const texts: Tally = { hit: 0, gold: 0, found: 0 };
  for (const one of gold.clauses) {
    if (!one.text_starts) continue;
    texts.gold++;
    const told = clean(byPath.get(path(one.path))?.text ?? "");
    if (told !== "") texts.found++;
    const at = text.indexOf(one.text_starts);
    const start = clean(text.slice(at, at + 120)).slice(0, 10);
    const quotes = [...gold.duties, ...gold.metrics]
      .filter((duty) => path(duty.clause) === path(one.path))
      .map((duty) => clean(duty.quote));
    if (told.startsWith(start) && quotes.every((quote) => told.includes(quote))) texts.hit++;
    else misses.push(`text of ${one.path}: starts «${told.slice(0, 16)}», should start «${start}» and hold ${quotes.length} quotes`);
  }
  const told = found.clauses.reduce((sum, one) => sum + squeeze(one.text).length, 0);
  if (told > squeeze(text).length) {
    texts.hit = 0;
    misses.push("something is told twice");
  }
  return {
    texts,
    headings: compareSets(heads(gold.clauses), heads(known), { label: "heading", misses }),
    parties: compareSets(partiesOf(gold.clauses), partiesOf(found.clauses), { label: "party", misses }),
  };
}

type Place = readonly [number, number];

function places(text: string, quote: string, part: string): Place[] {
  const inner = Math.max(0, quote.indexOf(part));
  const out: Place[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) out.push([at + inner, at + inner + part.length]);
  return out;
}

function overlap(left: readonly Place[], right: readonly Place[]): boolean {
  return left.some(([s, e]) => right.some(([t, f]) => 2 * (Math.min(e, f) - Math.max(s, t)) >= Math.max(e, f) - Math.min(s, t)));
}

function sameWhen(gold: GoldDuty, found: Deadline): boolean {
  const year = /^once:(\d{4})-12-31$/u.exec(gold.when);
  if (!year || !/\d{4}年前/u.test(gold.time)) return gold.when === found.when;
  return found.ambiguous && [gold.when, `once:${Number(year[1]) + 1}-12-31`].includes(found.when);
}

function compareDeadlines(gold: Gold, found: Plan, { text, misses }: Context): Pick<Record<Kind, Tally>, "times" | "deadlines" | "actors"> {
  const left = found.deadlines.map((one) => ({
    one,
    at: one.quote.length > 400 || !one.quote.includes(one.time) ? [] : places(text, one.quote, one.time),
  }));
  for (const { one, at } of left)
    if (at.length === 0) misses.push(`quote is not in the text, too long, or without its time: ${one.quote.slice(0, 60)}`);
  const times: Tally = { hit: 0, gold: gold.duties.length, found: left.length };
  const deadlines: Tally = { ...times };
  const actors: Tally = { hit: 0, gold: 0, found: 0 };
  for (const duty of gold.duties) {
    const at = places(text, duty.quote, duty.time);
    const here = left.filter((one) => overlap(at, one.at));
    const right = ({ one }: { one: Deadline }) => sameWhen(duty, one) && path(one.clause) === path(duty.clause);
    const match = here.find(right) ?? here[0];
    if (!match) {
      if (duty.ambiguous) {
        times.gold--;
        deadlines.gold--;
        continue;
      }
      misses.push(`deadline missed: ${duty.when} «${duty.quote}»`);
      actors.gold += duty.actor.length;
      continue;
    }
    left.splice(left.indexOf(match), 1);
    times.hit++;
    if (right(match)) deadlines.hit++;
    else misses.push(`deadline wrong: ${match.one.clause} ${match.one.when} for ${duty.clause} ${duty.when} «${duty.quote}»`);
    const tally = compareSets(duty.actor.map(name), match.one.actor.map(name), { label: `actor of «${duty.quote.slice(0, 24)}…»`, misses });
    for (const key of ["hit", "gold", "found"] as const) actors[key] += tally[key];
  }
  for (const { one } of left) misses.push(`deadline false: ${one.when} «${one.quote}»`);
  return { times, deadlines, actors };
}

function alike(left: string, right: string): boolean {
  const [x, y] = [squeeze(left), squeeze(right)];
  if (x === "" || y === "") return x === "";
  if (x.includes(y) || y.includes(x)) return true;
  const pairs = (one: string) => new Set([...one].slice(1).map((char, at) => one[at] + char));
  const [p, q] = [pairs(x), pairs(y)];
  return [...p].filter((pair) => q.has(pair)).length * 2 >= Math.min(p.size, q.size);
}

function compareTargets(gold: Gold, found: Plan, { text, misses }: Context): Tally {
  const left = found.targets.map((one) => ({ one, at: one.quote.length > 400 ? [] : places(text, one.quote, one.quote) }));
  const tally: Tally = { hit: 0, gold: gold.metrics.length, found: left.length };
  for (const metric of gold.metrics) {
    const at = places(text, metric.quote, metric.quote);
    const match = left.find((one) => one.at.some(([t, f]) => at.some(([s, e]) => s < f && t < e)) && sameTarget(metric, one.one));
    if (match) {
      tally.hit++;
      left.splice(left.indexOf(match), 1);
    } else if (metric.ambiguous) tally.gold--;
    else misses.push(`target missed: ${metric.op}${metric.value}${metric.unit} ${metric.name} «${metric.quote}»`);
  }
  for (const { one } of left) misses.push(`target false: ${one.op}${one.value}${one.unit} ${one.name} «${one.quote}»`);
  return tally;
}

function sameTarget(gold: GoldMetric, found: Target): boolean {
  const same = path(found.clause) === path(gold.clause) && found.op === gold.op && found.value === gold.value;
  return same && squeeze(found.unit) === squeeze(gold.unit) && alike(gold.name, found.name) && found.suspect === (gold.suspect ?? false);
}
