import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataFolder, luzhi, startLuzhi } from "../support/program.ts";

const [data, remove] = dataFolder();
afterAll(remove);

const lines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("luzhi start", () => {
  it("creates, seeds and serves without any setting, and stops on SIGTERM", async () => {
    const program = await startLuzhi([], { data });
    expect(program.stdout()).toMatch(/规划方案 6 份/);
    const health = await fetch(`${program.url}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ status: "ok", database: true })]);
    const page = await fetch(program.url);
    expect(await page.text()).toContain("<!doctype html>");
    const { code, stderr } = await program.stop("SIGTERM");
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("keeps its secrets out of the log", async () => {
    const secret = "a-secret-that-nobody-may-read-anywhere";
    const env = { LUZHI_SESSION_SECRET: secret, LUZHI_LOG_LEVEL: "debug" };
    const program = await startLuzhi([], { data, env });
    await fetch(`${program.url}/chat/session`, {
      method: "POST",
      headers: { "x-luzhi": "1", "content-type": "application/json" },
      body: "{",
    });
    const { stdout, stderr } = await program.stop();
    expect(stdout + stderr).not.toContain(secret);
  });

  it("changes nothing at a second start, is up within two seconds, and stops on Ctrl-C", async () => {
    const program = await startLuzhi([], { data });
    expect(program.stdout()).not.toMatch(/新读入/);
    expect(program.took).toBeLessThan(2000);
    expect((await program.stop("SIGINT")).code).toBe(0);
  });

  it("says in one line that the port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await luzhi(["start", "--port", String(port)], { data });
    other.close();
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(/占用/);
  });

  it("says in one line that the data folder cannot be written", async () => {
    const blocked = join(data, "a-file");
    writeFileSync(blocked, "");
    const { code, stderr } = await luzhi(["start"], { data: join(blocked, "inside") });
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(/LUZHI_DATA/);
  });

  it("says in one line that a setting is wrong", async () => {
    const { code, stderr } = await luzhi(["start"], { data, env: { LUZHI_PORT: "http" } });
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(/LUZHI_PORT/);
  });
});

describe("the command line beside a running start", () => {
  let stop: () => Promise<unknown>;
  beforeAll(async () => {
    const program = await startLuzhi([], { data });
    stop = () => program.stop();
  });
  afterAll(() => stop());

  it("chats a line at a time from standard input", async () => {
    const input = "我单位有哪些任务\n下个月要报什么\n1\n今天天气怎么样\n";
    const { code, stdout } = await luzhi(["chat", "--as", "洪雅县司法局", "--now", "2022-12-01T09:00", "--json"], { data, input });
    const turns = lines(stdout);
    expect(code).toBe(0);
    expect(turns.map((turn) => turn["command"])).toEqual(["obligations", "due", expect.anything(), null]);
    expect(turns[0]).toMatchObject({
      input: "我单位有哪些任务",
      reply: expect.stringMatching(/洪雅县司法局共 \d+ 项任务[\s\S]*征求意见稿,尚未生效/),
    });
    expect(turns[3]).toMatchObject({ reply: expect.stringMatching(/没听懂/) });
  });

  it("lists a unit's obligations as JSON", async () => {
    const { stdout } = await luzhi(["obligations", "--unit", "驻马店市市场监管局", "--json"], { data });
    const duties = JSON.parse(stdout) as { plan: string; clause: string; tier: string }[];
    expect(duties).toContainEqual(
      expect.objectContaining({ plan: "驻马店市法治政府建设“十四五”规划(2021—2025年)", clause: "二/(四)", tier: "group" }),
    );
  });

  it("lists occurrences with the last working day", async () => {
    const range = ["--from", "2024-12-20", "--to", "2025-02-10"];
    const { stdout } = await luzhi(["occurrences", "--unit", "驻马店市市场监管局", ...range, "--json"], { data });
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({
        clause: "二/(四)",
        when: "every:P1Y@01-31",
        due: "2025-01-31",
        lastWorkday: "2025-01-27",
        provisional: false,
      }),
    );
  });

  it("plays the January reminder, before the holiday and with its words", async () => {
    const range = ["--from", "2024-12-20", "--to", "2025-02-10"];
    const { stdout } = await luzhi(["simulate", ...range, "--unit", "驻马店市市场监管局", "--json"], { data });
    const messages = JSON.parse(stdout) as { at: string; text: string }[];
    const january = messages.filter(({ text }) => text.includes("每年1月31日前公开本机关上年度行政执法总体情况"));
    expect(january.some(({ at, text }) => at < "2025-01-28" && text.includes("最后一个工作日是1月27日"))).toBe(true);
  });

  it("plays the quarterly study of 2016", async () => {
    const range = ["--from", "2016-01-01", "--to", "2016-12-31"];
    const { stdout } = await luzhi(["simulate", ...range, "--unit", "昌吉州财政局", "--json"], { data });
    const messages = (JSON.parse(stdout) as { at: string; text: string }[]).filter(({ text }) => text.includes("一把手讲法"));
    const quarters = new Set(messages.map(({ at }) => Math.floor((Number(at.slice(5, 7)) - 1) / 3)));
    expect(quarters).toEqual(new Set([0, 1, 2, 3]));
  });

  it("names a unit it cannot place", async () => {
    const { code, stderr } = await luzhi(["obligations", "--unit", "哈哈哈"], { data });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/没有认出单位“哈哈哈”/)]);
  });

  it("examines the installation", async () => {
    const { code, stdout } = await luzhi(["doctor", "--json"], { data });
    const checks = JSON.parse(stdout) as { name: string; state: string }[];
    expect(code).toBe(0);
    expect(checks.filter((check) => check.state === "fault")).toEqual([]);
    expect(checks.map((check) => check.name)).toEqual(expect.arrayContaining(["Node.js", "数据库", "文件", "日历", "设置"]));
  });

  it.each(["start", "chat", "parse", "obligations", "due", "occurrences", "simulate", "doctor"])("explains %s", async (command) => {
    const { code, stdout } = await luzhi([command, "--help"], { data });
    expect([code, stdout]).toEqual([0, expect.stringMatching(new RegExp(`Usage: luzhi ${command}|用法`))]);
  });
});
