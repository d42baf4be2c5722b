import { describe, expect, it } from "vitest";
import { seededBot } from "../support/seeded.ts";

const { user } = seededBot();
const now = "2026-11-23T10:00";

describe("a citizen with a trouble", () => {
  it.each([
    ["欠薪了找谁", /劳动|工资|欠薪/],
    ["想离婚", /离婚/],
    ["邻居漏水不赔", /邻里/],
    ["村里征地补偿太少", /征地/],
  ])("hears of “%s” where to go, what to bring and what it costs", async (said, title) => {
    const { text, command } = await (await user(now)).says(said);
    expect(command).toBe("services");
    expect(text).toMatch(title);
    expect(text).toMatch(/要带:[\s\S]*费用:[\s\S]*12348/);
    expect(text).toMatch(/不是法律意见/);
  });

  it.each(["老公打我怎么办", "他威胁要杀我"])("is sent to 110 first: “%s”", async (said) => {
    const { text } = await (await user(now)).says(said);
    expect(text.split("\n")[0]).toMatch(/110/);
  });

  it("gets no advice for what is no trouble", async () => {
    expect((await (await user(now)).says("今天天气怎么样")).command).toBeNull();
  });
});

it("leaves an official's words alone: 威胁 and 虐待 are words of plans too", async () => {
  expect((await (await user(now, "洪雅县司法局")).says("谁负责未成年人虐待的事")).command).toBe("search");
});
