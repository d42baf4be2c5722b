import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findOcr } from "../../src/cli/ocr.ts";
import { readDocument } from "../../src/document/read.ts";
import { textDocument } from "../../src/document/text.ts";
import { cell, docxOf, lineTexts, paragraph, rows, SEED_PLANS, seedText, squeezed, table } from "./make.ts";
import { saidPlans } from "./plans.ts";

// Needs Debian's chromium, fonts-noto-cjk, libreoffice-writer-nogui, tesseract-ocr, tesseract-ocr-chi-sim and poppler-utils.
const run = promisify(execFile);
let folder = "";
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "luzhi-formats-"));
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A4 with the margins and type of official documents (GB/T 9704-2012): 28 characters a line, first lines indented. */
function printable(lines: readonly string[]): string {
  const paragraphs = lines.map((line) => `<p>${line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`).join("");
  return `<!doctype html><html><head><meta charset="utf-8"><style>@page{size:A4;margin:37mm 26mm 35mm 28mm}body{font:16pt/28pt "Noto Serif CJK SC";text-align:justify}p{margin:0;text-indent:2em}</style></head><body>${paragraphs}</body></html>`;
}

async function printPdf(html: string): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setContent(html);
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    displayHeaderFooter: true,
    headerTemplate: '<div style="font-size:9px;width:100%;text-align:center">某县人民政府公报</div>',
    footerTemplate: '<div style="font-size:9px;width:100%;text-align:center">— <span class="pageNumber"></span> —</div>',
  });
  await page.close();
  return pdf;
}

/** A file as LibreOffice saves it. */
async function convert(bytes: Uint8Array, from: string, filter: string): Promise<Uint8Array> {
  const file = join(folder, `source.${from}`);
  await writeFile(file, bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  await run("soffice", [profile, "--headless", "--convert-to", filter, "--outdir", join(folder, "out"), file], { timeout: 120_000 });
  return readFile(join(folder, "out", `source.${filter.split(":")[0]}`));
}

describe.each(SEED_PLANS)("%s gives the same lines and the same plan", (name) => {
  const own = squeezed(textDocument(seedText(name), name));
  const plan = saidPlans(textDocument(own.join("\n"), name));

  test("printed as a PDF, with running heads and page numbers", async () => {
    const document = await readDocument(await printPdf(printable(own)), "方案.pdf");
    expect(document).toMatchObject({ format: "pdf", scanned: false });
    expect(squeezed(document)).toEqual(own);
    expect(saidPlans(textDocument(squeezed(document).join("\n"), name))).toEqual(plan);
  });

  test("as .doc and .wps", async () => {
    const docx = await docxOf(own.map((line) => paragraph(line)));
    const bytes = await convert(docx, "docx", "doc:MS Word 97");
    const document = await readDocument(bytes, "方案.doc");
    expect(document.format).toBe("doc");
    expect(squeezed(document)).toEqual(own);
    expect(saidPlans(textDocument(squeezed(document).join("\n"), name))).toEqual(plan);
    await expect(readDocument(bytes, "方案.wps")).resolves.toMatchObject({ format: "wps", text: document.text });
  });
});

test("a table in a .doc keeps its cells, those merged down repeated", async () => {
  const docx = await docxOf([
    table([cell("任务"), cell("责任单位")], [cell("每年1月31日前报告\n并公开"), cell("市司法局", { rowSpan: 2 })], [cell("每季度通报")]),
    paragraph("完。"),
  ]);
  const document = await readDocument(await convert(docx, "docx", "doc:MS Word 97"), "a.doc");
  expect(rows(document)).toEqual([
    ["任务", "责任单位"],
    ["每年1月31日前报告 并公开", "市司法局"],
    ["每季度通报", "市司法局"],
  ]);
  expect(lineTexts(document).at(-1)).toBe("完。");
});

/** A LibreOffice text in one file, with a list of three levels: 一、 (一) 1. */
const NUMBERED = `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="(" style:num-suffix=")"/><text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="."/></text:list-style></office:automatic-styles><office:body><office:text><text:p>方案</text:p><text:list text:style-name="L"><text:list-item><text:p>总体要求</text:p><text:list><text:list-item><text:p>指导思想</text:p><text:list><text:list-item><text:p>第一项</text:p></text:list-item><text:list-item><text:p>第二项</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>基本原则</text:p><text:list><text:list-item><text:p>又一项</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item><text:list-item><text:p>主要任务</text:p></text:list-item></text:list></office:text></office:body></office:document>`;

test.each([
  ["doc", "doc:MS Word 97"],
  ["docx", "docx:MS Word 2007 XML"],
])("a .%s that LibreOffice saved keeps its automatic numbers", async (extension, filter) => {
  const document = await readDocument(await convert(Buffer.from(NUMBERED), "fodt", filter), `a.${extension}`);
  expect(document.format).toBe(extension);
  expect(lineTexts(document)).toEqual([
    "方案",
    "一、总体要求",
    "(一)指导思想",
    "1.第一项",
    "2.第二项",
    "(二)基本原则",
    "1.又一项",
    "二、主要任务",
  ]);
});

describe("a scan", () => {
  const lines = [
    "某县法治政府建设实施方案",
    "一、总体要求",
    "各行政执法机关于每年1月31日前公开上年度行政执法总体情况,报县人民政府和上级主管部门备案。",
    "二、组织保障",
  ];
  let scan: Uint8Array;

  beforeAll(async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 1200 }, deviceScaleFactor: 2 });
    await page.setContent(
      `<style>body{font:28px/52px "Noto Serif CJK SC";margin:60px}p{margin:0;text-indent:2em}</style>${lines.map((line) => `<p>${line}</p>`).join("")}`,
    );
    const picture = (await page.screenshot()).toString("base64");
    await page.close();
    scan = await printPdf(`<style>@page{size:A4;margin:0}img{width:100%}</style><img src="data:image/png;base64,${picture}">`);
  });

  test("is refused with a clear reason where nothing reads it", async () => {
    const bare = await printPdf("<style>@page{size:A4;margin:0}div{width:300px;height:300px;background:#888}</style><div></div>");
    await expect(readDocument(bare, "扫描.pdf")).rejects.toMatchObject({ reason: "no-text-layer" });
    await expect(readDocument(scan, "扫描.pdf")).rejects.toThrow("没有文字层");
  });

  test("is read by tesseract, and everything in it is doubtful", async () => {
    const ocr = await findOcr();
    expect(ocr).toBeDefined();
    const document = await readDocument(scan, "扫描.pdf", ocr === undefined ? {} : { ocr });
    expect(document).toMatchObject({ format: "pdf", scanned: true });
    expect(squeezed(document).filter((line) => lines.includes(line)).length).toBeGreaterThanOrEqual(3);
    expect(document.text).toContain("每年1月31日前");
  });

  test("that bears a mark is refused", async () => {
    await expect(readDocument(scan, "扫描.pdf", { ocr: async () => "机密★1年\n正文。" })).rejects.toMatchObject({ reason: "classified" });
  });

  test("on which nothing can be read is refused", async () => {
    await expect(readDocument(scan, "扫描.pdf", { ocr: async () => " \n" })).rejects.toMatchObject({ reason: "no-text-layer" });
  });
});
