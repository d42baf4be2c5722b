import type { Region, Regions } from "../region/types.ts";
import { levelMeant, placesOf } from "./group-reach.ts";
import { ALL_WORDS, DOUBT_WORDS, LEVEL_SUFFIX, MEMBER_UNITS, OWNER_WORDS, SCOPE_WORDS, STATIONED } from "./group-words.ts";
import type { KindIndex } from "./kind-index.ts";
import { type LevelWord, levelWordAt } from "./level-words.ts";
import type { GroupTerm, UnitFilter } from "./types.ts";

/** What one group without conjunctions means: 县级有关行政执法部门(单位). */
export interface Group {
  readonly who: readonly UnitFilter[];
  readonly toAll: boolean;
  readonly people: boolean;
  /** What stands before the noun: 各级 of 各级党委. */
  readonly prefix: string;
}

export interface GroupData {
  readonly terms: ReadonlyMap<string, GroupTerm>;
  readonly index: KindIndex;
  readonly regions: Regions;
}

/** Reads level words, 各 and 有关, an owner and a noun from left to right; null where a letter is left over. */
export function readGroup(data: GroupData, text: string, plan: Region): Group | null {
  const named = data.regions.prefix(text, plan.code);
  const ofPlan = named && plan.code.startsWith(named.region.code) && named.length < text.length;
  const start = ofPlan
    ? { at: afterPlace(named.length, text), state: { ...START, levels: [named.region.level] } }
    : { at: 0, state: START };
  return readFrom({ data, text, plan }, start.at, start.state) ?? (ofPlan ? readFrom({ data, text, plan }, 0, START) : null);
}

interface Source {
  readonly data: GroupData;
  readonly text: string;
  readonly plan: Region;
}

interface State {
  readonly levels: readonly LevelWord[];
  readonly upwards?: boolean;
  readonly every?: boolean;
  readonly everyLevel?: boolean;
  readonly doubtful?: boolean;
  readonly scope?: boolean;
  readonly owner?: string;
  /** 承担行政执法职能的 */
  readonly attribute?: string;
}

const START: State = { levels: [] };

/** A word first, since 市县司法局 is of two levels; the field of a department last, since 市场监管 is none. */
function readFrom(source: Source, at: number, state: State): Group | null {
  const { data, text, plan } = source;
  const rest = text.slice(at);
  const group = (nouns: readonly GroupTerm[]) => toGroup({ data, plan, state, nouns, prefix: text.slice(0, at) });
  const nouns = nounsOf(data, rest, state);
  if (nouns) return group(nouns);
  const token = tokenAt(rest, state);
  const further = token ? readFrom(source, at + token.length, token.state) : null;
  if (further) return further;
  const field = ofField(source, rest, state);
  return field ? group(field) : null;
}

/** 驻马店市各部门: the plan's own place, or one above it, stands for its level. */
function afterPlace(length: number, text: string): number {
  return length + (LEVEL_SUFFIX.exec(text.slice(length))?.[0].length ?? 0);
}

interface Token {
  readonly length: number;
  readonly state: State;
}

/** The word that `rest` begins with, and what is known after it; null where none fits. */
function tokenAt(rest: string, state: State): Token | null {
  const scope = SCOPE_WORDS.find((w) => rest.startsWith(w));
  if (scope) return { length: scope.length, state: { ...state, scope: true, everyLevel: state.everyLevel || scope.endsWith("各级") } };
  const doubt = DOUBT_WORDS.find((w) => rest.startsWith(w));
  if (doubt) return { length: doubt.length, state: { ...state, doubtful: true } };
  const all = ALL_WORDS.find((w) => rest.startsWith(w));
  if (all) return { length: all.length, state: { ...state, every: true, everyLevel: state.everyLevel || EVERY_LEVEL.test(all) } };
  return levelAt(rest, state) ?? ownerAt(rest, state) ?? attributeAt(rest, state);
}

const EVERY_LEVEL = /级|所有|全体/;

/** 市、县(区): levels may be joined, but 县区、市直 are two groups. */
function levelAt(rest: string, state: State): Token | null {
  if (state.owner) return null;
  const joint = state.levels.length > 0 ? (/^[、和与及]/.exec(rest)?.[0].length ?? 0) : 0;
  const word = levelWordAt(rest.slice(joint));
  if (!word) return null;
  const suffix = LEVEL_SUFFIX.exec(rest.slice(joint + word.length))?.[0] ?? "";
  if (joint > 0 && /[直属]/.test(suffix)) return null;
  const levels = [...state.levels, ...word.levels];
  return { length: joint + word.length + suffix.length, state: { ...state, levels, upwards: state.upwards || suffix.includes("以上") } };
}

function ownerAt(rest: string, state: State): Token | null {
  const owner = OWNER_WORDS.find((w) => rest.startsWith(w) && rest.length > w.length);
  return owner && !state.owner ? { length: owner.length, state: { ...state, owner } } : null;
}

function attributeAt(rest: string, state: State): Token | null {
  const attribute = /^[^的、,]{2,25}的/.exec(rest)?.[0];
  return attribute && !state.attribute ? { length: attribute.length, state: { ...state, attribute } } : null;
}

