import { describe, expect, it } from "vitest";
import { recognise } from "../../src/chat/recognise.ts";
import type { Slot } from "../../src/chat/types.ts";
import { instantOf } from "../../src/time/date.ts";

const now = instantOf("2022-12-01", "09:00");
const values = (text: string, slot: Slot) =>
  recognise(text, now)
    .filter((mention) => mention.slot === slot)
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .map(({ value }) => value);

describe("clause numbers in a sentence", () => {
  it.each([
    ["二(四)1", "二/(四)/1"],
    ["二、(四)、1", "二/(四)/1"],
    ["二/(四)/1", "二/(四)/1"],
    ["四/1", "四/1"],
    ["(34)", "(三十四)"],
    ["(三十四)原文", "(三十四)"],
    ["第15条", "第十五条"],
    ["第十五条", "第十五条"],
    ["第 12 款", "第十二条"],
    ["第八部分", "八"],
    ["第三部分第(二)项第3点", "三/(二)/3"],
    ["第二部分第四条", "二/(四)"],
    ["第3大点", "三"],
  ])("reads %s as %s", (said, path) => {
    expect(values(said, "clause")[0]).toBe(path);
  });

  it.each(["12月31日", "一月", "2022年", "第一次", "三个月", "1.31"])("reads none in %s", (said) => {
    expect(values(said, "clause")).toEqual([]);
  });
});

describe("stretches of time in a sentence", () => {
  it.each([
    ["到年底要交什么", "2022-12-01", "2022-12-31"],
    ["从现在到明年三月底", "2022-12-01", "2023-03-31"],
    ["截至明年6月", "2022-12-01", "2023-06-30"],
    ["12月16日到12月31日", "2022-12-16", "2022-12-31"],
    ["下个月", "2023-01-01", "2023-01-31"],
  ])("reads %s", (said, from, to) => {
    expect(values(said, "window")[0]).toMatchObject({ from, to });
  });

  it("does not begin today where a date is what something moves to", () => {
    expect(values("推迟到1月31日", "window")[0]).toMatchObject({ from: "2023-01-31", to: "2023-01-31" });
  });
});

describe("coordinates in a sentence", () => {
  it.each(["31.73,116.52", "116.52 31.73", "纬度31.73,经度116.52", "北纬31.73° 东经116.52°", "经度:116.52 纬度:31.73"])(
    "reads %s",
    (said) => {
      expect(values(said, "location")).toEqual([{ latitude: 31.73, longitude: 116.52, datum: "WGS-84" }]);
    },
  );

  it.each(["1.31", "12.20,12.31", "版本1.2.3", "116.52"])("reads none in %s", (said) => {
    expect(values(said, "location")).toEqual([]);
  });
});
