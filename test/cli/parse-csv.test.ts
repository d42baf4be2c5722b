import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { CSV_HEAD, csvRows } from "../../src/cli/parse-csv.ts";
import { textDocument } from "../../src/document/text.ts";
import { parsePlans } from "../../src/plan/parse.ts";

function table(text: string, file = "plan.txt"): Record<string, string>[] {
  const plans = parsePlans(textDocument(text, file));
  expect(plans).toHaveLength(1);
  return parse(CSV_HEAD + plans.map((plan) => csvRows(file, plan)).join(""), { bom: true, columns: true });
}

const TEXT = `平安县实施方案(2025—2028年)
一、任务
(一)推进公示。每年1月31日前公开“双公示”情况,公开率不低于98%。(牵头单位:县司法局;配合单位:县财政局、县审计局)
(二)清理,"事项"。2026年前完成清理。(责任单位:县司法局)
`;

it("has a row for each unit, deadline and figure, with its clause", () => {
  const rows = table(TEXT).filter((row) => row["条款"] === "一、(一)");
  expect(rows.map((row) => [row["类别"], row["单位"] || row["时间代码"] || row["数值"]])).toEqual([
    ["责任单位", "县司法局"],
    ["配合单位", "县财政局"],
    ["配合单位", "县审计局"],
    ["时限", "every:P1Y@01-31"],
    ["指标", "98"],
  ]);
});

it("says what is doubtful", () => {
  const [row] = table(TEXT).filter((each) => each["时间代码"] === "once:2025-12-31");
  expect(row).toMatchObject({ 条款: "一、(二)", 时限: "2025年12月31日前", 把握: "歧义" });
});

it("gives a spreadsheet no formula to run", () => {
  const files = table(TEXT, '=HYPERLINK("http://x")').map((row) => row["文件"]);
  expect(new Set(files)).toEqual(new Set(['\'=HYPERLINK("http://x")']));
});
