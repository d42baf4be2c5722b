import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { importPlans } from "../../src/app/import-plan.ts";
import { type Ledger, ledgerOf } from "../../src/app/ledger.ts";
import { publishPlan } from "../../src/app/publish-plan.ts";
import { writeLedger } from "../../src/app/write-ledger.ts";
import type { Application } from "../../src/context.ts";
import { textDocument } from "../../src/document/text.ts";
import { openBot, userOf } from "../support/bot.ts";
import { seededBot } from "../support/seeded.ts";
import { readXlsx, serialOf } from "./read-xlsx.ts";

const { bot } = seededBot();

async function ledgerFor(
  title: string,
  { unit = null, today = "2024-12-20", withProgress = false, app = bot() }: Asked = {},
): Promise<Ledger> {
  const { context } = app;
  const record = (await context.library.all()).find((one) => one.plan.title.includes(title));
  if (!record) throw new Error(`no plan ${title}`);
  return ledgerOf(context, { record, unit: unit ? context.directory.resolveUnit(unit).unit : null, today, withProgress });
}

interface Asked {
  readonly unit?: string | null;
  readonly today?: string;
  readonly withProgress?: boolean;
  readonly app?: Application;
}

const xlsx = async (ledger: Ledger) => readXlsx((await writeLedger(ledger, "xlsx")).bytes);
const text = async (ledger: Ledger, format: "csv" | "md") =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode((await writeLedger(ledger, format)).bytes);

