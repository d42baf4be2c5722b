import { describe, expect, test } from "vitest";
import { actOf, quoted, spokenPath } from "../../src/reminder/wording.ts";

describe("the act that opens a reminder", () => {
  test.each([
    ["行政执法机关于每年1月31日前公开总体情况", "每年1月31日前", ["行政执法机关"], "公开总体情况"],
    ["2022年年底前实现平台数据联通汇聚。", "2022年年底前", [], "实现平台数据联通汇聚"],
    ["政府各部门、各单位每季度要开展一次集体学法活动", "每季度", ["政府各部门", "各单位"], "开展一次集体学法活动"],
    ["政府\uff0c各部门\uff1a每年\uff0c报告一次情况\uff1b", "每年", ["政府", "各部门"], "报告一次情况"],
    ["每年至少开展1次综合督察", "每年", [], "至少开展1次综合督察"],
  ] as const)("%s", (quote, time, actor, act) => {
    expect(actOf({ quote, time, actor }, null)).toBe(act);
  });

  test("keeps the sentence whole where the time stands in its middle", () => {
    expect(actOf({ quote: "及时公布清单年度版本", time: "年度", actor: [] }, null)).toBe("及时公布清单年度版本");
    expect(actOf({ quote: "各县区要编制年度监管计划", time: "年度", actor: ["各县区"] }, null)).toBe("编制年度监管计划");
  });

  test("falls back on the heading where nothing is left", () => {
    expect(actOf({ quote: "每年一次", time: "每年", actor: [] }, "开展法治督察")).toBe("开展法治督察");
  });

  test("ends at a comma where it is long", () => {
    const act = actOf({ quote: `每年${"甲".repeat(40)},${"乙".repeat(40)}`, time: "每年", actor: [] }, null);
    expect(act).toBe(`${"甲".repeat(40)}…`);
  });
});

test("a quotation is one line and not too long", () => {
  expect(quoted("每年开展\n 一次。")).toBe("“每年开展一次”");
  expect(quoted("字".repeat(300)).length).toBeLessThan(100);
});

test("clauses are called as people call them", () => {
  expect(spokenPath("二/(四)/1")).toBe("二、(四)1");
  expect(spokenPath("第三章/第五条")).toBe("第三章第五条");
  expect(spokenPath("一")).toBe("一");
});