/** The noun at the end, or null where `rest` has other words before it. A bracket after it names a second: 部门(单位). */
function nounsOf(data: GroupData, rest: string, state: State): readonly GroupTerm[] | null {
  if (rest === "") return state.levels.length > 0 && !state.owner ? [LEVEL_ALONE] : null;
  const whole = data.terms.get(rest) ?? data.terms.get(rest.replace(/^(.{2,8})各(?=.{2}$)/, "$1"));
  if (whole) return [whole];
  const bracket = /^([^()]+)\(([^()]+)\)$/.exec(rest);
  const [first, second] = [data.terms.get(bracket?.[1] ?? ""), data.terms.get(bracket?.[2] ?? "")];
  // 部门(单位) is wider than 部门; 行政执法部门(单位) is still those of enforcement.
  if (first && second) return first.toAll ? [first, second] : [first];
  if (first && bracket?.[2] && levelWordAt(bracket[2])) return [first];
  if (MEMBER_UNITS.test(rest)) return compact([data.terms.get("成员单位")]);
  return STATIONED.test(rest) ? compact([data.terms.get("驻县单位")]) : null;
}

/** 县(区) alone, or 街道 in a list, stands for its government. */
const LEVEL_ALONE: GroupTerm = {
  term: "",
  categories: ["人民政府", "乡镇街道"],
  kinds: [],
  reach: "any",
  toAll: false,
  uncertain: false,
  people: false,
  basis: "地方组织法第六十一条",
};

/** 财政部门, 公安机关, 教育行政主管部门, and 司法局 after 各县. */
function ofField({ data, plan }: Source, rest: string, state: State): readonly GroupTerm[] | null {
  if (/^(?:[和与及]|人民政府|政府|党委)|[、,]/.test(rest)) return null;
  // 市律师协会 in the city's own plan is one body.
  const several = state.every || state.scope || state.levels.some((level) => levelMeant(level, plan) !== plan.level);
  const field = /^(.{2,10}?)(?:行政主管|行政管理|行政执法|行政|主管|管理|执法)?(?:部门|机关|机构)$/.exec(rest)?.[1];
  const names = field ? ["局", "委", "办", "部", "管理局", "院"].map((end) => field + end) : several ? [rest] : [];
  for (const name of names) {
    const match = data.index.lookUp(name, "county").find((m) => m.via !== "compound");
    if (match) return [{ ...LEVEL_ALONE, term: rest, categories: [], kinds: [match.kind.id], basis: match.kind.basis }];
  }
  return null;
}

interface Reading {
  readonly data: GroupData;
  readonly plan: Region;
  readonly state: State;
  readonly nouns: readonly GroupTerm[];
  readonly prefix: string;
}

function toGroup(reading: Reading): Group {
  const { state, nouns, prefix } = reading;
  const unbound = state.levels.length === 0 && !state.attribute;
  return {
    who: nouns.flatMap((noun) => filtersOf(reading, qualified(reading, noun))),
    toAll:
      unbound && nouns.some((noun) => noun.toAll && (state.everyLevel || state.scope || noun.reach === "any" || noun.reach === "below")),
    people: nouns.every((noun) => noun.people),
    prefix,
  };
}

/** 承担行政执法职能的部门: those of enforcement are known, of anything else membership is open. */
function qualified({ data, state }: Reading, noun: GroupTerm): GroupTerm {
  if (!state.attribute) return noun;
  const enforcing = /执法/.test(state.attribute) ? data.terms.get("行政执法机关") : undefined;
  return enforcing && noun.toAll ? enforcing : { ...noun, reach: "any", uncertain: true };
}

function filtersOf({ data, plan, state }: Reading, noun: GroupTerm): readonly UnitFilter[] {
  const categories = [
    ...ownedBy(state.owner, noun.categories),
    ...(addressesGovernments(state, noun) ? ["人民政府", "党委", "乡镇街道"] : []),
  ];
  const common = { categories, kinds: noun.kinds, uncertain: state.doubtful === true || noun.uncertain };
  return placesOf(data.regions, { plan, state, reach: noun.reach }).map((where) => ({ ...where, ...common }));
}

/** 各级各部门 is said to the governments as well as to their departments. */
function addressesGovernments(state: State, noun: GroupTerm): boolean {
  return state.everyLevel === true && noun.toAll && state.owner === undefined && noun.categories.includes("政府部门");
}

function ownedBy(owner: string | undefined, categories: readonly string[]): readonly string[] {
  const ofParty = (category: string) => category === "党委部门" || category === "纪检监察机关";
  if (owner === undefined) return categories;
  const kept = categories.filter((category) =>
    /政府|国家机关/.test(owner) ? category !== "群团组织" && !ofParty(category) : ofParty(category),
  );
  return kept.length > 0 ? kept : categories;
}

function compact<T>(values: readonly (T | undefined)[]): readonly T[] | null {
  const present = values.filter((value): value is T => value !== undefined);
  return present.length > 0 ? present : null;
}
