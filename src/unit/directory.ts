import type { Region, Regions } from "../region/types.ts";
import { normalize } from "../text/normalize.ts";
import { createKindIndex } from "./kind-index.ts";
import { unitOfKind } from "./naming.ts";
import { createPartyReader } from "./party.ts";
import { resolveName } from "./resolve.ts";
import type { Directory, GroupTerm, PartyResolution, Unit, UnitKind } from "./types.ts";

export interface DirectoryData {
  readonly kinds: readonly UnitKind[];
  readonly groupTerms: readonly GroupTerm[];
  readonly regions: Regions;
}

/** Brings names of bodies and of groups of bodies together with units. Answers about parties are remembered. */
export function createDirectory({ kinds, groupTerms, regions }: DirectoryData): Directory {
  const index = createKindIndex(kinds);
  const byId = new Map(kinds.map((kind) => [kind.id, kind]));
  const kindOf = (id: string) => byId.get(id);
  const asWritten = (name: string, place: string | null) => resolveName({ index, regions, lenient: false }, name, place);
  const readParty = createPartyReader({ index, regions, groupTerms, kind: kindOf, resolveUnit: asWritten });
  const remembered = new Map<string, PartyResolution>();
  return {
    kinds,
    kind: kindOf,
    unit: (id, region) => ofKind(regions, byId.get(id), region),
    resolveUnit: (name, place) => resolveName({ index, regions, lenient: true }, normalize(name.slice(0, LONGEST_NAME)), place ?? null),
    resolveParty: (name, planRegion) => {
      const key = `${planRegion}/${name}`;
      const before = remembered.get(key);
      if (before) return before;
      const party = readParty(name, planRegion);
      if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
      remembered.set(key, party);
      return party;
    },
    unitsOf: (code) => {
      const region = regions.get(code);
      return region ? kinds.filter((kind) => usualIn(kind, region)).flatMap((kind) => ofKind(regions, kind, code) ?? []) : [];
    },
  };
}

/** Who types more names no body. */
const LONGEST_NAME = 120;

/** Some 20 MB; texts of chat can ask for any name. */
const REMEMBERED_AT_MOST = 100_000;

function ofKind(regions: Regions, kind: UnitKind | undefined, code: string): Unit | null {
  return kind ? unitOfKind(regions, kind, code) : null;
}

/** A 镇 has a 镇人民政府 and no 街道办事处. */
function usualIn(kind: UnitKind, { level, name }: Region): boolean {
  if (!kind.levels.includes(level)) return false;
  const ending = level === "township" ? /^(?:街道(?!党)|镇人|乡人)/.exec(kind.name)?.[0] : undefined;
  return !ending || name.endsWith(ending.replace("人", ""));
}
