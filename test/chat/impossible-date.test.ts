import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { impossibleDate } from "../../src/chat/impossible-date.ts";

describe("a date that no calendar has", () => {
  it.each(["2月30日前要交什么", "4月31日到期", "2024年13月到期", "13月要报什么", "2023年2月29号", "2024-02-31到期", "0月1日"])(
    "is found in “%s”",
    (said) => {
      expect(impossibleDate(said)).not.toBeNull();
    },
  );

  it.each(["2月29日前", "1月31日前要交什么", "2024年2月29日", "下个月", "12个月", "政府1.31报告", "驻政〔2021〕9号", "2024-12-20T08:58"])(
    "is not seen in “%s”",
    (said) => {
      expect(impossibleDate(said)).toBeNull();
    },
  );

  it("is never a day that exists", () => {
    const day = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split("-").map(Number);
        expect(impossibleDate(`${year}年${month}月${dayOfMonth}日前要报什么`)).toBeNull();
      }),
    );
  });
});
