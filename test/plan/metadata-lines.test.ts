import { describe, expect, it } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { parsePlans } from "../../src/plan/parse.ts";

const read = (text: string) => parsePlans(textDocument(text, "test.txt"))[0];

describe("lines of a web page above a title", () => {
  it.each(["是否有效：是", "(联系人:王某,电话:0597-1234567)", "公开方式:主动公开", "来源:某市政府办"])("%s is no part of it", (line) => {
    const plan = read(
      `${line}\n\n某某县基层卫生服务能力提升三年行动计划(2024—2026年)\n\n一、总体目标\n到2026年,基本建成服务体系。\n二、重点任务\n完善机制。`,
    );
    expect(plan?.title).toBe("某某县基层卫生服务能力提升三年行动计划(2024—2026年)");
  });
});

describe("a unit list", () => {
  it("takes a short name that nobody knows for a unit when it stands among units", () => {
    const plan = read(
      "某某市工作要点\n一、重点\n1.强化人才保障。引进人才。(市委组织部、市科技局牵头,市人社局、市教育局、定西师专等配合)\n2.完善考核。(市统计局负责)",
    );
    expect(plan?.clauses.find(({ path }) => path === "一/1")).toMatchObject({
      lead: ["市委组织部", "市科技局"],
      assist: ["市人社局", "市教育局", "定西师专"],
      openEnded: true,
    });
  });

  it("is none when most of what is listed is something else", () => {
    const plan = read("某某市工作要点\n一、重点\n1.加强宣传(报纸、广播、新媒体)。抓好落实。\n2.完善考核。(市统计局负责)");
    expect(plan?.clauses.find(({ path }) => path === "一/1")?.lead).toEqual([]);
  });
});
