import { describe, expect, it } from "vitest";
import { toGcj02 } from "../../src/place/coordinates.ts";
import { readFilter } from "../../src/place/filter-words.ts";
import { nearest } from "../../src/place/nearest.ts";
import { buildIndex, type IndexData } from "../../src/place/point-index.ts";
import type { Seat, ServicePoint } from "../../src/place/types.ts";
import { instantOf } from "../../src/time/date.ts";
import { at, calendar, point, region } from "./helpers.ts";

const SUIPING = region("411728", "遂平县", "county");
const SEATS: readonly Seat[] = [
  { code: "411728", name: "遂平县", position: at(33.145649, 114.013182, "GCJ-02") },
  { code: "411726", name: "泌阳县", position: at(32.723975, 113.327144, "GCJ-02") },
];
const AREA_CODES = new Map([["4117", "0396"]]);

function names(result: ReturnType<typeof nearest>): string[] {
  return result.kind === "found" ? result.places.map(({ point: { id } }) => id) : [result.kind];
}

function index(points: readonly ServicePoint[], data: IndexData = { seats: SEATS, areaCodes: AREA_CODES }) {
  return buildIndex(points, data);
}

describe("nearest by location", () => {
  it("gives the three nearest, with distance and direction", () => {
    const points = [0.1, 0.02, 0.3, 0.05].map((step) => point(`p${step}`, { position: at(30 + step, 110) }));
    const result = nearest({ position: at(30, 110) }, index(points));
    expect(names(result)).toEqual(["p0.02", "p0.05", "p0.1"]);
    expect(result).toMatchObject({ places: [{ distance: 2224, direction: "北", approximate: false, plusMinus: 0 }, {}, {}] });
  });

  it("never gives a point beyond 100 km in another prefecture", () => {
    const far = point("far", { position: at(31, 110), regionCode: "420100" });
    expect(nearest({ position: at(30, 110) }, index([far])).kind).toBe("none");
    expect(nearest({ position: at(30.11, 110) }, index([far])).kind).toBe("found");
  });

  it("gives a far point of one's own prefecture", () => {
    const far = point("far", { position: at(44.0, 87.3), regionCode: "652301" });
    const home = region("652328", "木垒哈萨克自治县", "county");
    expect(names(nearest({ position: at(43.83, 90.28), region: home }, index([far])))).toEqual(["far"]);
  });

  it("treats counties directly under a province as places of their own", () => {
    const other = point("other", { position: at(35.1, 112.6), regionCode: "419002" });
    expect(nearest({ position: at(32, 112), region: region("419001", "济源市", "county") }, index([other])).kind).toBe("none");
  });

  it("measures a WeChat and a browser location of one spot alike", () => {
    const points = [point("a", { position: at(33.2, 114.1, "GCJ-02") })];
    const wgs = at(33.14, 114.0);
    const byGps = nearest({ position: wgs }, index(points));
    const gcj = nearest({ position: toGcj02(wgs) }, index(points));
    expect(byGps).toMatchObject({ kind: "found" });
    if (byGps.kind !== "found" || gcj.kind !== "found") throw new Error("nothing found");
    expect(Math.abs((byGps.places[0]?.distance ?? 0) - (gcj.places[0]?.distance ?? 0))).toBeLessThanOrEqual(1);
  });

  it("says how far off an unknown datum may be", () => {
    const result = nearest({ position: at(26.6, 106.6) }, index([point("a", { position: at(26.64, 106.66, "unknown") })]));
    expect(result).toMatchObject({ kind: "found", places: [{ approximate: false }] });
    if (result.kind === "found") expect(result.places[0]?.plusMinus).toBeGreaterThan(300);
  });

  it("ranks a point without coordinates by its county's seat, marked as approximate", () => {
    const rough = point("rough", { regionCode: "411728" });
    const exact = point("exact", { position: at(33.3, 114.0), regionCode: "411728" });
    const result = nearest({ position: at(33.14, 114.01) }, index([exact, rough]));
    expect(names(result)).toEqual(["rough", "exact"]);
    expect(result).toMatchObject({ places: [{ approximate: true }, { approximate: false }] });
  });

  it("refuses a query without place, and a place that is none", () => {
    expect(() => nearest({}, index([]))).toThrow(RangeError);
    expect(() => nearest({ position: at(Number.NaN, 110) }, index([]))).toThrow(RangeError);
    expect(() => nearest({ position: at(114, 33) }, index([]))).toThrow(RangeError);
  });
});

