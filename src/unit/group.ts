import type { Region, RegionLevel, Regions } from "../region/types.ts";
import { ALL_WORDS, DOUBT_WORDS, LEVEL_SUFFIX, MEMBER_UNITS, OWNER_WORDS, SCOPE_WORDS } from "./group-words.ts";
import type { KindIndex } from "./kind-index.ts";
import { LEVEL_NAMES, LEVEL_WORDS, type LevelWord } from "./level-words.ts";
import type { GroupTerm, TermReach, UnitFilter } from "./types.ts";

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
  const state = emptyState();
  let at = 0;
  const named = data.regions.prefix(text, plan.code);
  if (named && plan.code.startsWith(named.region.code) && named.length < text.length && named.length >= 2)
    at = startAfterPlace(state, named, text);
  for (;;) {
    const rest = text.slice(at);
    const nouns = nounsOf(data, rest, state);
    if (nouns) return toGroup({ data, plan, state, nouns, prefix: text.slice(0, at) });
    const length = takeToken(state, rest);
    if (length === 0) return null;
    at += length;
  }
}

interface State {
  readonly levels: LevelWord[];
  upwards: boolean;
  every: boolean;
  everyLevel: boolean;
  doubtful: boolean;
  scope: boolean;
  owner: string | null;
}

function emptyState(): State {
  return { levels: [], upwards: false, every: false, everyLevel: false, doubtful: false, scope: false, owner: null };
}

/** 驻马店市各部门: the plan's own place, or one above it, stands for its level. */
function startAfterPlace(state: State, named: { readonly region: Region; readonly length: number }, text: string): number {
  state.levels.push(named.region.level);
  const suffix = LEVEL_SUFFIX.exec(text.slice(named.length))?.[0] ?? "";
  return named.length + suffix.length;
}

/** Length of the word taken from the beginning of `rest`, 0 where none fits. */
function takeToken(state: State, rest: string): number {
  const scope = SCOPE_WORDS.find((w) => rest.startsWith(w));
  if (scope) {
    state.scope = true;
    return scope.length;
  }
  const doubt = DOUBT_WORDS.find((w) => rest.startsWith(w));
  if (doubt) {
    state.doubtful = true;
    return doubt.length;
  }
  const all = ALL_WORDS.find((w) => rest.startsWith(w));
  if (all) {
    state.every = true;
    state.everyLevel ||= all.startsWith("各级") || all === "所有" || all === "全体";
    return all.length;
  }
  return takeLevel(state, rest) || takeOwner(state, rest);
}

function takeLevel(state: State, rest: string): number {
  if (state.owner) return 0;
  const joint = state.levels.length > 0 ? (/^[、和与及]/.exec(rest)?.[0].length ?? 0) : 0;
  const word = LEVEL_NAMES.find((w) => rest.startsWith(w, joint));
  if (!word) return 0;
  state.levels.push(...(LEVEL_WORDS[word] ?? []));
  const suffix = LEVEL_SUFFIX.exec(rest.slice(joint + word.length))?.[0] ?? "";
  if (/以上/.test(suffix)) state.upwards = true;
  return joint + word.length + suffix.length;
}

function takeOwner(state: State, rest: string): number {
  const owner = OWNER_WORDS.find((w) => rest.startsWith(w) && rest.length > w.length);
  if (!owner || state.owner) return 0;
  state.owner = owner;
  return owner.length;
}

