import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadGroupTerms } from "../../seeds/group-terms.ts";
import { loadRegionSource } from "../../seeds/regions.ts";
import { loadUnitKinds } from "../../seeds/unit-kinds.ts";
import { createRegions } from "../../src/region/regions.ts";
import { createDirectory } from "../../src/unit/directory.ts";
import { membershipOf } from "../../src/unit/membership.ts";

const regions = createRegions(loadRegionSource());
const directory = createDirectory({ kinds: loadUnitKinds(), groupTerms: loadGroupTerms(), regions });

const words = fc.constantFrom(
  ...[
    "各",
    "各级",
    "有关",
    "县",
    "市",
    "县(区)",
    "乡镇",
    "人民政府",
    "部门",
    "(单位)",
    "及其",
    "、",
    "和",
    "司法局",
    "的",
    "(",
    ")",
    "等",
    "行政执法",
    "驻",
    "以上",
  ],
  ...["洪雅", "驻马店市", "办公室", "领导小组", "主要负责人", "委", "法院", "1", "A", " "],
);
const phrase = fc.oneof(
  fc.array(words, { maxLength: 12 }).map((w) => w.join("")),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

describe("any text", () => {
  test("is read without failing, and a unit leads back to itself", () => {
    fc.assert(
      fc.property(phrase, fc.constantFrom("511423", "4117", "6523", "50", "419001", null), (text, place) => {
        const { unit, why, candidates } = directory.resolveUnit(text, place);
        expect(why).not.toBe("");
        expect(candidates.every((c) => c.unit.id !== unit?.id)).toBe(true);
        if (unit) expect(regions.get(unit.region)?.level).toBe(unit.level);
      }),
      { numRuns: 1500 },
    );
  });

  test("means the same party each time, and only units inside the plan's place or above it", () => {
    const units = ["511423", "511423112", "5114", "411728"].flatMap((region) => directory.unitsOf(region));
    fc.assert(
      fc.property(phrase, (text) => {
        const party = directory.resolveParty(text, "511423");
        expect(directory.resolveParty(text, "511423")).toEqual(party);
        if (party.kind !== "group") return;
        expect(party.who.length).toBeGreaterThan(0);
        expect(units.filter((u) => membershipOf(u, party) && u.region === "411728")).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test("of great length is refused at once", () => {
    const started = performance.now();
    for (const piece of ["、", "各", "县(", "的", "和", "委", "等部门", "洪雅县"]) {
      const long = piece.repeat(50_000);
      expect(directory.resolveParty(long, "511423").kind).toBe("unknown");
      expect(directory.resolveUnit(long, "511423").unit).toBeNull();
      regions.find(long, "511423");
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
