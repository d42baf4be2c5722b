import { describe, expect, test } from "vitest";
import { subjectsOf } from "../../src/obligation/subjects.ts";
import { directory } from "./gold.ts";

const subjects = (text: string, region = "511423") => subjectsOf(text, (name) => directory.resolveParty(name, region)).map((s) => s.name);

describe("who a sentence speaks of", () => {
  test.each([
    ["各级各部门要高度重视法治建设。", ["各级各部门"]],
    ["行政执法机关于每年1月31日前公开执法总体情况。", ["行政执法机关"]],
    ["县直有关部门要按照职责分工抓好落实", ["县直有关部门"]],
    ["各镇人民政府负责本辖区调解工作;县财政局负责经费保障。", ["各镇人民政府", "县财政局"]],
    ["由县司法局牵头,各部门配合。", ["县司法局"]],
    ["县司法局会同县财政局、县民政局制定办法。", ["县司法局", "县财政局", "县民政局"]],
    ["县文化和旅游局要加强巡查", ["县文化和旅游局"]],
    ["组织部门应当将依法行政纳入考核。", ["组织部门"]],
    ["将军镇人民政府应当设立公共法律服务工作站。", ["将军镇人民政府"]],
    ["3.各级财政部门要将经费纳入预算", ["各级财政部门"]],
    ["(二)各级党委和政府要加强领导", ["各级党委和政府"]],
    ["县政府及其部门、各镇政府要按规定主动报告", ["县政府及其部门、各镇政府"]],
    ["承担行政执法职能的部门负责人任期内至少接受一次培训", ["承担行政执法职能的部门负责人"]],
  ])("%s", (text, names) => {
    expect(subjects(text)).toEqual(names);
  });

  test.each([
    "加强对行政机关的监督,落实行政执法责任制。",
    "支持人民法院依法受理行政案件。",
    "将行政机关负责人出庭应诉情况纳入考核。",
    "推动政府职能转变,优化营商环境。",
    "对县公安局等单位予以通报表扬。",
    "群众要积极参与。",
  ])("nobody in particular: %s", (text) => {
    expect(subjects(text)).toEqual([]);
  });

  test("a long text without stops takes no longer than its length asks for", () => {
    const started = performance.now();
    subjects("各级行政机关要在对于".repeat(20_000));
    subjects("要".repeat(200_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
