import { describe, expect, it } from "vitest";
import { coverage } from "../../src/place/coverage.ts";
import type { Plan, Target } from "../../src/plan/types.ts";
import { point, region } from "./helpers.ts";

const CITY = region("4117", "驻马店市", "prefecture");
const COUNTIES = [region("411726", "泌阳县", "county"), region("411728", "遂平县", "county")];
const TOWNS = [
  { ...region("411726103", "沙河店镇", "township"), parent: "411726" },
  { ...region("411728101", "玉山镇", "township"), parent: "411728" },
];
const REGIONS = { children: (code: string) => (code === "4117" ? COUNTIES : TOWNS.filter(({ parent }) => parent === code)) };

function plan(text: string, targets: readonly Partial<Target>[] = []): Plan {
  const span = { start: 0, end: 0 };
  return {
    title: "",
    docNumber: null,
    issuer: null,
    region: null,
    issuedOn: null,
    period: null,
    status: "effective",
    deadlines: [],
    clauses: [{ path: "一", heading: null, text, lead: [], assist: [], openEnded: false, partyCertainty: "certain", span }],
    targets: targets.map((target) => ({
      clause: "一",
      quote: "",
      name: "",
      op: ">=",
      value: 1,
      unit: "个",
      suspect: false,
      certainty: "certain",
      span,
      ...target,
    })),
  };
}

function rows(own: Plan, points: Parameters<typeof coverage>[2]["points"] = []) {
  return coverage(own, CITY, { points, regions: REGIONS }).map(({ promise, expected, recorded, missing }) => ({
    what: `${promise.level} ${promise.facility}`,
    expected,
    recorded: recorded.length,
    missing: missing.map(({ name }) => name),
  }));
}

function centre(name: string, code: string) {
  return point(`${code}/${name}`, {
    name,
    kind: "公共法律服务中心",
    city: "驻马店市",
    county: code.startsWith("411728") ? "遂平县" : "泌阳县",
    regionCode: code,
  });
}

describe("a plan's network beside the recorded points", () => {
  it("lists the counties without a promised centre; the city's own centre is none of theirs", () => {
    const own = plan("市县两级设立公共法律服务中心,市级面积不低于200平米。");
    const points = [centre("驻马店市公共法律服务中心", "411728"), centre("泌阳县公共法律服务中心", "411726")];
    expect(rows(own, points)).toEqual([
      { what: "prefecture 公共法律服务中心", expected: 1, recorded: 1, missing: [] },
      { what: "county 公共法律服务中心", expected: 2, recorded: 1, missing: ["遂平县"] },
    ]);
  });

  it("compares by township, also where the point only says its county", () => {
    const own = plan("以司法所为依托,设立乡镇(街道)公共法律服务工作站。");
    const points = [point("沙河店镇公共法律服务站", { name: "沙河店镇公共法律服务站", regionCode: "411726" })];
    expect(rows(own, points)).toEqual([{ what: "township 公共法律服务工作站", expected: 2, recorded: 1, missing: ["玉山镇"] }]);
  });

  it("takes the printed number for each place, and totals for the whole", () => {
    const own = plan("每个县(区)设立2个人民调解中心,律师调解工作室达到30个。", [
      { quote: "每个县(区)设立2个人民调解中心", name: "每个县(区)人民调解中心", op: "=", value: 2 },
      { quote: "律师调解工作室达到30个", name: "律师调解工作室", value: 30 },
    ]);
    expect(rows(own)).toEqual([
      { what: "county 人民调解中心", expected: 4, recorded: 0, missing: ["泌阳县", "遂平县"] },
      { what: "total 律师调解工作室", expected: 30, recorded: 0, missing: [] },
    ]);
  });

  it("reads a list that shares one verb", () => {
    const own = plan("实现区公共法律服务中心、镇(街)公共法律服务工作站、村(社区)法律顾问全覆盖。");
    expect(rows(own).map(({ what }) => what)).toEqual(["county 公共法律服务中心", "township 公共法律服务工作站"]);
  });

  it("lists area, windows and staff of each level as what cannot be checked", () => {
    const own = plan(
      "市县两级设立公共法律服务中心,市级面积不低于200平米,县级面积不低于150平米,设置不少于5个服务窗口。村(社区)设立公共法律服务工作室,面积不低于20平米。",
      [
        { quote: "市级面积不低于200平米", name: "市级面积", value: 200, unit: "平米" },
        { quote: "县级面积不低于150平米", name: "县级面积", value: 150, unit: "平米" },
        { quote: "设置不少于5个服务窗口", name: "服务窗口", value: 5 },
        { quote: "面积不低于20平米", name: "村(社区)设立公共法律服务工作室面积", value: 20, unit: "平米" },
      ],
    );
    const found = coverage(own, CITY, { points: [], regions: REGIONS }).map(({ promise }) => promise.conditions.map(({ name }) => name));
    expect(found).toEqual([["市级面积", "服务窗口"], ["县级面积", "服务窗口"], ["村(社区)设立公共法律服务工作室面积"]]);
  });

  it("says what is not recorded, not that it does not exist", () => {
    const [row] = coverage(plan("每个县(区)设立1个法律援助中心。"), CITY, { points: [], regions: REGIONS });
    expect(row?.text).toBe("县(市、区)法律援助中心:应有2个,已录入0个;未录入:泌阳县、遂平县");
  });

  it("finds no promise in words about staff or about other things", () => {
    expect(rows(plan("为每个县级人民调解中心配备5名以上专职人民调解员。加强公证处队伍建设。"))).toEqual([]);
  });
});