/** The noun at the end, or null where `rest` has other words before it. A bracket after it names a second: 部门(单位). */
function nounsOf(data: GroupData, rest: string, state: State): readonly GroupTerm[] | null {
  if (rest === "") return state.levels.length > 0 ? [LEVEL_ALONE] : null;
  const whole = data.terms.get(rest);
  if (whole) return [whole];
  const bracket = /^([^()]+)\(([^()]+)\)$/.exec(rest);
  const [first, second] = [data.terms.get(bracket?.[1] ?? ""), data.terms.get(bracket?.[2] ?? "")];
  // 部门(单位) is wider than 部门; 行政执法部门(单位) is still those of enforcement.
  if (first && second) return first.toAll ? [first, second] : [first];
  if (first && bracket?.[2] && LEVEL_WORDS[bracket[2]]) return [first];
  if (MEMBER_UNITS.test(rest)) return compact([data.terms.get("成员单位")]);
  return modified(data, rest) ?? ofField(data, rest, state);
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

/** 承担行政执法职能的部门: those of enforcement are known, of anything else membership is open. */
function modified(data: GroupData, rest: string): readonly GroupTerm[] | null {
  const at = rest.lastIndexOf("的");
  const noun = at > 0 ? data.terms.get(rest.slice(at + 1)) : undefined;
  if (!noun) return null;
  const enforcing = /执法/.test(rest.slice(0, at)) ? data.terms.get("行政执法机关") : undefined;
  return [enforcing ? { ...enforcing, term: rest } : { ...noun, term: rest, reach: "any", uncertain: true, toAll: false }];
}

/** 财政部门, 公安机关, 教育行政主管部门, and 司法局 after 各县. */
function ofField(data: GroupData, rest: string, state: State): readonly GroupTerm[] | null {
  if (/^[和与及]|[、,]/.test(rest)) return null;
  const several = state.every || state.levels.length > 0 || state.scope;
  const field = /^(.{2,10}?)(?:行政主管|行政管理|行政|主管|管理)?(?:部门|机关|机构)$/.exec(rest)?.[1];
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
  const unbound = state.levels.length === 0;
  return {
    who: nouns.flatMap((noun) => filtersOf(reading, noun)),
    toAll:
      unbound && nouns.some((noun) => noun.toAll && (state.everyLevel || state.scope || noun.reach === "any" || noun.reach === "below")),
    people: nouns.every((noun) => noun.people),
    prefix,
  };
}

function filtersOf({ data, plan, state }: Reading, noun: GroupTerm): readonly UnitFilter[] {
  const categories = [
    ...ownedBy(state.owner, noun.categories),
    ...(addressesGovernments(state, noun) ? ["人民政府", "党委", "乡镇街道"] : []),
  ];
  const common = { categories, kinds: noun.kinds, uncertain: state.doubtful || noun.uncertain };
  return placesOf({ data, plan, state, reach: noun.reach }).map((where) => ({ ...where, ...common }));
}

/** 各级各部门 is said to the governments as well as to their departments. */
function addressesGovernments(state: State, noun: GroupTerm): boolean {
  return state.everyLevel && noun.toAll && state.owner === null && noun.categories.includes("政府部门");
}

function ownedBy(owner: string | null, categories: readonly string[]): readonly string[] {
  const ofParty = (category: string) => category === "党委部门" || category === "纪检监察机关";
  if (owner === null) return categories;
  const kept = categories.filter((category) => (/政府/.test(owner) ? category !== "群团组织" && !ofParty(category) : ofParty(category)));
  return kept.length > 0 ? kept : categories;
}

interface Where {
  readonly region: string;
  readonly levels: readonly RegionLevel[] | null;
}

const ORDER: readonly RegionLevel[] = ["province", "prefecture", "county", "township", "village"];

function placesOf({ data, plan, state, reach }: { data: GroupData; plan: Region; state: State; reach: TermReach }): readonly Where[] {
  if (state.levels.length > 0) {
    const levels = unique(state.levels.map((word) => levelMeant(word, plan)));
    if (state.upwards) return [{ region: plan.code, levels: between(plan.level, lowest(levels)) }];
    return levels.map((level) => ({ region: placeAt(data.regions, plan, level), levels: [level] }));
  }
  if (state.everyLevel || state.scope) return [{ region: plan.code, levels: reach === "township" || reach === "village" ? [reach] : null }];
  return [{ region: plan.code, levels: levelsOf(reach, plan.level) }];
}

function levelsOf(reach: TermReach, own: RegionLevel): readonly RegionLevel[] | null {
  switch (reach) {
    case "own":
      return [own];
    case "any":
      return null;
    case "below":
      return ORDER.slice(ORDER.indexOf(own) + 1);
    case "county-up":
      return between(own, "county");
    default:
      return [reach];
  }
}

/** 市 is the plan's own place when that is a city, else the city above it. */
function levelMeant(word: LevelWord, plan: Region): RegionLevel {
  if (word !== "city") return word;
  return plan.name.endsWith("市") ? plan.level : "prefecture";
}

/** A level above the plan's own is that of the place above it: 市级部门 in a county's plan. */
function placeAt(regions: Regions, plan: Region, level: RegionLevel): string {
  if (ORDER.indexOf(level) >= ORDER.indexOf(plan.level)) return plan.code;
  return regions.parents(plan.code).find((region) => region.level === level)?.code ?? plan.code;
}

function between(top: RegionLevel, bottom: RegionLevel): readonly RegionLevel[] {
  return ORDER.slice(ORDER.indexOf(top), Math.max(ORDER.indexOf(bottom), ORDER.indexOf(top)) + 1);
}

function lowest(levels: readonly RegionLevel[]): RegionLevel {
  return levels.reduce((a, b) => (ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b), "province" as RegionLevel);
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function compact<T>(values: readonly (T | undefined)[]): readonly T[] | null {
  const present = values.filter((value): value is T => value !== undefined);
  return present.length > 0 ? present : null;
}
