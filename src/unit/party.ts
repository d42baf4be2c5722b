import type { Region } from "../region/types.ts";
import { type Group, type GroupData, readGroup } from "./group.ts";
import { ALL_WORDS, AND_ITS_DEPARTMENTS, DOUBT_WORDS, SHARED_NOUNS, TAILS } from "./group-words.ts";
import { cleanName } from "./names.ts";
import { isOneOfMany } from "./naming.ts";
import type { GroupTerm, PartyResolution, UnitKind, UnitResolution } from "./types.ts";

export interface PartyReaderData extends Omit<GroupData, "terms"> {
  readonly groupTerms: readonly GroupTerm[];
  readonly kind: (id: string) => UnitKind | undefined;
  readonly resolveUnit: (name: string, place: string | null) => UnitResolution;
}

/** Reads a party of a plan: one unit, a group of units, or nothing known. */
export function createPartyReader(given: PartyReaderData): (printed: string, planRegion: string) => PartyResolution {
  const data: Data = { ...given, terms: new Map(given.groupTerms.map((term) => [term.term, term])) };
  return (printed, planRegion) => {
    const plan = printed.length > LONGEST_NAME ? undefined : data.regions.get(planRegion);
    const name = cleanName(printed);
    if (!plan || name === "") return { kind: "unknown" };
    return (
      asUnit(data, name, plan, false) ?? asGroup(data, printed, plan) ?? asUnit(data, name, plan, true) ?? asOutsider(data, name, plan)
    );
  };
}

/** A longer text is no name. */
const LONGEST_NAME = 120;

interface Data extends GroupData {
  readonly kind: PartyReaderData["kind"];
  readonly resolveUnit: PartyReaderData["resolveUnit"];
}

/** A body of the directory; 各 and 有关 and nouns such as 学校 speak of many. */
function asUnit(data: Data, name: string, plan: Region, many: boolean): PartyResolution | null {
  if (data.terms.has(name) || speaksOfMany(name)) return null;
  const { unit, why, former } = data.resolveUnit(name, plan.code);
  if (!unit?.kind || (!many && isOneOfMany(unit, data.kind))) return null;
  return { kind: "unit", unit, why, former };
}

function speaksOfMany(name: string): boolean {
  return /.各/.test(name) || [...ALL_WORDS, ...DOUBT_WORDS].some((word) => name.startsWith(word));
}

function asOutsider(data: Data, name: string, plan: Region): PartyResolution {
  if (speaksOfMany(name)) return { kind: "unknown" };
  const { unit, why, former } = data.resolveUnit(name, plan.code);
  return unit ? { kind: "unit", unit, why, former } : { kind: "unknown" };
}

function asGroup(data: Data, printed: string, plan: Region): PartyResolution | null {
  // 各地各部门 are two groups; 各级各部门 is one.
  const name = joined(printed).replace(/^(各(?!级)[^各级、,直属]{1,6})(?<!政府|委)(?=各)/, "$1、");
  const parts = readParts(data, name.replace(BOTH_OWNERS, "$1委$3、$1$2$3"), plan);
  if (!parts) return null;
  const who = parts.flatMap((part) => part.who);
  return {
    kind: "group",
    term: printed.trim(),
    who,
    uncertain: who.every((filter) => filter.uncertain),
    toAll: parts.some((part) => part.toAll),
    people: parts.every((part) => part.people),
  };
}

/** 区委区政府各部门 are those of the committee and those of the government. */
const BOTH_OWNERS = /^([省市县州区旗盟])委、?\1?((?:人民)?政府)((?:各|有关|相关|所属|直属).+)$/;

/** As cleanName, but 公安、民政等部门 keeps its noun, and 会同 joins. */
function joined(printed: string): string {
  const shared = /[、,].*等(?:有关|相关)?(?:部门|单位|机关)$/.test(printed.trim());
  const name = shared ? cleanName(`${printed.trim()}|`).replace(/\|$/, "") : cleanName(printed);
  return name.replace(/会同/g, "、");
}

