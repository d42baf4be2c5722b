import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Application } from "../../src/context.ts";
import { openBot, type TestUser, userOf } from "../support/bot.ts";

const NOW = "2022-12-01T09:00";

describe("a dialogue", () => {
  let bot: Application;
  let official: () => Promise<TestUser>;
  beforeAll(async () => {
    bot = await openBot();
    official = () => userOf(bot, NOW, "洪雅县司法局");
  });
  afterAll(async () => bot.close());

  it("asks again for another time by 那下个月呢", async () => {
    const user = await official();
    await user.says("这个月要报什么");
    const heard = await user.says("那下个月呢");
    expect(heard.command).toBe("due");
    expect(heard.arguments).toMatchObject({ window: { from: "2023-01-01", to: "2023-01-31" } });
    expect(heard.text).toMatch(/2023年1月/);
  });

  it("asks again for another unit, and keeps the time", async () => {
    const user = await official();
    await user.says("明年要报什么");
    const heard = await user.says("换成市场监管局看看");
    expect(heard.command).toBe("due");
    expect(heard.arguments).toMatchObject({ window: { from: "2023-01-01", to: "2023-12-31" } });
    expect(String(heard.arguments["unit"])).toMatch(/^洪雅县市场监/);
  });

  it("changes the person's own unit by 换成 without 看看", async () => {
    const user = await official();
    await user.says("明年要报什么");
    expect((await user.says("换成洪雅县财政局")).command).toBe("bind");
    expect((await user.says("我是谁")).text).toMatch(/洪雅县财政局/);
  });

  it.each(["2", "第二条", "看第2条", "第二条怎么写的", "2的原文", "第二个呢", "二", "２", "第二条原文"])(
    "opens the second item by “%s”",
    async (said) => {
      const user = await official();
      const list = await user.says("我的任务");
      const second = /^2\. 【[^】]+】(\S+) /m.exec(list.text)?.[1] ?? "missing";
      const heard = await user.says(said);
      expect(heard.command).toBe("clause");
      expect(heard.text.startsWith(second)).toBe(true);
    },
  );

  it("keeps the list's numbers while its items are read", async () => {
    const user = await official();
    const list = await user.says("我的任务");
    await user.says("2");
    const third = /^3\. 【[^】]+】(\S+) /m.exec(list.text)?.[1] ?? "missing";
    expect((await user.says("第三条")).text.startsWith(third)).toBe(true);
  });

  it("opens the last item by 最后一条", async () => {
    const user = await official();
    const list = await user.says("谁负责行政复议");
    const last = [...list.text.matchAll(/^\d+\. (\S+) /gm)].at(-1)?.[1] ?? "missing";
    expect((await user.says("最后一条")).text.startsWith(last)).toBe(true);
  });

  it.each(["它的原文", "这条原文", "上次那条原文", "刚才那条怎么写的"])("shows the clause just spoken of by “%s”", async (said) => {
    const user = await official();
    const clause = await user.says("原文 七(三十八)");
    expect((await user.says(said)).text).toBe(clause.text);
  });

  it("asks which clause where none was spoken of", async () => {
    const heard = await (await official()).says("它的原文");
    expect(heard.text).toMatch(/要看哪一条/);
  });

  it.each(["更多", "下一页", "还有吗", "继续", "往后翻"])("turns the page by “%s”, and back", async (said) => {
    const user = await official();
    const first = await user.says("我的任务");
    expect((await user.says(said)).arguments).toEqual({ page: 2 });
    expect((await user.says("上一页")).text).toBe(first.text);
  });

  it("completes a question with the place that it was asked for", async () => {
    const citizen = await userOf(bot, NOW);
    expect((await citizen.says("我想找律师")).text).toMatch(/您在哪里/);
    const heard = await citizen.says("遂平县");
    expect(heard.command).toBe("nearest");
    expect(heard.arguments).toEqual({ service: "律师", place: "遂平县" });
  });

  it("says so where no list has the number", async () => {
    expect((await (await official()).says("9")).text).toMatch(/没有“9”这个序号/);
  });

  it("takes 第5条 for a clause where no list is open", async () => {
    expect((await (await official()).says("第5条")).arguments).toMatchObject({ clause: "第五条" });
  });

  it("does not mix up what two people are talking about", async () => {
    const [first, second] = [await official(), await official()];
    await first.says("这个月要报什么");
    expect((await second.says("那下个月呢")).arguments).not.toHaveProperty("unit");
    await second.says("我的任务");
    expect((await first.says("那明年呢")).command).toBe("due");
  });
});
