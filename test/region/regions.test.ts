import { describe, expect, test } from "vitest";
import { loadRegionSource } from "../../seeds/regions.ts";
import { createRegions } from "../../src/region/regions.ts";

const regions = createRegions(loadRegionSource());
const codes = (name: string, near?: string) => regions.find(name, near).map((r) => r.code);
const mentions = (text: string, near?: string) => regions.findIn(text, near).map((m) => `${m.text}@${m.start}=${m.region?.code ?? "?"}`);

describe("find", () => {
  test.each([
    ["驻马店市", "4117"],
    ["驻马店", "4117"],
    ["洪雅县", "511423"],
    ["洪雅", "511423"],
    ["昌吉回族自治州", "6523"],
    ["昌吉州", "6523"],
    ["六安", "3415"],
    ["木垒哈萨克自治县", "652328"],
    ["木垒县", "652328"],
    ["木垒", "652328"],
    ["巴州", "6528"],
    ["恩施州", "4228"],
    ["黔东南州", "5226"],
    ["重庆", "50"],
    ["内蒙古", "15"],
    ["新疆", "65"],
    ["忠县", "500233"],
    ["济源市", "419001"],
    ["东莞", "4419"],
    ["河南遂平", "411728"],
    ["驻马店市遂平县", "411728"],
    ["511423", "511423"],
  ])("%s is %s", (name, code) => {
    expect(codes(name)[0]).toBe(code);
  });

  test("a name that several places bear is settled by the place nearby", () => {
    expect(codes("朝阳区", "1101")[0]).toBe("110105");
    expect(codes("朝阳区", "2201")[0]).toBe("220104");
    expect(codes("朝阳区").length).toBeGreaterThan(1);
  });

  test("a prefecture comes before the county city of the same short name", () => {
    expect(codes("昌吉").slice(0, 2)).toEqual(["6523", "652301"]);
  });

  test("townships are found near their county", () => {
    expect(codes("瓦屋山镇", "511423")).toContain("511423119");
    expect(codes("瓦屋山", "511423")[0]).toBe("511423119");
  });

  test("what is no place is not found", () => {
    expect(codes("司法局")).toEqual([]);
    expect(codes("")).toEqual([]);
    expect(codes("市辖区")).toEqual([]);
  });
});

describe("chain", () => {
  test("headings of the table are no parents", () => {
    expect(regions.parents("110105").map((r) => r.code)).toEqual(["11"]);
    expect(regions.parents("419001").map((r) => r.code)).toEqual(["41"]);
    expect(regions.parents("511423112").map((r) => r.name)).toEqual(["洪雅县", "眉山市", "四川省"]);
  });

  test("a prefecture without counties has townships", () => {
    expect(regions.children("4419").some((r) => r.name === "东城街道")).toBe(true);
    expect(regions.children("511423")).toHaveLength(12);
    expect(regions.children("6523").map((r) => r.name)).toContain("木垒哈萨克自治县");
  });

  test("a title is the usual official style", () => {
    expect(regions.title("6523")).toBe("昌吉州");
    expect(regions.title("652328")).toBe("木垒县");
    expect(regions.title("65")).toBe("新疆维吾尔自治区");
    expect(regions.title("511423")).toBe("洪雅县");
  });
});

describe("findIn", () => {
  test("full and short names, with their places in the sentence", () => {
    expect(mentions("洪雅县司法局有哪些任务")).toEqual(["洪雅县@0=511423"]);
    expect(mentions("请问遂平最近的法律援助中心在哪")).toEqual(["遂平@2=411728"]);
    expect(mentions("从上海南京出发")).toEqual(["上海@1=31", "南京@3=3201"]);
  });

  test("a name is settled by the one before it", () => {
    expect(mentions("驻马店市驿城区")).toEqual(["驻马店市@0=4117", "驿城区@4=411702"]);
    expect(mentions("长春市朝阳区")).toEqual(["长春市@0=2201", "朝阳区@3=220104"]);
  });

  test("an open full name stays open and near settles it", () => {
    expect(mentions("朝阳区法律援助")).toEqual(["朝阳区@0=?"]);
    expect(mentions("朝阳区法律援助", "11")).toEqual(["朝阳区@0=110105"]);
    expect(mentions("昌吉的公证处")).toEqual(["昌吉@0=6523"]);
  });

  test("townships near, and alone where only one bears the name", () => {
    expect(mentions("瓦屋山镇离哪近", "511423")).toEqual(["瓦屋山镇@0=511423119"]);
    expect(mentions("我在槽渔滩镇")).toEqual(["槽渔滩镇@2=511423114"]);
    expect(mentions("洪雅县柳江镇")).toEqual(["洪雅县@0=511423", "柳江镇@3=511423117"]);
  });

  test("ordinary words are not places", () => {
    expect(mentions("公安局的资源共享,互助合作,和平解放")).toEqual([]);
    expect(mentions("城区和郊区都要去,南京路怎么走")).toEqual([]);
    expect(mentions("我单位本季度有哪些任务到期")).toEqual([]);
    expect(mentions("党委和政府要平和地延长期限,比如重大理论、双城经济圈、全州各县")).toEqual([]);
    expect(mentions("2024年建成县级中心,规范县乡执法,覆盖州县")).toEqual([]);
  });

  test("a county whose short name could be a word is read as a place where the context has it", () => {
    expect(mentions("正阳有律师吗")).toEqual([]);
    expect(mentions("正阳有律师吗", "4117")).toEqual(["正阳@0=411724"]);
    expect(mentions("正阳有律师吗", "4101")).toEqual([]);
    expect(mentions("驻马店正阳")).toEqual(["驻马店@0=4117", "正阳@3=411724"]);
  });

  test("a city goes before a district of the same name elsewhere", () => {
    expect(mentions("西安有法律援助吗")).toEqual(["西安@0=6101"]);
    expect(mentions("我在道县")).toEqual(["道县@2=431124"]);
  });

  test("a year of plans is scanned in time linear in its length", () => {
    const text = "镇".repeat(40_000) + "驻马店市".repeat(10_000);
    const started = performance.now();
    expect(regions.findIn(text, "4117").length).toBe(10_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
