import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { dataFolder, luzhi, type Ran } from "../support/program.ts";

const [data, remove] = dataFolder();
afterAll(remove);

const TEXT = `遂平县法治政府建设实施方案(2025—2028年)
遂平县人民政府
2025年1月10日
一、依法履行职能
(一)推进行政执法公示。每年1月31日前公开上年度行政执法总体情况。(责任单位:县司法局)
(二)清理证明事项。2026年前完成证明事项清理,办结率不低于98%。(责任单位:县司法局)
`;

function file(name: string, text: string): string {
  const path = join(data, name);
  writeFileSync(path, text);
  return path;
}

const plans = (...args: string[]): Promise<Ran> => luzhi(["plans", ...args], { data });

async function json<T>(...args: string[]): Promise<T> {
  const { stdout } = await plans(...args, "--json");
  return JSON.parse(stdout) as T;
}

async function dueDates(): Promise<readonly string[]> {
  const range = ["--from", "2026-01-01", "--to", "2027-12-31"];
  const { stdout } = await luzhi(["occurrences", "--unit", "遂平县司法局", ...range, "--json"], { data });
  const found = JSON.parse(stdout) as { plan: string; due: string }[];
  return found.filter(({ plan }) => plan.startsWith("遂平县")).map(({ due }) => due);
}

interface Finding {
  readonly code: string;
  readonly clause: string;
  readonly kind: string;
  readonly state: string;
}

