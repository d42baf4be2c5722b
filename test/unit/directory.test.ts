import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadGroupTerms } from "../../seeds/group-terms.ts";
import { loadRegionSource } from "../../seeds/regions.ts";
import { loadUnitKinds } from "../../seeds/unit-kinds.ts";
import { createRegions } from "../../src/region/regions.ts";
import { createDirectory } from "../../src/unit/directory.ts";
import { membershipOf } from "../../src/unit/membership.ts";

interface NameCase {
  readonly name: string;
  readonly place: string | null;
  readonly kind: string;
  readonly region: string;
  readonly former?: boolean;
}

interface GroupCase {
  readonly party: string;
  readonly plan: string;
  readonly members?: readonly string[];
  readonly possible?: readonly string[];
  readonly others?: readonly string[];
}

const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as T;
const names = read<{ cases: NameCase[]; outside: { name: string; place: string }[]; nonsense: string[] }>("names.json");
const groups = read<{ cases: GroupCase[]; unknown: string[] }>("groups.json");
const directory = createDirectory({ kinds: loadUnitKinds(), groupTerms: loadGroupTerms(), regions: createRegions(loadRegionSource()) });

describe("resolveUnit", () => {
  test.each(names.cases)("$name in $place is the $kind of $region", ({ name, place, kind, region, former }) => {
    const { unit, former: old } = directory.resolveUnit(name, place);
    expect([directory.kind(unit?.kind ?? "")?.name, unit?.region]).toEqual([kind, region]);
    expect(old !== null).toBe(former ?? false);
  });

  test.each(names.outside)("$name is a body that the directory does not know", ({ name, place }) => {
    const { unit } = directory.resolveUnit(name, place);
    expect(unit?.kind).toBeNull();
    expect(unit?.region).toBe(place);
  });

  test.each(names.nonsense)("“%s” is no body", (name) => {
    expect(directory.resolveUnit(name, "511423").unit).toBeNull();
  });
});

describe("resolveParty", () => {
  test.each(groups.cases)("$party in a plan of $plan", ({ party, plan, members = [], possible = [], others = [] }) => {
    const resolved = directory.resolveParty(party, plan);
    const stand = (name: string) => {
      const { unit } = directory.resolveUnit(name, plan);
      if (!unit?.kind) throw new Error(`the case names an unknown unit: ${name}`);
      return `${name}: ${membershipOf(unit, resolved)}`;
    };
    expect(resolved.kind).not.toBe("unknown");
    expect(members.map(stand)).toEqual(members.map((n) => `${n}: member`));
    expect(possible.map(stand)).toEqual(possible.map((n) => `${n}: possible`));
    expect(others.map(stand)).toEqual(others.map((n) => `${n}: null`));
  });

  test.each(groups.unknown)("%s is no party", (name) => {
    expect(directory.resolveParty(name, "4117").kind).toBe("unknown");
  });
});
