import { Paragraph, TextRun } from "docx";
import { expect, test } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { cell, docxOf, docxOfXml, lineTexts, paragraph, readBytes, rows, SEED_PLANS, seedText, table } from "./make.ts";

const NAME = "方案.docx";

test("automatic numbers are printed, and restart below a new heading", async () => {
  const bytes = await docxOf([
    paragraph("某县法治建设实施方案"),
    paragraph("总体要求", 0),
    paragraph("指导思想", 1),
    paragraph("第一项", 2),
    paragraph("第二项", 2),
    paragraph("小项", 3),
    paragraph("基本原则", 1),
    paragraph("又一项", 2),
    paragraph("主要任务", 0),
    paragraph("健全制度", 1),
  ]);
  expect(lineTexts(await readBytes(bytes, NAME))).toEqual([
    "某县法治建设实施方案",
    "一、总体要求",
    "(一)指导思想",
    "1.第一项",
    "2.第二项",
    "①小项",
    "(二)基本原则",
    "1.又一项",
    "二、主要任务",
    "(一)健全制度",
  ]);
});

test("a table's merged cells are repeated in each row and column they cover", async () => {
  const bytes = await docxOf([
    table(
      [cell("序号"), cell("任务"), cell("责任单位")],
      [cell("1", { rowSpan: 2 }), cell("每年1月31日前报告"), cell("市司法局\n市公安局", { rowSpan: 2 })],
      [cell("每季度通报")],
      [cell("合计", { columnSpan: 2 }), cell("2项")],
    ),
  ]);
  const document = await readBytes(bytes, NAME);
  expect(rows(document)).toEqual([
    ["序号", "任务", "责任单位"],
    ["1", "每年1月31日前报告", "市司法局 市公安局"],
    ["1", "每季度通报", "市司法局 市公安局"],
    ["合计", "合计", "2项"],
  ]);
  expect(lineTexts(document).at(-1)).toBe("合计 | 2项");
});

test("a table of one cell is a frame, its paragraphs are lines", async () => {
  const document = await readBytes(await docxOf([table([cell("第一段。\n第二段。")])]), NAME);
  expect(lineTexts(document)).toEqual(["第一段。", "第二段。"]);
  expect(rows(document)).toEqual([]);
});

test("page headers are no part of the text", async () => {
  const document = await readBytes(await docxOf([paragraph("正文。")], "某县人民政府公报"), NAME);
  expect(lineTexts(document)).toEqual(["正文。"]);
});

test("line breaks, tabs and runs of a paragraph keep their order", async () => {
  const runs = [new TextRun("责任"), new TextRun({ text: "单位:", bold: true }), new TextRun({ text: "市司法局", break: 1 })];
  expect(lineTexts(await readBytes(await docxOf([new Paragraph({ children: runs })]), NAME))).toEqual(["责任单位:", "市司法局"]);
});

const p = (content: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const t = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;

test("deleted and hidden words, field codes and tables of contents are left out, insertions kept", async () => {
  const bytes = docxOfXml(
    p(`${t("市")}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${t("司法局")}</w:ins>`) +
      p(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>${t("见")}<w:r><w:instrText>PAGEREF _1</w:instrText></w:r>`) +
      p(t("一、总体要求\t1"), '<w:pStyle w:val="TOC1"/>') +
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(t("目录"))}</w:sdtContent></w:sdt>` +
      `<w:sdt><w:sdtContent>${p(t("控件里的正文"))}</w:sdtContent></w:sdt>`,
  );
  expect(lineTexts(await readBytes(bytes, NAME))).toEqual(["市司法局", "见", "控件里的正文"]);
});

test("a text box is read once, not again as its fallback", async () => {
  const box = (text: string) => `<w:txbxContent>${p(t(text))}</w:txbxContent>`;
  const bytes = docxOfXml(
    p(
      `<w:r><mc:AlternateContent><mc:Choice>${box("框内文字")}</mc:Choice><mc:Fallback>${box("框内文字")}</mc:Fallback></mc:AlternateContent></w:r>${t("正文")}`,
    ),
  );
  expect(lineTexts(await readBytes(bytes, NAME))).toEqual(["框内文字", "正文"]);
});

const level = (depth: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = (nums: string) => ({
  "word/numbering.xml": `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, "chineseCounting", "第%1章", '<w:pStyle w:val="H1"/>')}${level(1, "decimal", "%1.%2", '<w:isLgl/><w:pStyle w:val="H2"/>')}${level(2, "bullet", "\uf0b7")}</w:abstractNum>${nums}</w:numbering>`,
  "word/styles.xml":
    '<w:styles><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style></w:styles>',
});
const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
const num = (id: number, depth: number) => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`;
const ONE = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>';

test("headings numbered by their styles get the level that the list ties to the style", async () => {
  const body =
    p(t("总则"), style("H1")) +
    p(t("目的"), style("H2")) +
    p(t("依据"), style("H2")) +
    p(t("附则"), style("H1")) +
    p(t("解释"), style("H2"));
  const document = await readBytes(docxOfXml(body, numbering(ONE)), NAME);
  expect(lineTexts(document)).toEqual(["第一章总则", "1.1 目的", "1.2 依据", "第二章附则", "2.1 解释"]);
});

test("a list that overrides its start begins anew, one that does not counts on", async () => {
  const restarted =
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
  const body = p(t("甲"), num(1, 0)) + p(t("乙"), num(3, 0)) + p(t("丙"), num(2, 0)) + p(t("丁"), num(2, 0));
  const parts = numbering(`${ONE}<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>${restarted}`);
  expect(lineTexts(await readBytes(docxOfXml(body, parts), NAME))).toEqual(["第一章甲", "第二章乙", "第五章丙", "第六章丁"]);
});

test("bullets, and numbering switched off, print nothing", async () => {
  const body = p(t("点"), num(1, 2)) + p(t("无号"), `${style("H1")}${num(0, 0)}`);
  expect(lineTexts(await readBytes(docxOfXml(body, numbering(ONE)), NAME))).toEqual(["点", "无号"]);
});

test("a file without numbering or styles, called .wps, is read by its content", async () => {
  expect(await readBytes(docxOfXml(p(t("正文"))), "方案.wps")).toMatchObject({ format: "docx", text: "正文\n" });
});

test.each(SEED_PLANS)("%s gives the same lines as its text", async (name) => {
  const lines = lineTexts(textDocument(seedText(name), name));
  const document = await readBytes(await docxOf(lines.map((line) => paragraph(line))), NAME);
  expect(lineTexts(document)).toEqual(lines);
});
