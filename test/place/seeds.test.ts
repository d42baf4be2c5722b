import { describe, expect, it } from "vitest";
import { loadPlaceSeeds } from "../../seeds/places.ts";
import { loadRegionSource } from "../../seeds/regions.ts";
import { nearest } from "../../src/place/nearest.ts";
import { buildIndex } from "../../src/place/point-index.ts";
import { createPlaceCoder } from "../../src/place/region-code.ts";
import { at, region } from "./helpers.ts";

const SEEDS = loadPlaceSeeds();
const INDEX = buildIndex(SEEDS.points, SEEDS);

describe("the shipped points", () => {
  it("have a source, a code and an id of their own each", () => {
    expect(SEEDS.points).toHaveLength(15);
    expect(SEEDS.points.filter(({ source, regionCode }) => source === "" || regionCode === null)).toEqual([]);
    expect(new Set(SEEDS.points.map(({ id }) => id)).size).toBe(15);
  });

  it("answer in 徐汇区 with the nearer of two", () => {
    const result = nearest({ position: at(31.2, 121.4) }, INDEX);
    expect(result).toMatchObject({
      kind: "found",
      places: [{ point: { name: "徐汇区公共法律服务中心" } }, { point: { name: "上海市公共法律服务中心" } }],
    });
  });

  it.each([
    ["411728", "遂平县", "0396-12348"],
    ["511423", "洪雅县", "028-12348"],
    ["370406", "山亭区", "0632-12348"],
    ["652328", "木垒哈萨克自治县", "0994-12348"],
    ["341524", "金寨县", "0564-12348"],
  ])("have none in %s %s, and say whom to call", (code, name, hotline) => {
    const result = nearest({ region: region(code, name, "county") }, INDEX);
    expect(result).toMatchObject({
      kind: "none",
      origin: { from: "seat" },
      advice: { hotlineFromElsewhere: hotline, bureau: `${name}司法局` },
    });
  });
});

describe("codes of places in a table", () => {
  const code = createPlaceCoder(loadRegionSource());

  it.each([
    ["贵州省", "贵阳市", "清镇市", "520181"],
    ["贵州", "贵阳", "清镇", "520181"],
    ["上海市", "上海市", "徐汇区", "310104"],
    ["", "昌吉回族自治州", "昌吉市", "652301"],
    ["", "", "遂平县", "411728"],
    ["河南省", "济源市", "", "419001"],
    ["贵州省", "贵阳市", "贵安新区", "5201"],
    ["", "", "鼓楼区", null],
  ])("%s %s %s is %s", (province, city, county, expected) => {
    expect(code({ province, city, county }).code).toBe(expected);
  });

  it("says which name is no place", () => {
    expect(code({ province: "贵州省", city: "贵阳市", county: "贵安新区" }).unknown).toEqual(["贵安新区"]);
    expect(code({ province: "贵州省", city: "遵义市", county: "花溪区" }).unknown).toEqual(["花溪区"]);
  });
});
