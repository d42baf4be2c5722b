import { describe, expect, test } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { encodeGbk, lineTexts, readBytes, rows, SEED_PLANS, seedText, squeezed } from "./make.ts";

const MENU =
  '<ul class="menu"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/fw">政务服务</a></li><li><a href="/hd">互动交流</a></li></ul>';
const RECORD =
  "<table><tr><td>索引号:</td><td>S0001-2021</td><td>发文机关:</td><td>某县人民政府</td></tr><tr><td>发文字号:</td><td>某政〔2021〕9号</td><td>成文日期:</td><td>2021年3月25日</td></tr></table>";
const FOOT =
  '<div class="foot"><p>主办单位:某县人民政府办公室,地址:某县人民路1号,联系电话:0396-1234567</p><p>网站标识码:4117280001 豫ICP备05012345号 豫公网安备41172802000001号,版权所有,未经许可不得转载</p></div>';
const FORM =
  '<form><p>网友评论</p><textarea>请输入您的评论,文明上网,理性发言,不超过五百字</textarea><input type="submit" value="提交"></form>';
const TITLE = "某县法治政府建设实施方案(2021—2025年)";

/** A page as sites of government make them, the article wrapped as asked. */
function page(article: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${TITLE}-某县人民政府网站</title><meta name="SiteName" content="某县人民政府网站"><meta name="ArticleTitle" content="${TITLE}"><style>p{margin:0}</style></head><body><div class="head"><h1>某县人民政府网站</h1>${MENU}</div><div class="main"><div class="position">当前位置:<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 正文</div><div class="left">${MENU}</div><div class="right">${RECORD}<h2>${TITLE}</h2><div class="info">发布时间:2021-03-25 浏览次数:<span>12</span> 字体:<a href="#">大</a> <a href="#">中</a> <a href="#">小</a></div>${article}<p>上一篇:<a href="1.html">关于召开会议的通知</a></p><p>【打印本页】【关闭窗口】</p>${FORM}</div></div>${FOOT}<script>var a = "脚本里的文字,不是正文,也不该出现在结果里。";</script></body></html>`;
}

const PARAGRAPHS = [
  "为深入贯彻党中央、国务院关于法治政府建设的决策部署,结合本县实际,制定本方案。",
  "一、总体要求",
  "(一)各行政执法机关于每年1月31日前公开上年度行政执法总体情况。(责任单位:县司法局、各乡镇人民政府)",
  "(二)每半年至少听取1次法治政府建设情况汇报,及时研究解决影响法治政府建设的重大问题。(责任单位:县政府办公室)",
  "二、组织保障",
  "各部门要加强组织领导,明确分工,抓好落实,重要情况及时报告。",
];

const WRAPPINGS: Readonly<Record<string, string>> = {
  "paragraphs in a div": `<div id="zoom">${PARAGRAPHS.map((text) => `<p>&nbsp;&nbsp;&nbsp;&nbsp;${text}</p>`).join("\n")}</div>`,
  "line breaks only": `<div class="content">${PARAGRAPHS.map((text) => `  ${text}`).join("<br>\n")}</div>`,
  "runs in spans, as Word saves them": `<div><div class="TRS_Editor">${PARAGRAPHS.map((text) => `<p><span><span>${text.slice(0, 5)}</span></span><b>${text.slice(5)}</b></p>`).join("")}</div></div>`,
  "a table for looks": `<table width="100%"><tr><td align="center"><font>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</font></td></tr></table>`,
  "an element of the site's own": `<UCAPCONTENT>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</UCAPCONTENT>`,
};

describe("a saved page of a government site", () => {
  test.each(Object.entries(WRAPPINGS))("gives its article, with %s", async (_, article) => {
    const lines = lineTexts(await readBytes(page(article), "方案.htm"));
    expect(lines.slice(lines.indexOf(PARAGRAPHS[0] ?? ""))).toEqual(PARAGRAPHS);
    expect(lines.filter((line) => line.includes("法治政府建设实施方案"))).toEqual([TITLE]);
    expect(lines.join("\n")).not.toMatch(/政务服务|网友评论|备案|ICP|脚本|打印|上一篇|当前位置|浏览次数/u);
  });

  test("keeps the data table with its cells", async () => {
    expect(rows(await readBytes(page(WRAPPINGS["paragraphs in a div"] ?? ""), "方案.html"))).toEqual([
      ["索引号:", "S0001-2021", "发文机关:", "某县人民政府"],
      ["发文字号:", "某政〔2021〕9号", "成文日期:", "2021年3月25日"],
    ]);
  });

  test("is read in GBK as in UTF-8", async () => {
    const html = page(WRAPPINGS["line breaks only"] ?? "").replace("utf-8", "gb2312");
    expect((await readBytes(encodeGbk(html), "方案.html")).text).toBe((await readBytes(html, "方案.html")).text);
  });

  test.each(SEED_PLANS)("%s gives the same lines as its text", async (name) => {
    const own = squeezed(textDocument(seedText(name), name)).filter((line) => !/首页>|扫一扫|保护视力/u.test(line));
    const article = own.map((line) => `<p>${line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`).join("\n");
    const lines = squeezed(await readBytes(page(`<div class="article">${article}</div>`), "方案.html"));
    expect(lines.slice(lines.indexOf(own[0] ?? ""))).toEqual(own);
  });
});

test("tables of tasks keep rows; cells merged over rows and columns are repeated", async () => {
  const html = `<html><body><p>任务分工见下表,请各单位认真落实。</p><table><tr><th>序号</th><th>任务</th><th>责任单位</th></tr><tr><td rowspan="2">1</td><td>每年<br>1月31日前报告</td><td rowspan=2><p>市司法局</p><p>市公安局</p></td></tr><tr><td>每季度通报</td></tr><tr><td colspan="2">合计</td><td>2项</td></tr></table></body></html>`;
  expect(rows(await readBytes(html, "a.html"))).toEqual([
    ["序号", "任务", "责任单位"],
    ["1", "每年 1月31日前报告", "市司法局 市公安局"],
    ["1", "每季度通报", "市司法局 市公安局"],
    ["合计", "合计", "2项"],
  ]);
});

test("list items get the numbers a browser prints, once", async () => {
  const html =
    '<html><body><ol start="3"><li>报告工作,接受监督</li><li>公开信息,方便群众</li></ol><ol style="list-style-type: cjk-ideographic"><li>总体要求</li></ol><ol><li>(一)自有编号</li></ol></body></html>';
  expect(lineTexts(await readBytes(html, "a.html"))).toEqual([
    "3.报告工作,接受监督",
    "4.公开信息,方便群众",
    "一、总体要求",
    "(一)自有编号",
  ]);
});

test("a page without any article still gives its words", async () => {
  expect(lineTexts(await readBytes("<html><body><p>短文</p></body></html>", "a.html"))).toEqual(["短文"]);
});

test("what a page hides is not read", async () => {
  const html = '<html><body><p>看得见的正文,有标点。</p><p style="display: none">看不见的正文,有标点。</p></body></html>';
  expect(lineTexts(await readBytes(html, "a.html"))).toEqual(["看得见的正文,有标点。"]);
});
