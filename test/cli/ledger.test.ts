import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createProgram } from "../../src/cli/program.ts";
import type { Application } from "../../src/context.ts";
import { readXlsx } from "../app/read-xlsx.ts";
import { openBot } from "../support/bot.ts";

describe("luzhi ledger", () => {
  const folder = mkdtempSync(join(tmpdir(), "luzhi-ledger-"));
  let app: Application;
  beforeAll(async () => {
    app = await openBot();
  });
  afterAll(() => {
    app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => vi.restoreAllMocks());

  const luzhi = async (...args: string[]): Promise<string> => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const open = async () => ({ ...app, close: () => undefined });
    const program = createProgram({ version: "0", open, serve: async () => undefined });
    await program.parseAsync(["ledger", ...args], { from: "user" });
    return log.mock.calls.flat().join("\n");
  };
  const at = (name: string) => join(folder, name);

  it.each([
    ["a number", "6"],
    ["words of the title", "率先突破行动计划"],
    ["words that are nearly those of the title", "六安推进法治政府建设率先突破行动计划"],
  ])("finds the plan by %s and writes a workbook", async (what, plan) => {
    const file = at(`${what}.xlsx`);
    expect(await luzhi("--plan", plan, "-o", file)).toMatch(/已写出 .*六安市.*责任分解表,\d+ 行/);
    expect(readXlsx(readFileSync(file)).cells.get("A1")).toMatch(/^六安市.*责任分解表$/);
  });

  it("writes what one unit owes, as CSV and as Markdown", async () => {
    await luzhi("--plan", "洪雅", "--unit", "洪雅县司法局", "-o", at("unit.csv"));
    expect(readFileSync(at("unit.csv"), "utf8")).toContain("条款点名牵头");
    await luzhi("--plan", "洪雅", "--unit", "洪雅县司法局", "-o", at("unit.MD"));
    expect(readFileSync(at("unit.MD"), "utf8")).toMatch(/^# 洪雅县.*责任分解表\(洪雅县司法局\)\n/);
  });

  it("asks for the number where words fit several plans", async () => {
    await expect(luzhi("--plan", "驻马店", "-o", at("no.xlsx"))).rejects.toThrow(
      /可以指几份文件[\s\S]*1 {2}《驻马店市法治政府[\s\S]*2 {2}《/,
    );
  });

  it("says what is wrong with a plan, a unit, an ending or a folder, and writes nothing", async () => {
    await expect(luzhi("--plan", "无此规划", "-o", at("no.xlsx"))).rejects.toThrow("没有叫“无此规划”的文件");
    await expect(luzhi("--plan", "6", "--unit", "某某", "-o", at("no.xlsx"))).rejects.toThrow("没有认出单位“某某”");
    await expect(luzhi("--plan", "6", "--unit", "洪雅县司法局", "-o", at("no.xlsx"))).rejects.toThrow("没有洪雅县司法局的任务");
    await expect(luzhi("--plan", "6", "-o", at("no.doc"))).rejects.toThrow("请用 .xlsx、.csv 或 .md 结尾");
    await expect(luzhi("--plan", "6", "-o", at("none/no.csv"))).rejects.toThrow("没有这个文件夹");
    expect(["no.xlsx", "no.doc"].filter((name) => existsSync(at(name)))).toEqual([]);
  });

  it("leaves a file that is there alone until it is told to replace it", async () => {
    writeFileSync(at("kept.md"), "remarks of mine");
    await expect(luzhi("--plan", "6", "-o", at("kept.md"))).rejects.toThrow("要覆盖请加 --force");
    expect(readFileSync(at("kept.md"), "utf8")).toBe("remarks of mine");
    await luzhi("--plan", "6", "-o", at("kept.md"), "--force");
    expect(readFileSync(at("kept.md"), "utf8")).toMatch(/^# 六安市/);
  });
});
