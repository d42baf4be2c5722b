import type { Clause, Plan, Target } from "../plan/types.ts";

/** What a plan promises of the network of service points: 每个县(区)设立1个人民调解中心. */
export interface NetworkPromise {
  readonly clause: string;
  /** The words that promise it, as printed. */
  readonly quote: string;
  readonly facility: Facility;
  /** One for each place of this level, or a number for the whole. */
  readonly level: PromiseLevel;
  readonly count: number;
  /** Area, windows, staff: printed demands on each, which no record of points holds. */
  readonly conditions: readonly Target[];
}

export type PromiseLevel = "prefecture" | "county" | "township" | "village" | "total";

export type Facility = (typeof FACILITIES)[number]["name"];

/** Kinds of places that plans promise, with other names for them; a longer name stands before one that it contains. */
export const FACILITIES = [
  { name: "公共法律服务中心", words: ["公共法律服务中心"] },
  { name: "公共法律服务工作站", words: ["公共法律服务工作站", "公共法律服务站"] },
  { name: "公共法律服务工作室", words: ["公共法律服务工作室", "公共法律服务室"] },
  { name: "律师调解工作室", words: ["律师调解工作室"] },
  { name: "人民调解中心", words: ["人民调解中心"] },
  { name: "人民调解委员会", words: ["人民调解委员会", "调解委员会"] },
  { name: "法律援助中心", words: ["法律援助中心"] },
  { name: "法律援助工作站", words: ["法律援助工作站", "法律援助联络点"] },
  { name: "公证处", words: ["公证处", "公证机构"] },
  { name: "司法鉴定机构", words: ["司法鉴定所", "司法鉴定机构"] },
  { name: "公共法律服务实体平台", words: ["公共法律服务实体平台"] },
  { name: "司法所", words: ["司法所"] },
] as const;

/** Tried on the words before a facility's name. */
const LEVELS: readonly (readonly [PromiseLevel, RegExp])[] = [
  ["prefecture", /市、?县两级|市级|市、县/],
  ["county", /市、?县两级|县级|[县区]\((?:市、)?[区县]\)|县\(市、区\)|各县区|每个县|各县|(?:^|实现|、)[县区]$/],
  ["township", /乡镇|乡\(镇|镇街|镇\(街|街道/],
  ["village", /村\(|村居|行政村|社区/],
];

const FOUNDING = /设立|建立|建成|设置|全覆盖|有效覆盖/;
/** Words of who works there, not of a place: 为每个县级人民调解中心配备5名. */
const STAFFING = /配备|依托|督导/;

/** Promises in the order of the text; one for each facility and level of a clause. */
export function promisesOf(plan: Plan): NetworkPromise[] {
  return plan.clauses.flatMap((clause) => {
    const targets = plan.targets.filter((target) => target.clause === clause.path);
    return [...founded(clause, targets), ...totals(clause, targets)];
  });
}

function founded(clause: Clause, targets: readonly Target[]): NetworkPromise[] {
  const seen = new Set<string>();
  return piecesOf(clause.text).flatMap((piece) => {
    if (!FOUNDING.test(piece)) return [];
    const counted = targets.find(({ quote, unit, value }) => piece.includes(quote) && isCount(unit) && value !== null);
    return mentionsIn(piece).flatMap(({ facility, level }) => {
      const key = `${facility}|${level}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const conditions = conditionsOf(clause, { facility, level }, targets);
      return [{ clause: clause.path, quote: piece, facility, level, count: counted?.value ?? 1, conditions }];
    });
  });
}

interface Mention {
  readonly facility: Facility;
  readonly level: PromiseLevel;
}

/** Each facility of a piece with the levels named before it: 区公共法律服务中心、镇(街)公共法律服务工作站全覆盖. */
function mentionsIn(piece: string): Mention[] {
  const mentions: Mention[] = [];
  let start = 0;
  for (const match of piece.matchAll(FACILITY_WORDS)) {
    const before = piece.slice(start, match.index);
    start = match.index + match[0].length;
    const facility = facilityIn(match[0]);
    if (facility && !STAFFING.test(before)) mentions.push(...levelsIn(before).map((level) => ({ facility, level })));
  }
  return mentions;
}

const FACILITY_WORDS = new RegExp(
  FACILITIES.flatMap(({ words }) => [...words])
    .sort((a, b) => b.length - a.length)
    .join("|"),
  "g",
);

/** 律师调解工作室达到30个: a number for the whole place. */
function totals(clause: Clause, targets: readonly Target[]): NetworkPromise[] {
  return targets.flatMap(({ name, quote, unit, value }) => {
    const facility = facilityIn(name);
    if (!facility || value === null || !isCount(unit) || levelsIn(name).length > 0) return [];
    return [{ clause: clause.path, quote, facility, level: "total" as const, count: value, conditions: [] }];
  });
}

/** Demands on each such place: they name it, or follow its name before the next is named. 县级面积 is none of the city's centre. */
function conditionsOf({ text }: Clause, { facility, level }: Mention, targets: readonly Target[]): Target[] {
  return targets.filter(({ name, quote, unit }) => {
    if (!/面积|窗口|人员|法律顾问$|调解员/.test(name) || !/^(?:名|人|个|平方?米|㎡)$/.test(unit)) return false;
    const own = levelsIn(name);
    if (own.length > 0 && !own.includes(level)) return false;
    return (facilityIn(name) ?? lastFacility(text.slice(0, Math.max(0, text.indexOf(quote))))) === facility;
  });
}

function lastFacility(text: string): Facility | null {
  let best: { readonly name: Facility; readonly end: number } | null = null;
  for (const { name, words } of FACILITIES) {
    for (const word of words) {
      const at = text.lastIndexOf(word);
      if (at >= 0 && at + word.length > (best?.end ?? 0)) best = { name, end: at + word.length };
    }
  }
  return best?.name ?? null;
}

function piecesOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .split(/[。;,\n]/)
    .filter((piece) => piece.length < 120);
}

function facilityIn(text: string): Facility | null {
  return FACILITIES.find(({ words }) => words.some((word) => text.includes(word)))?.name ?? null;
}

function levelsIn(piece: string): PromiseLevel[] {
  const plain = piece.normalize("NFKC");
  return LEVELS.flatMap(([level, pattern]) => (pattern.test(plain) ? [level] : []));
}

function isCount(unit: string): boolean {
  return /^[个家所处]$/.test(unit);
}
