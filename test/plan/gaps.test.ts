import { expect, it } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { gapsOf } from "../../src/plan/gaps.ts";
import { parsePlans } from "../../src/plan/parse.ts";

const TEXT = `平安县法治建设实施方案(2025—2028年)
一、总体要求
(一)指导思想。坚持以习近平新时代中国特色社会主义思想为指导,加强党的领导。
二、主要任务
(二)清理证明事项。2026年前完成清理。(责任单位:县司法局)
(三)开展案卷评查。定期开展案卷评查。(责任单位:县司法局)
(四)加强备案审查。努力实现报备率达1%。(责任单位:县司法局)
(五)优化营商环境。推进简政放权,完善服务体系。(责任单位:县司法局)
(六)设立服务窗口。设立办事窗口,公布办事指南。
(七)建设队伍。加强培训,培训不少于40学时。(责任单位:县司法局)
三、监督。(责任单位:县委依法治县办)
(八)考核评价。公布考核结果。
`;

function gapsIn(text: string, saysWho = false): readonly string[] {
  const [plan] = parsePlans(textDocument(text, "plan.txt"));
  if (!plan) throw new Error("no plan was read");
  return gapsOf(plan, { saysWho: () => saysWho }).map(({ kind, clause }) => `${kind} ${clause}`);
}

it("lists what a plan leaves open, clause by clause, and nothing of its general part", () => {
  expect(gapsIn(TEXT)).toEqual([
    "ambiguous-date 二/(二)",
    "no-interval 二/(三)",
    "suspect-figure 二/(四)",
    "vague-verb 二/(五)",
    "no-unit 二/(六)",
  ]);
});

it("takes who the sentence speaks of for the one who acts", () => {
  expect(gapsIn(TEXT, true)).not.toContain("no-unit 二/(六)");
});

it("finds a vague verb only where neither date nor figure makes the clause measurable", () => {
  expect(gapsIn(TEXT)).not.toContain("vague-verb 二/(七)");
  expect(gapsIn(TEXT.replace("加强培训,培训不少于40学时", "加强培训"))).toContain("vague-verb 二/(七)");
});