function readParts(data: Data, text: string, plan: Region): readonly Group[] | null {
  if (text.length > 60) return null;
  const departments = AND_ITS_DEPARTMENTS.exec(text);
  if (departments) {
    const [, before = "", owner = "", noun = "", after = ""] = departments;
    const own = [readPart(data, before + owner, plan), readGroup(data, `${before}${owner}${noun}`, plan)];
    const tail = after.replace(TAILS, "").replace(/^[、,和与及]/, "");
    const others = tail === "" ? [] : readParts(data, tail, plan);
    return others && allRead(own) ? [...own, ...others] : null;
  }
  const whole = wholePart(data, text, plan);
  if (whole) return [whole];
  for (const separator of [/[、,]|以及/, /[和与及]/]) {
    const parts = splitOutsideBrackets(text, separator);
    const groups = parts.length > 1 ? readList(data, parts, plan) : null;
    if (groups) return groups;
  }
  return null;
}

/** Parts lend each other what they have in common: 州、县市人民政府; 各级党委和政府; 公安、民政等部门. */
function readList(data: Data, parts: readonly string[], plan: Region): readonly Group[] | null {
  const last = (parts.at(-1) ?? "").replace(TAILS, "").replace(/等(?=[^等]*$)/, "");
  const noun = SHARED_NOUNS.find((n) => last.endsWith(n));
  const groups: Group[] = [];
  let prefix = "";
  for (const [i, given] of parts.entries()) {
    const part = i === parts.length - 1 ? last : given;
    const read =
      (prefix && data.terms.has(part) ? readGroup(data, prefix + part, plan) : null) ??
      lend(data, part, noun, plan) ??
      nested(data, part, plan);
    if (!read) return null;
    groups.push(...(Array.isArray(read) ? read : [read]));
    prefix = groups.at(-1)?.prefix || prefix;
  }
  return groups;
}

function lend(data: Data, part: string, noun: string | undefined, plan: Region): Group | null {
  const bareLevel = noun && /^各?[省市县州区旗盟镇乡村](?:[直属级])?$/.test(part) ? readGroup(data, part + noun, plan) : null;
  return bareLevel ?? readPart(data, part, plan) ?? (noun ? readGroup(data, part + noun, plan) : null);
}

function nested(data: Data, part: string, plan: Region): readonly Group[] | null {
  return /[和与及]/.test(part) ? readParts(data, part, plan) : null;
}

/** A body alone is no group: asUnit has looked at it. */
function wholePart(data: Data, text: string, plan: Region): Group | null {
  const body = text.replace(TAILS, "");
  const ofTail = body !== text && body !== "" ? readPart(data, body, plan) : null;
  return ofTail ?? readGroup(data, text, plan) ?? eachOf(data, text, plan);
}

function readPart(data: Data, text: string, plan: Region): Group | null {
  return wholePart(data, text, plan) ?? unitAsGroup(data, text, plan);
}

/** 县公安局各派出所 */
function eachOf(data: Data, text: string, plan: Region): Group | null {
  const at = text.indexOf("各");
  if (at < 2) return null;
  const { unit } = data.resolveUnit(text.slice(0, at), plan.code);
  return unit ? readGroup(data, text.slice(at), plan) : null;
}

function unitAsGroup(data: Data, name: string, plan: Region): Group | null {
  const party = asUnit(data, name, plan, true);
  if (party?.kind !== "unit" || !party.unit.kind) return null;
  const { region, level, kind } = party.unit;
  return { who: [{ region, levels: [level], categories: [], kinds: [kind], uncertain: false }], toAll: false, people: false, prefix: "" };
}

function allRead(groups: readonly (Group | null)[]): groups is readonly Group[] {
  return groups.every((group) => group !== null);
}

function splitOutsideBrackets(text: string, separator: RegExp): readonly string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const piece of text.split(/([()、,和与及]|以及)/)) {
    if (piece === "(") depth++;
    if (piece === ")") depth--;
    if (depth === 0 && separator.test(piece) && piece.length <= 2) parts.push("");
    else parts[parts.length - 1] += piece;
  }
  return parts.filter((part) => part !== "");
}
