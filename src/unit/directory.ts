import type { Regions } from "../region/types.ts";
import { createKindIndex } from "./kind-index.ts";
import { createPartyReader } from "./party.ts";
import { properName, resolveName } from "./resolve.ts";
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
  const resolveUnit = (name: string, place?: string | null) => resolveName({ index, regions, suggest: true }, name, place ?? null);
  const resolvePartyUnit = (name: string, place: string | null) => resolveName({ index, regions, suggest: false }, name, place);
  const readParty = createPartyReader({ index, regions, groupTerms, resolveUnit: resolvePartyUnit });
  const remembered = new Map<string, PartyResolution>();
  const unit = (kindId: string, region: string) => unitOfKind(regions, byId.get(kindId), region);
  return {
    kinds,
    kind: (id) => byId.get(id),
    unit,
    resolveUnit,
    resolveParty: (name, planRegion) => {
      const key = `${planRegion}/${name}`;
      const before = remembered.get(key);
      if (before) return before;
      const party = readParty(name, planRegion);
      if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
      remembered.set(key, party);
      return party;
    },
    unitsOf: (region) => kinds.map((kind) => unit(kind.id, region)).filter((u) => u !== null && kindsLevel(byId, u)) as readonly Unit[],
  };
}

/** Some 20 MB; texts of chat can ask for any name. */
const REMEMBERED_AT_MOST = 100_000;

function unitOfKind(regions: Regions, kind: UnitKind | undefined, code: string): Unit | null {
  const region = regions.get(code);
  if (!kind || !region) return null;
  const title = regions.title(code);
  const name = region.level === "township" ? title + kind.name.replace(/^(?:镇|乡|街道)/, "") : title + properName(kind.name, kind.body);
  return { id: `${code}/${kind.id}`, name, region: code, level: region.level, kind: kind.id, categories: kind.categories };
}

function kindsLevel(byId: ReadonlyMap<string, UnitKind>, unit: Unit): boolean {
  return byId.get(unit.kind ?? "")?.levels.includes(unit.level) ?? false;
}
