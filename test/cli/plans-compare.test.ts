import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createProgram } from "../../src/cli/program.ts";
import type { Application } from "../../src/context.ts";
import { openBot, userOf } from "../support/bot.ts";

describe("two plans side by side", () => {
  let app: Application;
  beforeAll(async () => {
    app = await openBot();
  });
  afterAll(() => app.close());
  afterEach(() => vi.restoreAllMocks());

  const luzhi = async (...args: string[]): Promise<string> => {
    const out: string[] = [];
    vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
    vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
    const open = async () => ({ ...app, close: () => undefined });
    await createProgram({ version: "0", open, serve: async () => undefined }).parseAsync(["plans", "compare", ...args], { from: "user" });
    return out.join("\n");
  };

  it("show figures that differ with both quotes, and mark a doubtful pair", async () => {
    const text = await luzhi("六安", "山亭");
    expect(text).toMatch(/甲:《六安市[\s\S]*乙:《山亭区/);
    expect(text).toMatch(/不少于60学时与不少于40学时不同\(相似度 0\.\d\d,存疑,请核对是不是同一项\)\n {4}甲 .*60学时.*\n {4}乙 .*40学时/);
    expect(text).toMatch(/时限不同\(\d+\)/);
    expect(text).toMatch(/只有甲有\(\d+\)[\s\S]*只有乙有\(\d+\)/);
  });

  it("say the same the other way round", async () => {
    const lines = async (a: string, b: string) =>
      (JSON.parse(await luzhi(a, b, "--json")) as { lines: { kind: string; score: number }[] }).lines;
    const [there, back] = [await lines("6", "3"), await lines("3", "6")];
    const count = (all: readonly { kind: string }[], kind: string) => all.filter((line) => line.kind === kind).length;
    expect(count(there, "figure")).toBe(count(back, "figure"));
    expect(count(there, "only-a")).toBe(count(back, "only-b"));
    expect(count(there, "only-a")).toBeGreaterThan(0);
  });

  it("must be two", async () => {
    await expect(luzhi("6", "六安")).rejects.toThrow("是同一份文件");
    await expect(luzhi("6", "无此文件")).rejects.toThrow("没有叫“无此文件”的文件");
  });

  it("can be asked for in chat, against the plan of one's own place", async () => {
    const official = await userOf(app, "2024-12-20T09:00", "山亭区司法局");
    const { text, command } = await official.says("和《六安市推进法治政府建设率先突破行动计划》对照");
    expect(command).toBe("compare");
    expect(text).toMatch(/^对照:不同 \d+ 处[\s\S]*甲:《山亭区[\s\S]*乙:《六安市/);
    expect((await official.says("1")).text).toMatch(/——《山亭区/);
    expect((await (await userOf(app, "2024-12-20T09:00")).says("两份规划对照")).text).toMatch(/请先说“切换单位”/);
  });
});
