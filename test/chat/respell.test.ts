import { describe, expect, it } from "vitest";
import { respell, sounded } from "../../src/chat/respell.ts";

const plans = [
  sounded("落实公平竞争审查制度,推进政务公开。行政复议体制改革,行政复议应诉。"),
  sounded("赋予乡镇执法权。乡镇政府,乡镇街道。城乡政执法。"),
];

describe("a phrase of the plans with slips", () => {
  it.each([
    ["公平竞争神查", "公平竞争审查"],
    ["行证复议", "行政复议"],
    ["zhengwu公开", "政务公开"],
    ["xingzhengfuyi", "行政复议"],
    ["行政复义案件", "行政复议案件"],
  ])("%s is %s", (typed, printed) => expect(respell(typed, plans)).toBe(printed));

  it.each(["公平竞争审查", "今天天气怎么样", "乡镇执法权下放", "神查", "hello world", "行政"])("leaves %s as it is", (typed) =>
    expect(respell(typed, plans)).toBe(typed),
  );
});