describe("nearest by place name", () => {
  it("puts the county's own points before nearer ones of the neighbour", () => {
    const own = point("own", { position: at(33.3, 114.2), regionCode: "411728" });
    const neighbour = point("neighbour", { position: at(33.15, 114.0), regionCode: "411702" });
    expect(names(nearest({ region: SUIPING }, index([neighbour, own])))).toEqual(["own", "neighbour"]);
  });

  it("puts the township's own before the county's", () => {
    const county = point("county", { position: at(33.145, 114.01), regionCode: "411728" });
    const town = point("town", { position: at(33.3, 114.2), regionCode: "411728101" });
    expect(names(nearest({ region: region("411728101", "玉山镇", "township") }, index([county, town])))).toEqual(["town", "county"]);
  });

  it("gives points of which nothing but the county is known, without a distance", () => {
    const result = nearest({ region: region("520181", "清镇市", "county") }, index([point("清镇", { regionCode: "520181" })]));
    expect(result).toMatchObject({ kind: "found", places: [{ distance: null, direction: null, approximate: true }] });
  });

  it("asks for the county where a province is named, but takes a municipality", () => {
    const shanghai = point("徐汇", { position: at(31.19, 121.44), regionCode: "310104" });
    expect(nearest({ region: region("52", "贵州省", "province") }, index([])).kind).toBe("too-wide");
    expect(names(nearest({ region: region("31", "上海市", "province") }, index([shanghai])))).toEqual(["徐汇"]);
    expect(names(nearest({ region: region("3101", "市辖区", "prefecture") }, index([shanghai])))).toEqual(["徐汇"]);
  });
});

describe("where nothing is recorded", () => {
  it("names 12348 with the area code and the county's justice bureau", () => {
    const result = nearest({ region: SUIPING }, index([]));
    expect(result).toMatchObject({
      kind: "none",
      advice: { hotline: "12348", hotlineFromElsewhere: "0396-12348", bureau: "遂平县司法局" },
    });
  });

  it("finds the bureau of a township's county among the parents or the seats", () => {
    const town = region("411726103", "沙河店镇", "township");
    expect(nearest({ region: town }, index([]))).toMatchObject({ advice: { bureau: "泌阳县司法局" } });
    const parents = [region("411726", "泌阳县", "county")];
    expect(nearest({ region: town, parents }, index([], {}))).toMatchObject({
      advice: { bureau: "泌阳县司法局", hotlineFromElsewhere: null },
    });
  });

  it("only guesses the county of a location near its seat, and says that it guesses", () => {
    expect(nearest({ position: at(33.15, 114.02) }, index([]))).toMatchObject({ advice: { county: { name: "遂平县", about: true } } });
    expect(nearest({ position: at(39.9, 116.4) }, index([]))).toMatchObject({ advice: { county: null, bureau: null } });
  });
});

describe("what a sentence asks for", () => {
  it.each([
    ["最近的法律援助中心", { services: ["法律援助"] }],
    ["附近有没有现在开门的公证处", { services: ["公证"], openNow: true }],
    ["能推轮椅进去的公共法律服务中心", { kinds: ["公共法律服务中心"], accessible: true }],
    ["哪里有免费律师", { services: ["法律援助"] }],
    ["最近的司法所在哪", { kinds: ["司法所"] }],
    ["最近的服务点", {}],
  ])("%s", (text, asked) => {
    expect(readFilter(text)).toEqual({ services: [], kinds: [], openNow: false, accessible: false, ...asked });
  });
});

describe("filters", () => {
  const points = [
    point("公证处", { kind: "公证处", position: at(30.01, 110) }),
    point("中心", { kind: "公共法律服务中心", position: at(30.02, 110), accessible: true }),
    point("所", { kind: "司法鉴定所", position: at(30.03, 110), services: ["司法鉴定"], hours: "周一至周五9:00-17:00" }),
  ];

  it.each([
    [{ services: ["法律援助"] as const }, ["中心"]],
    [{ services: ["司法鉴定", "公证"] as const }, ["公证处", "所"]],
    [{ kinds: ["公证"] }, ["公证处"]],
    [{ accessible: true }, ["中心"]],
    [{ services: ["仲裁"] as const }, ["none"]],
    [{ openAt: { now: instantOf("2026-03-02", "10:00"), calendar: calendar() } }, ["所"]],
    [{ openAt: { now: instantOf("2026-03-02", "20:00"), calendar: calendar() } }, ["none"]],
  ])("%#: %j", (filter, expected) => {
    expect(names(nearest({ position: at(30, 110), filter }, index(points)))).toEqual(expected);
  });
});
