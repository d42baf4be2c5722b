import { expect, test } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { lineTexts, readBytes, rows, SEED_PLANS, seedText } from "./make.ts";

test("the text of a txt file stays as it is, and lines are cut from it", () => {
  const text = "甲\r\n\r\n  乙 \r丙\u2028丁\v戊\f \u3000\n己";
  const document = textDocument(text, "a.txt");
  expect(document.text).toBe(text);
  expect(lineTexts(document)).toEqual(["甲", "  乙 ", "丙", "丁", "戊", "己"]);
});

test.each(SEED_PLANS)("%s is read character for character", async (name) => {
  const document = await readBytes(seedText(name), name);
  expect(document).toMatchObject({ text: seedText(name), format: "txt", scanned: false });
});

test("rows of a Markdown table have cells, its rule line is left out", () => {
  const document = textDocument("| 任务 | 单位 |\n| --- | :-: |\n| 报告 | 市司法局 |\n正文", "a.txt");
  expect(rows(document)).toEqual([
    ["任务", "单位"],
    ["报告", "市司法局"],
  ]);
  expect(lineTexts(document)).toHaveLength(3);
});

test("a data table flattened by a web page has cells", () => {
  expect(rows(textDocument("索引号: | S0001 | 主题分类: | 其他 |\n文号: | 驻政〔2021〕9号 |", "a.txt"))).toEqual([
    ["索引号:", "S0001", "主题分类:", "其他"],
    ["文号:", "驻政〔2021〕9号"],
  ]);
});

test("rows pasted from a spreadsheet have cells, empty ones too", () => {
  expect(rows(textDocument("1\t报告\t市司法局\n2\t\t市公安局", "a.txt"))).toEqual([
    ["1", "报告", "市司法局"],
    ["2", "", "市公安局"],
  ]);
});

test.each([["一、\t总则\n二、\t任务"], ["(一)\t总则\n(二)\t任务"], ["首页 | 政务公开"], ["\t第一段\n\t第二段"], ["表决|结果"]])(
  "%j is no table",
  (text) => {
    expect(rows(textDocument(text, "a.txt"))).toEqual([]);
  },
);

test("Markdown loses its marks, not its words", async () => {
  const markdown =
    "# 某县**法治**建设方案\n\n> 摘要见[附件](a.pdf)\n\n- 任务\\*一\n1. 报告\n\n---\n| 任务 | 单位 |\n|---|---|\n| **报告** | 司法局 |\n";
  const document = await readBytes(markdown, "方案.md");
  expect(document.format).toBe("md");
  expect(lineTexts(document)).toEqual(["某县法治建设方案", "摘要见附件", "任务*一", "1. 报告", "| 任务 | 单位 |", "| 报告 | 司法局 |"]);
  expect(rows(document)[1]).toEqual(["报告", "司法局"]);
});