describe("luzhi plans", () => {
  it("takes a plan from a file to dates in force", async () => {
    const imported = await plans("import", file("plan.txt", TEXT));
    expect([imported.code, imported.stderr]).toEqual([0, ""]);
    expect(imported.stdout).toMatch(/7\. 《遂平县法治政府建设实施方案\(2025—2028年\)》:新文件/);
    expect(await dueDates()).toEqual([]);

    const waiting = await json<Finding[]>("review", "7");
    expect(waiting[0]).toMatchObject({ clause: "一/(二)", kind: "deadline", certainty: "ambiguous", state: "unreviewed" });
    const code = waiting[0]?.code ?? "";
    const reviewed = await plans("review", "7", "--correct", code, "--when", "once:2026-06-30", "--by", "张三");
    expect(reviewed.stdout).toMatch(/\[已更正\].*2026年6月30日前/);
    expect((await plans("review", "7", "--accept-certain")).stdout).toMatch(/没有待审的了/);

    const published = await plans("publish", "7", "--on", "2025-02-01");
    expect(published.stdout).toMatch(/自 2025-02-01 起[\s\S]*会提醒的时限 2 项/);
    expect(await dueDates()).toEqual(["2026-01-31", "2026-06-30", "2027-01-31"]);
  });

  it("shows the outline with codes and decisions", async () => {
    const { stdout } = await plans("show", "7");
    expect(stdout).toMatch(/一、\(二\) 清理证明事项/);
    expect(stdout).toMatch(/[0-9a-f]{6} \[已更正\] 时限:2025年12月31日前\(歧义\) → 时限:2026年6月30日前/);
  });

  it("says what a changed text changes, and keeps the old one in force until the new one is published", async () => {
    const changed = await plans("import", file("plan-2.txt", TEXT.replace("每年1月31日前", "每年3月1日前")));
    expect(changed.stdout).toMatch(/新增 0 条,删去 0 条,改动 1 条/);
    expect(changed.stdout).toMatch(/时限:每年1月31日前 → 时限:每年3月1日前/);
    expect(changed.stdout).toMatch(/以下 1 项审核不再适用/);
    expect(await dueDates()).toContain("2026-01-31");
    await plans("publish", "8", "--on", "2025-02-01");
    expect(await dueDates()).toEqual(["2026-03-01", "2026-06-30", "2027-03-01"]);
    const all = await json<{ id: number; state: string; supersededBy: number | null }[]>("list", "--all");
    expect(all.find(({ id }) => id === 7)).toMatchObject({ state: "retired", supersededBy: 8 });
  });

  it("answers no more of a retired plan", async () => {
    await plans("retire", "8");
    expect(await dueDates()).toEqual([]);
  });

  it("goes on with the rest where a file is broken or classified, and fails", async () => {
    const secret = file("secret.txt", `机密★1年\n${TEXT}`);
    const other = file("other.txt", TEXT.replaceAll("法治政府建设", "政务公开"));
    const { code, stdout, stderr } = await plans("import", secret, join(data, "nowhere.txt"), other);
    expect(code).toBe(1);
    expect(stderr).toMatch(/secret\.txt:文件带有“机密★1年”标识,不能上传/);
    expect(stderr).toMatch(/nowhere\.txt:没有这个文件/);
    expect(stdout).toMatch(/《遂平县政务公开实施方案\(2025—2028年\)》:新文件/);
  });

  it("refuses to publish a draft, in one line", async () => {
    const { code, stderr } = await plans("publish", "4");
    expect([code, stderr.trim().split("\n")]).toEqual([1, [expect.stringMatching(/征求意见稿,不能发布/)]]);
  });

  it("lists what a plan leaves open", async () => {
    const [gaps] = await json<{ gaps: { kind: string; clause: string }[] }[]>("gaps", "4");
    expect(gaps?.gaps).toContainEqual(expect.objectContaining({ kind: "suspect-figure", clause: "三/(十五)" }));
    expect((await plans("gaps", "4")).stdout).toMatch(/定期而没有间隔/);
  });

  it.each([
    [["plans", "--help"], /用法: luzhi plans[\s\S]*命令:/],
    [["plans", "review", "--help"], /用法: luzhi plans review[\s\S]*参数:[\s\S]*选项:/],
  ])("explains %s in Chinese", async (args, expected) => {
    const { stdout } = await luzhi(args, { data });
    expect(stdout).toMatch(expected);
    expect(stdout).not.toMatch(/Usage|Options|Commands|Arguments|\[options\]/);
  });

  it.each([
    [["plans", "show", "x"], /参数 <编号> 不能是“x”/],
    [["plans", "show"], /缺少参数 <编号>/],
    [["plans", "list", "--jsn"], /没有选项 --jsn[\s\S]*是不是 --json/],
    [["nothing"], /没有命令 nothing/],
  ])("says in Chinese what is wrong with %s", async (args, expected) => {
    const { code, stderr } = await luzhi(args, { data });
    expect([code, stderr]).toEqual([1, expect.stringMatching(expected)]);
    expect(stderr).not.toMatch(/error/);
  });
});

describe("luzhi parse", () => {
  it("reads every file that can be read, and fails where one cannot", async () => {
    const { code, stdout, stderr } = await luzhi(["parse", file("a.txt", TEXT), join(data, "nowhere.txt"), file("b.txt", TEXT)], { data });
    expect(code).toBe(1);
    expect(stderr).toBe(`${join(data, "nowhere.txt")}:没有这个文件,请检查路径。\n`);
    expect(stdout).toMatch(/共 3 个文件,读到 2 份规划方案,1 个文件读不了/);
    expect(stdout).toMatch(/时限:2025年12月31日前\(歧义\)/);
  });

  it("writes a table that Excel opens, and nothing else", async () => {
    const { code, stdout, stderr } = await luzhi(["parse", "--csv", file("a.txt", TEXT), file("b.txt", TEXT)], { data });
    expect(code).toBe(0);
    expect(stdout.startsWith("\ufeff文件,规划方案,条款,")).toBe(true);
    const rows = stdout.trim().split("\r\n");
    expect(rows).toHaveLength(1 + 2 * 5);
    expect(rows.filter((row) => row.includes("every:P1Y@01-31"))).toHaveLength(2);
    expect(stderr).toMatch(/共 2 个文件/);
  });
});
