import { describe, expect, it } from "vitest";
import { describePlace, describeResult, lengthText } from "../../src/place/describe.ts";
import { filterText, readFilter } from "../../src/place/filter-words.ts";
import { mapLinks } from "../../src/place/map-links.ts";
import { nearest } from "../../src/place/nearest.ts";
import { buildIndex } from "../../src/place/point-index.ts";
import { instantOf } from "../../src/time/date.ts";
import { at, calendar, point, region } from "./helpers.ts";

const NOW = instantOf("2026-03-02", "10:00");

function cardOf(more: Parameters<typeof point>[1]) {
  const own = { ...point("某某法律援助中心", { regionCode: "411728", ...more }) };
  const place = { point: own, distance: 1234, plusMinus: 0, direction: "东北" as const, approximate: false };
  return describePlace(place, NOW, calendar());
}

describe("a service point in words", () => {
  it("says where, how far, what and when, with a phone that a tap calls", () => {
    const card = cardOf({ position: at(33, 114), address: "建设路1号", phone: "0396-1234567、7654321", hours: "周一至周五 9:00-12:00" });
    expect(card).toMatchObject({ title: "某某法律援助中心", distance: "往东北1.2公里" });
    expect(card.fields).toEqual([
      { name: "地址", value: "建设路1号" },
      { name: "电话", value: "0396-1234567、7654321", href: "tel:03961234567" },
      { name: "开放", value: "现在开门,12:00关门" },
      { name: "时间", value: "周一至周五 9:00-12:00" },
      { name: "服务", value: "法律援助、法律咨询(按机构类型)" },
    ]);
  });

  it("says 未登记 for what nobody recorded, and never an address", () => {
    expect(cardOf({}).fields.slice(0, 3)).toEqual([
      { name: "地址", value: "未登记" },
      { name: "电话", value: "未登记,可打 12348", href: "tel:12348" },
      { name: "开放", value: "开放时间未登记,请先打电话问清" },
    ]);
  });

  it("links to a search, not to a position, where none is recorded", () => {
    const links = cardOf({ city: "驻马店市" }).links.map(({ href }) => href);
    expect(links.every((href) => /search/.test(href) && !/marker|position=/.test(href))).toBe(true);
  });

  it("names source and date of the data", () => {
    expect(cardOf({ source: "司法局报送", sourceDate: "2026-01-05" }).source).toBe("数据来源:司法局报送(2026年1月5日)");
    expect(cardOf({ source: "网页" }).source).toBe("数据来源:网页(日期不详)");
  });

  it.each([
    [3, "10米"],
    [84, "80米"],
    [1000, "1公里"],
    [9940, "9.9公里"],
    [34_600, "35公里"],
  ])("%d m is %s", (metres, text) => {
    expect(lengthText(metres)).toBe(text);
  });
});

describe("map links", () => {
  it("gives each map its own coordinate system", () => {
    const links = new Map(
      mapLinks(at(39.907333, 116.391083), "法律;援助:中心", "路1号").map(({ label, href }) => [label, decodeURIComponent(href)]),
    );
    expect(links.get("地图")).toMatch(/^geo:39\.907333,116\.391083\?/);
    expect(links.get("高德")).toMatch(/^https:\/\/uri\.amap\.com\/marker\?position=116\.397\d+,39\.908\d+&.*coordinate=gaode/);
    expect(links.get("百度")).toMatch(/^https:\/\/api\.map\.baidu\.com\/marker\?location=39\.908\d+,116\.397\d+&.*coord_type=gcj02/);
    expect(links.get("腾讯")).toMatch(
      /^https:\/\/apis\.map\.qq\.com\/uri\/v1\/marker\?marker=coord:39\.908\d+,116\.397\d+;title:法律 援助 中心;addr:路1号/,
    );
  });
});

describe("a result in words", () => {
  const empty = buildIndex([], { areaCodes: new Map([["4117", "0396"]]) });

  it("is honest where nothing is recorded", () => {
    const result = nearest({ region: region("411728", "遂平县", "county") }, empty);
    expect(describeResult(result, "遂平县")).toEqual([
      "遂平县还没有录入公共法律服务点的地址。可先拨打 12348(免费,从外地打 0396-12348),或联系遂平县司法局。",
    ]);
  });

  it("does not say that nothing is recorded where only the filter lets nothing through", () => {
    const index = buildIndex([point("遂平县公证处", { kind: "公证处", regionCode: "411728" })]);
    const asked = readFilter("现在开门的法律援助中心");
    const query = { region: region("411728", "遂平县", "county"), filter: { services: asked.services } };
    const [text] = describeResult(nearest(query, index), "遂平县", filterText(asked));
    expect(text).toMatch(/^遂平县录入的服务点里没有登记了时间且现在开门、提供法律援助的服务点。可先拨打 12348/);
  });

  it("asks for the county where a province is named", () => {
    const [text] = describeResult(nearest({ region: region("41", "河南省", "province") }, empty), "河南省");
    expect(text).toContain("请说到县");
  });
});
