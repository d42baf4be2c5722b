import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/document/read.ts";
import { cell, docxOf, paragraph, readBytes, SEED_PLANS, seedText, table } from "./make.ts";

const BODY = "\n某县人民政府文件\n某县法治政府建设实施方案\n一、总体要求\n(一)健全制度。(责任单位:县司法局)\n";
const refused = { name: "DocumentError", reason: "classified" };

describe("a classification mark in its place is refused", () => {
  test.each([
    "机密★",
    "秘密★1年",
    "秘密 ★ 1 年",
    "机 密 ★ 十 年",
    "绝密★长期",
    "000012\n机密★10年\n特急",
    "000012  机密★10年",
    "机密★1年   特急",
    "秘密",
    "内部文件",
    "内部文件 注意保存",
    "内部资料,注意保存",
    "【内部资料 请勿外传】",
    "注意保存",
    "不予公开",
    "公开方式:不予公开",
    "索引号: | S0001 | 公开方式: | 不予公开 |\n文号: | 某办〔2021〕9号 |",
    "密级:秘密",
  ])("at the top: %j", async (mark) => {
    await expect(readBytes(mark + BODY, "a.txt")).rejects.toMatchObject(refused);
  });

  test.each(["(此件不予公开)", "(此件不公开)", "公开属性:不公开", "机密★1年"])("at the end, or above an annex: %j", async (mark) => {
    const long = Array.from({ length: 40 }, (_, index) => `${index + 1}.做好第${index + 1}项工作。`).join("\n");
    await expect(readBytes(`${BODY}${long}\n${mark}\n`, "a.txt")).rejects.toMatchObject(refused);
  });

  test("in a page's header", async () => {
    await expect(readDocument(await docxOf([paragraph("正文。")], "机密★1年"), "a.docx")).rejects.toMatchObject(refused);
  });

  test("in a cell of a table", async () => {
    const bytes = await docxOf([table([cell("文号"), cell("某办〔2021〕9号"), cell("公开方式"), cell("不予公开")]), paragraph("正文。")]);
    await expect(readDocument(bytes, "a.docx")).rejects.toMatchObject(refused);
  });

  test("and the message says what was found and what to do", async () => {
    await expect(readBytes(`机密★1年${BODY}`, "a.txt")).rejects.toThrow("文件带有“机密★1年”标识,不能上传。请只上传已公开的文件。");
  });
});

describe("the same words elsewhere are no mark", () => {
  test.each([
    "(三)严格落实国家秘密、商业秘密、个人隐私保护制度。",
    "加强行政机关内部监督,规范内部文件管理,注意保存执法档案。",
    "除法律规定不予公开的以外,一律向社会公开。",
    "公开方式:主动公开",
    "索引号: | S0001 | 公开方式: | 主动公开 |\n文号: | 某政〔2021〕9号 |",
    "依法不予公开的事项\n由各单位自行确定。",
    "三、保密要求",
    "秘密文件的管理",
    "内部监督",
    "不予公开政府信息的,应当说明理由。",
  ])("%j", async (text) => {
    await expect(readBytes(`${text}${BODY}${text}`, "a.txt")).resolves.toMatchObject({ format: "txt" });
  });

  test.each(SEED_PLANS)("in %s", async (name) => {
    await expect(readBytes(seedText(name), name)).resolves.toMatchObject({ scanned: false });
  });
});
