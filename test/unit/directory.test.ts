import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadGroupTerms, parseGroupTerms } from "../../seeds/group-terms.ts";
import { loadRegionSource } from "../../seeds/regions.ts";
import { loadUnitKinds, parseUnitKinds } from "../../seeds/unit-kinds.ts";
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

describe("a unit's name", () => {
  const places = [
    "511423",
    "3415",
    "4117",
    "6523",
    "652328",
    "110105",
    "320106",
    "50",
    "500233",
    "419001",
    "4419",
    "65",
    "652301",
    "370406",
  ];
  test.each([...places, "511423112", "370406001"])("leads back to the unit without a place: all of %s", (place) => {
    const lost = directory.unitsOf(place).filter((unit) => directory.resolveUnit(unit.name, null).unit?.id !== unit.id);
    expect(lost.map((unit) => unit.name)).toEqual([]);
    expect(directory.unitsOf(place).length).toBeGreaterThan(5);
  });

  test.each([...names.cases, ...names.outside])("leads back to the unit: $name", ({ name, place }) => {
    const { unit } = directory.resolveUnit(name, place);
    expect(directory.resolveUnit(unit?.name ?? "", null).unit?.id).toBe(unit?.id);
  });
});

describe("what people type", () => {
  test.each([
    ["洪雅縣司法局", "511423/justice"],
    ["洪雅县 司法局", "511423/justice"],
    ["“洪雅县司法局”。", "511423/justice"],
    ["洪雅司法局", "511423/justice"],
    ["驻马店市市场监管管理局", "4117/market-regulation"],
    ["洪雅县自燃资源局", "511423/natural-resources"],
    ["遂平县县委编办", "411728/party-establishment"],
    ["洪雅县洪川镇", "511423112/town-government"],
    ["山亭区山城街道", "370406001/subdistrict-office"],
  ])("%s is read as %s", (name, id) => {
    expect(directory.resolveUnit(name, null).unit?.id).toBe(id);
  });

  test("a name that two cities have a place for is asked back, with both", () => {
    const { unit, why, candidates } = directory.resolveUnit("朝阳区司法局", null);
    expect(unit).toBeNull();
    expect(why).toContain("请说明");
    expect(candidates.map((c) => c.unit.name)).toEqual(["北京市朝阳区司法局", "长春市朝阳区司法局"]);
  });

  test("without a place it says what is missing", () => {
    expect(directory.resolveUnit("司法局", null).why).toBe("没有说明是哪个地方的司法局");
    expect(directory.resolveUnit("县司法局", null).why).toBe("没有说明是哪个县的司法局");
  });

  test("an unknown body comes with what it could be", () => {
    const { candidates } = directory.resolveUnit("县公共资源管理局", "511423");
    expect(candidates.map((c) => c.unit.kind)).toContain("public-resources-trading");
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

  test("every term of the table is reached, alone and after 各", () => {
    const terms = loadGroupTerms().filter((t) => !t.people);
    const lost = terms.filter((t) => [t.term, `各${t.term}`].some((name) => directory.resolveParty(name, "4117").kind !== "group"));
    expect(lost.map((t) => t.term)).toEqual([]);
    expect(loadGroupTerms().length).toBeGreaterThanOrEqual(60);
  });

  test.each(groups.unknown)("%s is no party", (name) => {
    expect(directory.resolveParty(name, "4117").kind).toBe("unknown");
  });
});

describe("the table of kinds", () => {
  test("has the kinds of body that local governments have, each with its basis", () => {
    expect(directory.kinds.length).toBeGreaterThanOrEqual(120);
    expect(directory.kinds.filter((kind) => kind.basis.length < 3)).toEqual([]);
  });

  test("group terms speak only of categories and kinds that exist", () => {
    const categories = new Set(directory.kinds.flatMap((kind) => kind.categories));
    const strange = loadGroupTerms().flatMap((t) => [
      ...t.categories.filter((c) => !categories.has(c)),
      ...t.kinds.filter((k) => !directory.kind(k)),
    ]);
    expect(strange).toEqual([]);
  });

  test("a wrong row is refused with its file, its row and what was expected", () => {
    const header = "编号,全称,简称,旧称,类别,层级,归属,依据\n";
    expect(() => parseUnitKinds(`${header}justice,司法局,,,政府部门,州,政府,律师法`)).toThrow(/unit-kinds.csv, data row 1.*层级/s);
    expect(() => parseUnitKinds(`${header}a,甲局,,,政府部门,县,政府,某法\na,乙局,,,政府部门,县,政府,某法`)).toThrow(/a stands twice/);
    expect(() => parseGroupTerms("词,指的类别\n部门,政府部门")).toThrow(/group-terms.csv, data row 1/);
  });
});