describe("the ledger of a plan", () => {
  it("has a row for every clause that names a unit, a time or a figure, in the plan's order", async () => {
    const { plan } = (await bot().context.library.all()).find((one) => one.plan.title.includes("六安市")) ?? {};
    const asking = plan?.clauses.filter(
      ({ path, lead, assist }) =>
        lead.length + assist.length > 0 || [...plan.deadlines, ...plan.targets].some((one) => one.clause === path),
    );
    const { rows } = await ledgerFor("六安市");
    const shown = rows.map((row) => row.requirement);
    expect(asking?.length).toBeGreaterThan(30);
    expect(asking?.filter(({ text, heading }) => !shown.includes(text || (heading ?? "")))).toEqual([]);
    expect(rows.map((row) => row.number)).toEqual(rows.map((_, at) => at + 1));
    const places = rows.map((row) => plan?.clauses.findIndex((clause) => (clause.text || clause.heading) === row.requirement) ?? -1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("leaves out what only states a spirit", async () => {
    expect((await ledgerFor("山亭区")).rows.map((row) => row.task)).not.toContain("指导思想");
  });

  it("gives the next legal date, and the last working day before it where it is a day off", async () => {
    const { rows } = await ledgerFor("驻马店市法治政府建设");
    const report = rows.find((row) => row.time.includes("每年1月31日前"));
    expect(report).toMatchObject({ clause: "二、(四)", next: "2025-01-31", state: "绿灯" });
    expect(report?.remark).toContain("到期日是休息日,最后一个工作日是1月27日(周一)");
  });

  it("says where the document says nothing, instead of inventing it", async () => {
    const { rows } = await ledgerFor("驻马店市法治政府建设");
    const bare = rows.find((row) => row.task === "优化政府组织结构");
    expect(bare).toMatchObject({ lead: "文件未规定", assist: "—", time: "文件未规定", next: null, target: "—", state: "—" });
  });

  it("quotes a doubtful figure as printed and marks it, and a time with two readings", async () => {
    const draft = (await ledgerFor("洪雅县")).rows;
    expect(draft.find((row) => row.clause === "三、(十五)")?.remark).toContain("疑误:“努力实现报备率、及时率、规范率达1%”,照录原文");
    const { rows } = await ledgerFor("驻马店市法治政府建设");
    expect(rows.find((row) => row.time.includes("2024年前"))?.remark).toMatch(/歧义:“2024年前”/);
  });

  it("says that a draft is not in force, and that a period is over", async () => {
    expect(new Set((await ledgerFor("洪雅县")).rows.map((row) => row.state))).toEqual(new Set(["尚未生效"]));
    const old = await ledgerFor("驻马店市法治政府建设", { today: "2026-11-22" });
    expect(old.notes.join()).toContain("规划期已满(2025年)");
    expect(old.rows.find((row) => row.clause === "二、(四)")?.state).toBe("规划期已满");
  });
});

describe("the ledger of one unit", () => {
  it("has the unit's duties with the reason, and what may not concern it last", async () => {
    const { rows, notes, fileName } = await ledgerFor("洪雅县", { unit: "洪雅县司法局" });
    expect(fileName).toBe("洪雅县法治政府建设实施方案(2021—2025年)-洪雅县司法局-责任分解表");
    expect(notes[0]).toContain("共 36 项,另有 27 项可能相关");
    expect(rows[0]?.remark).toContain("牵头:条款点名牵头(责任单位:县司法局)");
    const possible = rows.map((row) => row.remark.startsWith("可能相关:"));
    expect(possible.indexOf(true)).toBe(36);
    expect(possible.lastIndexOf(false)).toBe(35);
  });

  it("shows how far the unit is only to those who may see it", async () => {
    // Where the demo clock runs, plans count as published on their issue date.
    const app = await openBot({ sandbox: true });
    const official = await userOf(app, "2024-12-20T09:00", "驻马店市市场监督管理局");
    expect((await official.says("签收 二(四)")).text).toContain("办理中");
    const asked = { unit: "驻马店市市场监督管理局", app } as const;
    const stateOf = (ledger: Ledger) => ledger.rows.find((row) => row.clause === "二、(四)")?.state;
    expect(stateOf(await ledgerFor("驻马店市法治政府建设", { ...asked, withProgress: true }))).toBe("绿灯\n办理中");
    expect(stateOf(await ledgerFor("驻马店市法治政府建设", asked))).toBe("绿灯");
    app.close();
  });
});

describe("the workbook", () => {
  it("opens in another program with title, number, header and every row", async () => {
    const ledger = await ledgerFor("驻马店市法治政府建设");
    const { cells, rows } = await xlsx(ledger);
    expect(cells.get("A1")).toBe("驻马店市法治政府建设“十四五”规划(2021—2025年)责任分解表");
    expect(cells.get("A2")).toContain("文号:驻政〔2021〕9号");
    const header = rows.findIndex((row) => row[0] === "序号");
    const titles = ["序号", "条款", "任务", "具体要求(原文)", "牵头单位", "配合单位", "时限", "下一到期日", "指标", "状态", "备注"];
    expect(rows[header]).toEqual(titles);
    expect(rows.length - header - 1).toBe(ledger.rows.length);
    expect(rows.slice(header + 1).map((row) => row[3])).toEqual(ledger.rows.map((row) => row.requirement));
    const report = rows.find((row) => row[1] === "二、(四)");
    expect(report?.[7]).toBe(serialOf("2025-01-31"));
  });

  it("is set up to be read and printed: frozen and filtered header, A4 across, header on each page, page numbers", async () => {
    const ledger = await ledgerFor("驻马店市法治政府建设");
    const { sheetXml, bookXml } = await xlsx(ledger);
    const header = ledger.notes.length + 2;
    expect(sheetXml).toMatch(new RegExp(`<pane [^>]*ySplit="${header}"[^>]*state="frozen"`));
    expect(sheetXml).toContain(`<autoFilter ref="A${header}:K${header + ledger.rows.length}"`);
    expect(sheetXml).toMatch(/<pageSetup [^>]*orientation="landscape"/);
    expect(sheetXml).toMatch(/<pageSetup [^>]*paperSize="9"/);
    expect(sheetXml).toMatch(/<pageSetup [^>]*fitToHeight="0"/);
    expect(sheetXml).toContain('fitToPage="1"');
    expect(sheetXml).toMatch(/<oddFooter>.*第 &amp;P 页,共 &amp;N 页/);
    expect(bookXml).toMatch(new RegExp(`_xlnm.Print_Titles.*\\$${header}:\\$${header}`));
    const columns = [...sheetXml.matchAll(/<col min="(\d+)" max="(\d+)" width="[\d.]+"/g)];
    expect(columns.reduce((sum, [, min, max]) => sum + Number(max) - Number(min) + 1, 0)).toBe(11);
  });

  it("breaks a clause that no row can show over two rows, with all of its words", async () => {
    const ledger = await ledgerFor("山亭区");
    const longest = ledger.rows.reduce((a, b) => (b.requirement.length > a.requirement.length ? b : a));
    const { rows, heights } = await xlsx(ledger);
    const parts = rows.filter((row) => row[0] === String(longest.number)).map((row) => row[3]);
    expect(longest.requirement.length).toBeGreaterThan(1000);
    expect(parts.length).toBe(2);
    expect(parts.join("")).toBe(longest.requirement);
    expect(Math.max(...heights)).toBeLessThan(409);
  });
});

const SLY = `某县法治政府建设实施方案(2024—2025年)

一、=HYPERLINK("http://x","点我")。@cmd|' /C calc'!A0 要办好。(责任单位:县司法局)
二、+1-1。-2+3,每年12月1日前报送报告。(责任单位:县司法局)
三、竖线|和*星号*与[链接](http://x)<b>粗</b>。每年12月1日前报送总结。(责任单位:县财政局)
`;

async function slyLedger(app: Application): Promise<Ledger> {
  const [imported] = await importPlans(app.context, textDocument(SLY, "sly.txt"));
  if (!imported) throw new Error("nothing was read");
  await publishPlan(app.context, imported.id, "2024-01-01");
  const record = await app.context.store.plans.byId(imported.id);
  if (!record) throw new Error("not kept");
  return ledgerOf(app.context, { record, unit: null, today: "2024-06-01", withProgress: false });
}

describe("words of a document that look like formulas or markup", () => {
  it("are text in a workbook", async () => {
    const ledger = await slyLedger(bot());
    const { sheetXml, types, cells } = await xlsx(ledger);
    const sly = [...cells].filter(([, value]) => /^[=+\-@]/.test(value));
    expect(sly.length).toBeGreaterThan(1);
    expect(sly.map(([cell]) => types.get(cell))).toEqual(sly.map(() => "s"));
    expect(sheetXml).not.toContain("<f>");
  });

  it("do not begin a cell of a CSV file", async () => {
    const ledger = await slyLedger(bot());
    const csv = await text(ledger, "csv");
    const cells = (parse(csv, { bom: true }) as string[][]).flat();
    expect(cells.filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell.startsWith("'")).length).toBeGreaterThan(1);
  });

  it("stay one cell and no markup in Markdown", async () => {
    const ledger = await slyLedger(bot());
    const lines = (await text(ledger, "md")).split("\n").filter((line) => line.startsWith("| "));
    expect(lines.length).toBe(2 + ledger.rows.length);
    expect(lines.map((line) => line.split(/(?<!\\)\|/).length)).toEqual(lines.map(() => 13));
    expect(lines.at(-1)).not.toMatch(/(?<!\\)<b>|(?<!\\)\*星/);
  });
});

it("is the same table as CSV", async () => {
  const ledger = await ledgerFor("六安市");
  const csv = await text(ledger, "csv");
  expect(csv.startsWith("\ufeff序号,条款,")).toBe(true);
  const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
  expect(rows.map((row) => row["具体要求(原文)"])).toEqual(ledger.rows.map((row) => row.requirement));
});
