import { describe, expect, test } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { docxOf, encodeGbk, paragraph, readBytes, SEED_PLANS, seedText, squeezed } from "./make.ts";
import { ofdOf } from "./make-ofd.ts";
import { saidPlans } from "./plans.ts";

/** Words that the encoding at hand cannot hold are left out on both sides. */
const GBK = /[\u0020-\u007e\n\u3000-\u3002\u300a-\u3011\u3014\u3015\u4e00-\u9fa5\uff01-\uff5e\u2014\u2018\u2019\u201c\u201d]/u;

describe.each(SEED_PLANS)("%s gives the same plan as its text", (name) => {
  const lines = squeezed(textDocument(seedText(name), name)).filter((line) => !/首页>|扫一扫|保护视力/u.test(line));
  const own = saidPlans(textDocument(lines.join("\n"), name));

  test("which is one with clauses", () => {
    expect(own).toMatchObject([
      { clauses: expect.arrayContaining([expect.objectContaining({ path: "一" })]) },
      ...(name.startsWith("000") ? [{}] : []),
    ]);
  });

  test("as a .docx", async () => {
    const bytes = await docxOf(lines.map((line) => paragraph(line)));
    expect(saidPlans(await readBytes(bytes, "方案.docx"))).toEqual(own);
  });

  test("as an .ofd", async () => {
    expect(saidPlans(await readBytes(ofdOf(lines), "方案.ofd"))).toEqual(own);
  });

  test("as a web page", async () => {
    const article = lines.map((line) => `<p>${line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`).join("\n");
    const menu = '<ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul>';
    const html = `<!doctype html><html><body><div>${menu}</div><div class="article">${article}</div><div>主办:某县人民政府办公室 ICP备05012345号</div></body></html>`;
    expect(saidPlans(await readBytes(html, "方案.html"))).toEqual(own);
  });

  test("in GBK", async () => {
    const text = [...lines.join("\n")].filter((character) => GBK.test(character)).join("");
    expect(saidPlans(await readBytes(encodeGbk(text), "方案.txt"))).toEqual(saidPlans(textDocument(text, "方案.txt")));
  });
});
