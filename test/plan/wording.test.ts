import { describe, expect, it } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { parsePlans } from "../../src/plan/parse.ts";
import type { Plan } from "../../src/plan/types.ts";

/** A plan of one clause that says `words`, issued in March 2024. */
function planSaying(words: string): Plan {
  const text = `禾山县河道管护实施方案\n(2024—2026年)\n一、总体要求\n坚持问题导向。\n二、重点任务\n(一)加强管护\n${words}\n(二)其他事项\n按规定办理。\n禾山县人民政府\n2024年3月1日`;
  const plan = parsePlans(textDocument(text, "plan.txt"))[0];
  if (!plan) throw new Error("no plan");
  return plan;
}

const actorsIn = (words: string) => planSaying(words).deadlines.map(({ when, actor }) => [when, actor.join("、")]);

describe("the subject of a sentence is who acts", () => {
  it.each([
    ["班组每周开展一次设备检查。", [["every:P1W", "班组"]]],
    ["单位负责人收到通知后,应当于2小时内到岗。", [["within:..2H", "单位负责人"]]],
    ["县水情中心实行24小时值班制度,每日会商雨情。", [["every:P1D", "县水情中心"]]],
    ["运营商应在6小时内恢复通信。", [["within:..6H", "运营商"]]],
    ["各乡镇人民政府、河道管理所组织巡河员对险工险段每季度检查一遍。", [["every:P3M", "各乡镇人民政府、河道管理所"]]],
    ["同一部门对同一企业每年至少走访一次。", [["every:P1Y", "同一部门"]]],
    ["县财政每年安排管护经费。", [["every:P1Y", "县财政"]]],
    ["各村(社区)对独居老人每周至少探访一次。", [["every:P1W", "各村(社区)"]]],
    ["县乡两级每半年会商一次。", [["every:P6M", "县乡两级"]]],
    ["河长制联席会议由县政府分管领导召集,每季度召开一次。", [["every:P3M", "河长制联席会议"]]],
    ["支持县职业学校开设水利专业,每年开展一次实训。", [["every:P1Y", "县职业学校"]]],
    ["养护企业应当做到随坏随修;发现险情的,3小时内报告。", [["within:..3H", "养护企业"]]],
    ["各镇(街)请于2024年11月20日前报送总结。", [["once:2024-11-20", "各镇(街)"]]],
  ])("%s", (words, expected) => expect(actorsIn(words)).toEqual(expected));

  it.each([
    ["每月15日前公布各部门应用情况。", [["every:P1M@15", ""]]],
    ["依托农村互助幸福院、社区食堂,2025年底前建成助餐点。", [["once:2025-12-31", ""]]],
    [
      "巡查员每月上门不少于两次,65岁以上老年人每年免费体检一次。",
      [
        ["every:P1M*2", "巡查员"],
        ["every:P1Y", ""],
      ],
    ],
    ["整改方案应于10日内报送。", [["within:..10D", ""]]],
  ])("nobody is named: %s", (words, expected) => expect(actorsIn(words)).toEqual(expected));
});
