import { describe, expect, it } from "vitest";
import { seededBot } from "../support/seeded.ts";

const { user } = seededBot();

describe("洪雅县司法局, whose plan is a draft", () => {
  const now = "2022-12-01T09:00";

  it.each(["/obligations", "我的任务", "我单位有哪些任务", "我們單位有哪些任務?"])(
    "hears its tasks by “%s”, marked as a draft",
    async (said) => {
      const { text, command } = await (await user(now, "洪雅县司法局")).says(said);
      expect(command).toBe("obligations");
      expect(text).toMatch(/洪雅县司法局共 36 项任务:牵头 33 项/);
      expect(text).toMatch(/征求意见稿,尚未生效,仅供参考/);
      expect(text).toMatch(/1\. 【牵头】二、\(五\) 全面落实告知承诺制/);
    },
  );

  it("turns pages without losing the numbers of the pages before", async () => {
    const official = await user(now, "洪雅县司法局");
    await official.says("我单位有哪些任务");
    const second = await official.says("更多");
    expect(second.text).toMatch(/^6\. 【牵头】/m);
    expect((await official.says("2")).text).toMatch(/二、\(十一\) 维护公平竞争市场秩序[\s\S]*——《洪雅县法治政府建设实施方案/);
    expect((await official.says("7")).text).toMatch(/^四、\(十七\) 落实合法性审查制度/);
    expect((await official.says("70")).text).toMatch(/没有“70”这个序号/);
  });

  it.each(["原文 七(三十八)", "(三十八)的原文", "/clause 七/(三十八)", "（三十八）写了什么"])(
    "hears the clause's own words by “%s”",
    async (said) => {
      const { text } = await (await user(now, "洪雅县司法局")).says(said);
      expect(text).toMatch(/推动2022年年底前基本形成公正权威、统一高效的行政复议体制/);
      expect(text).toMatch(/责任单位:县委编办、县司法局、县财政局/);
      expect(text).toMatch(/——《洪雅县法治政府建设实施方案\(2021—2025年\)》 七、\(三十八\)/);
    },
  );

  it("hears that a doubtful figure is quoted as printed", async () => {
    const { text } = await (await user(now, "洪雅县司法局")).says("原文 (十五)");
    expect(text).toMatch(/达1%\(疑误,照录\)/);
  });
});

describe("驻马店市市场监管局, which its plan never names", () => {
  it("has duties as one of the 行政执法机关", async () => {
    const { text } = await (await user("2024-12-10T09:00", "驻马店市市场监管局")).says("我单位有哪些任务");
    expect(text).toMatch(/【成员】二、\(四\) 坚持严格规范公正文明执法\n\s+属于条款所说的“行政执法机关”\n\s+时限:每年1月31日前/);
  });

  it.each(["下个月要报什么", "/due 下个月", "2025年1月到期", "明年一月份要交什么"])(
    "hears of 31 January by “%s”, with the last working day",
    async (said) => {
      const { text } = await (await user("2024-12-10T09:00", "驻马店市市场监管局")).says(said);
      expect(text).toMatch(/2025年1月31日\(周五\) 行政执法机关于每年1月31日前公开/);
      expect(text).toMatch(/1月31日在春节假期内,最后一个工作日是1月27日\(周一\)/);
      expect(text).toMatch(/2024年度 · 《驻马店市法治政府建设“十四五”规划\(2021—2025年\)》\(驻政〔2021〕9号\) 二、\(四\)/);
    },
  );

  it("is told that the period is over when it asks after 2025", async () => {
    const { text } = await (await user("2026-12-10T09:00", "驻马店市市场监管局")).says("下个月到期");
    expect(text).toMatch(/规划期已满\(2025年\),仅供参考/);
  });
});

describe("昌吉州财政局 and 六安市司法局", () => {
  it("hears of the quarterly study", async () => {
    const { text } = await (await user("2016-03-01T09:00", "昌吉州财政局")).says("本季度到期");
    expect(text).toMatch(/3月31日\(周四\) 政府各部门、各单位每季度要开展一次“一把手讲法”集体学法活动/);
  });

  it("hears what it leads and assists, and by which words", async () => {
    const { text } = await (await user("2023-11-20T10:00", "六安市司法局")).says("我单位有哪些任务");
    expect(text).toMatch(/六安市司法局共 \d+ 项任务:牵头 24 项,配合 1 项/);
  });

  it("hears the yearly report on review due at the first quarter's end", async () => {
    const { text } = await (await user("2024-03-01T10:00", "六安市司法局")).says("这个月要报什么");
    expect(text).toMatch(/每年第一季度向本级政府报送上年度合法性审查工作报告/);
  });
});

describe("whoever asks", () => {
  it("may switch to another unit, and back to the public", async () => {
    const person = await user("2022-12-01T09:00");
    expect((await person.says("切换单位 六安市司法局")).text).toMatch(/现在按六安市司法局回答您/);
    expect((await person.says("我是谁")).text).toMatch(/单位:六安市司法局/);
    expect((await person.says("切换单位 公众")).text).toMatch(/按公众身份/);
    expect((await person.says("我单位有哪些任务")).text).toMatch(/还不知道您是哪个单位/);
  });

  it("is not told a unit that cannot be placed", async () => {
    expect((await (await user("2022-12-01T09:00")).says("切换单位 火星司法局")).text).toMatch(/没有认出/);
  });

  it.each(["今天天气怎么样", "asdfgh", "😀😀😀", "给我讲个笑话", "\u202e\u200b"])(
    "gets a helpful answer and no fact to “%s”",
    async (said) => {
      const { text, command } = await (await user("2022-12-01T09:00", "洪雅县司法局")).says(said);
      expect(command).toBeNull();
      expect(text).toMatch(/没听懂|您可以这样问/);
      expect(text).toMatch(/回复:1 /);
    },
  );

  it("gets an answer to a message that is too long", async () => {
    expect((await (await user("2022-12-01T09:00")).says("长".repeat(5000))).text).toMatch(/太长/);
  });

  it("hears who is responsible for a topic, with the words", async () => {
    const { text } = await (await user("2022-12-01T09:00", "洪雅县司法局")).says("谁负责行政复议");
    expect(text).toMatch(/七、\(三十八\) 深化行政复议体制改革\n\s+责任单位:县委编办、县司法局、县财政局/);
  });

  it("is told when no plan speaks of a topic", async () => {
    expect((await (await user("2022-12-01T09:00", "洪雅县司法局")).says("谁负责航天发射")).text).toMatch(/没有写到“航天发射”/);
  });
});
