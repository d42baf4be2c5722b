import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createProgram } from "../../src/cli/program.ts";
import type { Application } from "../../src/context.ts";
import { openBot, userOf } from "../support/bot.ts";

const NOW = "2026-11-23T10:00";
const HEAD = "机构名称,县,地址,电话,经度,纬度,服务时间";
const CENTRE = "遂平县公共法律服务中心,遂平县,建设路1号,0396-1234567,114.01,33.14,周一至周五9:00-17:00";
const DECLARED = ["--datum", "gcj02", "--source", "遂平县司法局", "--date", "2026-11-01"];
// 遂平县公证处,遂平县,路2号 in GBK.
const GBK = Buffer.from("cbecc6bdcfd8b9abd6a4b4a62ccbecc6bdcfd82cc2b732bac5", "hex");

describe("luzhi places", () => {
  let folder: string;
  let app: Application;
  let said: string[];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "luzhi-places-"));
    app = await openBot();
    said = [];
    vi.spyOn(console, "log").mockImplementation((line) => void said.push(String(line)));
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      said.push(String(text));
      return true;
    });
  });
  afterEach(() => {
    app.close();
    rmSync(folder, { recursive: true, force: true });
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  const luzhi = async (...args: string[]): Promise<string> => {
    said = [];
    const open = async () => ({ ...app, close: () => undefined });
    await createProgram({ version: "0", open, serve: async () => undefined }).parseAsync(["places", ...args], { from: "user" });
    return said.join("\n");
  };
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const csv = (...lines: string[]) => file("points.csv", [HEAD, ...lines].join("\n"));
  const answer = async (text: string) => (await (await userOf(app, NOW)).says(text)).text;

  it("answers with an imported point from the next question on", async () => {
    expect(await answer("遂平县最近的服务点")).toMatch(/还没有录入/);
    expect(await luzhi("import", csv(CENTRE), ...DECLARED)).toContain("已写入:新增 1 个,更新 0 个。");
    const heard = await answer("遂平县最近的服务点");
    expect(heard).toMatch(/遂平县公共法律服务中心[\s\S]*建设路1号[\s\S]*0396-1234567/);
    expect(heard).toMatch(/数据来源:遂平县司法局\(2026年11月1日\)/);
  });

  it("shows what an import would do, row by row, and writes nothing", async () => {
    const rows = [
      CENTRE,
      "坏行,,,,,,",
      "观山湖区法律援助中心,观山湖区,新址,,,,",
      "遂平县公证处,遂平县,路2号,,33.14,114.02,",
      "远方公证处,遂平县,路,,116.4,39.9,",
    ];
    const shown = await luzhi("import", csv(...rows), "--dry-run", ...DECLARED);
    expect(shown).toMatch(/第3行 错误:缺少省、市、县/);
    expect(shown).toMatch(/第4行 重复:与已录入的观山湖区法律援助中心名称和县都相同/);
    expect(shown).toMatch(/第5行 提醒:经度和纬度像是写反了/);
    expect(shown).toMatch(/第6行 错误:离遂平县驻地\d+公里/);
    expect(shown).toContain("共 5 行:可新增 2 个,重复 1 行,有错误 2 行。");
    expect(process.exitCode).toBe(1);
    expect(await answer("遂平县最近的服务点")).toMatch(/还没有录入/);
  });

  it("asks for the coordinate system, the source and the date where the file does not say", async () => {
    await expect(luzhi("import", csv(CENTRE))).rejects.toThrow(/--datum[\s\S]*--source[\s\S]*--date/);
    expect(await answer("遂平县最近的服务点")).toMatch(/还没有录入/);
    const whole = `名称,县,地址,经度,纬度,坐标系,来源,更新日期\n遂平县公证处,遂平县,路2号,114.01,33.14,高德,县司法局,2026-10-01`;
    expect(await luzhi("import", file("whole.csv", whole))).toContain("新增 1 个");
    expect(
      await luzhi("import", file("gbk.csv", Buffer.concat([Buffer.from("c3fbb3c62ccfd82cb5d8d6b70a", "hex"), GBK])), "--dry-run"),
    ).toMatch(/第2行 重复:与已录入的遂平县公证处/);
  });

  it("takes the given place for rows without one, and refuses a place that is none", async () => {
    const path = file("village.csv", "名称,地址\n车站镇司法所,一街\n");
    await expect(luzhi("import", path, "--source", "x", "--date", "2026-01-01", "--place", "无此县")).rejects.toThrow(/没有认出 --place/);
    expect(await luzhi("import", path, "--source", "x", "--date", "2026-01-01", "--place", "遂平县")).toContain("新增 1 个");
    expect(await answer("遂平县司法所电话")).toMatch(/车站镇司法所/);
  });

  it("corrects a recorded point only with --update, and keeps what the file leaves open", async () => {
    const path = csv("观山湖区法律援助中心,观山湖区,新址99号,,,,");
    expect(await luzhi("import", path, ...DECLARED)).toContain("新增 0 个,更新 0 个");
    expect(await answer("观山湖区法律援助中心在哪")).not.toMatch(/新址99号/);
    expect(await luzhi("import", path, ...DECLARED, "--update")).toContain("新增 0 个,更新 1 个");
    expect(await answer("观山湖区法律援助中心在哪")).toMatch(/新址99号[\s\S]*0851-84124148/);
  });

  it("reads a workbook, GeoJSON and HSDS", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("点");
    sheet.addRow(["名称", "县", "地址", "经度", "纬度"]);
    sheet.addRow(["遂平县公证处", "遂平县", "路2号", 114.01, 33.14]);
    const xlsx = file("points.xlsx", new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(await luzhi("import", xlsx, "--dry-run", ...DECLARED)).toContain("可新增 1 个");
    const geometry = { type: "Point", coordinates: [114.01, 33.14] };
    const features = [{ type: "Feature", geometry, properties: { name: "遂平县公证处", 县: "遂平县" } }];
    const geojson = file("points.json", JSON.stringify({ type: "FeatureCollection", features }));
    expect(await luzhi("import", geojson, "--dry-run", ...DECLARED)).toContain("可新增 1 个");
    const hsds = file("hsds.json", JSON.stringify([{ name: "驻马店市公证处", addresses: [{ address_1: "路", city: "驻马店市" }] }]));
    expect(await luzhi("import", hsds, "--dry-run", ...DECLARED)).toContain("可新增 1 个");
  });

  it("refuses a workbook that unpacks to more than it may, before it is unpacked into memory", async () => {
    const bomb = zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(45_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await luzhi("import", file("bomb.xlsx", bomb), "--dry-run")).toMatch(/错误:文件太大:解压后超过上限/);
    // The directory claims a hundred bytes.
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    const at = Buffer.from(bomb).lastIndexOf("PK\x01\x02");
    view.setUint32(at + 24, 100, true);
    expect(await luzhi("import", file("liar.xlsx", bomb), "--dry-run")).toMatch(/错误:文件太大:解压后超过上限/);
  });

  it.each([
    ["no table", new Uint8Array([0, 1, 2, 3, 255, 254])],
    ["a broken zip", new TextEncoder().encode("PK\x03\x04 and nothing")],
    ["JSON of something else", new TextEncoder().encode('{"a":1}')],
    ["nothing", new Uint8Array()],
  ])("says of %s that it is none", async (name, bytes) => {
    expect(await luzhi("import", file("odd", bytes), "--dry-run"), name).toMatch(/错误:[\s\S]*可新增 0 个/);
    expect(process.exitCode).toBe(1);
  });

  it("exports what it has, which imports as nothing new, and a template", async () => {
    const path = join(folder, "all.csv");
    await luzhi("import", csv(CENTRE), ...DECLARED);
    const { points } = await app.context.places.index();
    expect(await luzhi("export", "-o", path)).toContain(`${points.length} 个服务点`);
    expect(readFileSync(path, "utf8")).toContain("建设路1号");
    await expect(luzhi("export", "-o", path)).rejects.toThrow(/已经有文件/);
    expect(await luzhi("import", path, "--dry-run", ...DECLARED)).toMatch(new RegExp(`可新增 0 个,重复 ${points.length} 行,有错误 0 行`));
    expect(await luzhi("template")).toMatch(/^\uFEFF名称,类型/);
    expect(existsSync(path)).toBe(true);
  });

  it("checks what is old or missing, and lists what citizens reported until it is settled", async () => {
    const id = "520115/观山湖区法律援助中心";
    await app.context.store.places.report(id, "电话不对", Date.UTC(2026, 10, 20));
    await app.context.store.places.report(id, "电话不对", Date.UTC(2026, 10, 21));
    const shown = await luzhi("check");
    expect(shown).toMatch(/观山湖区法律援助中心:电话不对,2 次,最近 2026-11-21 \[520115\/观山湖区法律援助中心\]/);
    expect(shown).toMatch(/南明区法律援助中心:数据超过一年没有核实,没有开放时间,没有坐标/);
    expect(await luzhi("check", "--settle", id)).toContain("已处理");
    expect(await luzhi("check")).not.toMatch(/反映/);
    await expect(luzhi("check", "--settle", id)).rejects.toThrow(/没有反映过/);
  });

  it("holds the recorded points against what a plan promises", async () => {
    const centre = "山亭区公共法律服务中心,山亭区,府前路1号,,,,";
    expect(await luzhi("coverage", "--plan", "山亭区")).toMatch(/公共法律服务中心:应有1个,已录入0个;未录入:山亭区/);
    await luzhi("import", csv(centre), ...DECLARED);
    const after = await luzhi("coverage", "--plan", "山亭区");
    expect(after).toMatch(/公共法律服务中心:应有1个,已录入1个\n/);
    expect(after).toMatch(/工作站:应有11个,已录入0个;未录入:山城街道/);
    expect(after).toMatch(/“实现区公共法律服务中心/);
    await expect(luzhi("coverage", "--plan", "无此规划")).rejects.toThrow(/没有叫/);
  });
});
