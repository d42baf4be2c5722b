import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { createProgram } from "../../src/cli/program.ts";
import type { Application } from "../../src/context.ts";
import { openBot } from "../support/bot.ts";

const HEADER = "编号,全称,简称,旧称,类别,层级,归属,依据";

describe("luzhi units", () => {
  const folder = mkdtempSync(join(tmpdir(), "luzhi-units-"));
  const database = join(folder, "luzhi.db");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = 0;
  });

  const open = (): Promise<Application> => openBot({ database });
  const luzhi = async (...args: string[]): Promise<string> => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    log.mockClear();
    await createProgram({ version: "0", open, serve: async () => undefined }).parseAsync(args, { from: "user" });
    return log.mock.calls.flat().join("\n");
  };
  const csv = (name: string, ...rows: string[]): string => {
    const file = join(folder, name);
    writeFileSync(file, [HEADER, ...rows].join("\n"));
    return file;
  };

  it("says who a name means, why, and what it used to be called", async () => {
    expect(await luzhi("units", "resolve", "眉山市洪雅生态环境局")).toMatch(/地方:洪雅县\(511423\)[\s\S]*理由:“眉山市洪雅”指洪雅县/);
    expect(await luzhi("units", "resolve", "政府法制办", "--place", "昌吉州")).toMatch(/昌吉州司法局[\s\S]*是旧称\(2018年改革\)/);
    expect(await luzhi("units", "resolve", "县司法局")).toMatch(/没有认出“县司法局”[\s\S]*没有说明是哪个县的司法局/);
    expect(process.exitCode).toBe(1);
  });

  it("asks which place is meant where several have the name", async () => {
    await expect(luzhi("units", "resolve", "司法局", "--place", "鼓楼区")).rejects.toThrow(/“鼓楼区”不止一个/);
    await expect(luzhi("units", "resolve", "司法局", "--place", "无此地")).rejects.toThrow(/没有认出地方“无此地”/);
  });

  it("takes in a new kind and a changed one, which the next question knows", async () => {
    const before = await luzhi("units", "resolve", "洪雅县低空经济发展局");
    expect(before).not.toContain("低空经济法");
    const file = csv(
      "kinds.csv",
      "low-altitude,低空经济发展局,低空办,,政府部门,市;县,政府,低空经济法(地方三定规定)",
      "justice,司法局,法治局,法制局,政府部门;司法行政部门,省;市;县,政府,本地规定",
    );
    expect(await luzhi("units", "import", file, "--check")).toContain("检查通过,没有写入:新增 1 种,改动 1 种");
    expect(await luzhi("units", "resolve", "洪雅县低空办")).not.toContain("低空经济法");
    expect(await luzhi("units", "import", file)).toContain("已写入:新增 1 种,改动 1 种");
    expect(await luzhi("units", "resolve", "洪雅县低空办")).toMatch(/依据:低空经济法[\s\S]*洪雅县的低空经济发展局/);
    expect(await luzhi("units", "resolve", "洪雅县法治局")).toMatch(/依据:本地规定[\s\S]*洪雅县的司法局/);
    expect(await luzhi("units", "resolve", "洪雅县财政局")).toMatch(/洪雅县财政局/);
  });

  it("names every wrong row in Chinese and writes none", async () => {
    const file = csv(
      "wrong.csv",
      "good-one,某甲局,,,政府部门,县,政府,某法",
      "Bad,某乙局,,,政府部门,州,政府,某法",
      "good-one,某丙局,,,政府部门,县,政府,某法",
      "empty,,,,,县,政府,",
    );
    const error = await luzhi("units", "import", file).catch((reason: unknown) => String(reason));
    expect(error).toContain("有 3 处要改,什么也没有写入");
    expect(error).toMatch(/第 3 行:“编号”只能用小写字母和 -;“层级”只能写省、市、县、乡、村,不能写“州”/);
    expect(error).toMatch(/第 4 行:编号 good-one 与第 2 行重复/);
    expect(error).toMatch(/第 5 行:“全称”是空的;“类别”是空的;“依据”是空的/);
    expect(await luzhi("units", "resolve", "洪雅县某甲局")).not.toContain("某法");
  });

  it("says what is wrong with a file that is no such table", async () => {
    writeFileSync(join(folder, "columns.csv"), "编号,全称\na,某局\n");
    await expect(luzhi("units", "import", join(folder, "columns.csv"))).rejects.toThrow(/第 2 行:缺少“简称”这一列/);
    writeFileSync(join(folder, "quote.csv"), `${HEADER}\n"a,某局\n`);
    await expect(luzhi("units", "import", join(folder, "quote.csv"))).rejects.toThrow(/不是完整的 CSV 表/);
    writeFileSync(join(folder, "gbk.csv"), Buffer.from([0xb1, 0xe0, 0xba, 0xc5]));
    await expect(luzhi("units", "import", join(folder, "gbk.csv"))).rejects.toThrow(/不是 UTF-8 编码/);
    await expect(luzhi("units", "import", join(folder, "none.csv"))).rejects.toThrow(/没有这个文件/);
  });

  it("lists the names of a plan that mean nobody", async () => {
    const text = await luzhi("units", "unresolved");
    expect(text.split("\n").filter((line) => /^\d+\. 《/.test(line)).length).toBe(6);
  });
});
