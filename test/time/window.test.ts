import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toChinese } from "../../src/text/numerals.ts";
import { addDays, instantOf } from "../../src/time/date.ts";
import { readPeriod, readWindow } from "../../src/time/window.ts";

/** A Sunday. */
const NOW = instantOf("2026-11-22", "09:00");

describe("what people ask about", () => {
  it.each([
    ["下个月有什么任务", "2026-12-01", "2026-12-31", "2026年12月"],
    ["本季度", "2026-10-01", "2026-12-31", "2026年第四季度"],
    ["这两周要做什么", "2026-11-16", "2026-11-29", "2026年11月16日至29日"],
    ["月底前", "2026-11-22", "2026-11-30", "2026年11月30日前"],
    ["明年1月", "2027-01-01", "2027-01-31", "2027年1月"],
    ["下周三之前", "2026-11-22", "2026-11-25", "2026年11月25日前"],
    ["1月31日前要交什么", "2026-11-22", "2027-01-31", "2027年1月31日前"],
    ["1.31", "2027-01-31", "2027-01-31", "2027年1月31日"],
    ["三季度末", "2026-09-01", "2026-09-30", "2026年9月"],
    ["5号前", "2026-11-22", "2026-12-05", "2026年12月5日前"],
    ["今年下半年的", "2026-07-01", "2026-12-31", "2026年下半年"],
    ["10月1日到10月7日", "2026-10-01", "2026-10-07", "2026年10月1日至7日"],
    ["2021—2023年", "2021-01-01", "2023-12-31", "2021年至2023年"],
    ["去年12月到今年2月", "2025-12-01", "2026-02-28", "2025年12月1日至2026年2月28日"],
    ["二〇二六年十二月廿五日", "2026-12-25", "2026-12-25", "2026年12月25日"],
    ["Q3", "2026-07-01", "2026-09-30", "2026年第三季度"],
    ["下個月", "2026-12-01", "2026-12-31", "2026年12月"],
    ["本周五前", "2026-11-20", "2026-11-20", "2026年11月20日前"],
  ])("%s", (say, from, to, label) => expect(readWindow(say, NOW)).toMatchObject({ from, to, label }));

  it.each(["12345热线", "最近的法律援助中心", "三项制度", "二、(四)", "12348", "回复1", "八五普法", "《2021年工作要点》", "一网通办", ""])(
    "no time in %j",
    (say) => expect(readWindow(say, NOW)).toBeNull(),
  );

  it("says where the words stand, in the text as it was typed", () => {
    const say = "请问 １月 ３１日之前 要交什么";
    const window = readWindow(say, NOW);
    expect(say.slice(window?.start, window?.end)).toBe("１月 ３１日之前");
  });

  it.each([
    ["每季度报一次", "P3M"],
    ["每隔两年清理", "P2Y"],
    ["每周", "P1W"],
    ["每半年", "P6M"],
  ])("%s recurs", (say, period) => expect(readPeriod(say)).toBe(period));
});

describe("any day, however it is written", () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays("1990-01-01", days));
  const digits = (year: number) => [...String(year)].map((digit) => "〇一二三四五六七八九"[Number(digit)]).join("");
  const spellings: readonly ((year: number, month: number, day: number) => string)[] = [
    (y, m, d) => `${y}年${m}月${d}日`,
    (y, m, d) => `${y} 年 ${m} 月 ${d} 号`,
    (y, m, d) => `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`,
    (y, m, d) => `${y}/${m}/${d}`,
    (y, m, d) => `${y}.${m}.${d}`,
    (y, m, d) => `${digits(y)}年${toChinese(m)}月${toChinese(d)}日`,
    (y, m, d) => `${y}年${m}月${d}日`.replaceAll(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  ];
  it("is read back", () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...spellings), fc.constantFrom("", "请问", "截至"), (date, spell, lead) => {
        const [year, month, day] = date.split("-").map(Number);
        const window = readWindow(`${lead}${spell(year ?? 0, month ?? 0, day ?? 0)}`, NOW);
        return window?.from === date && window.to === date;
      }),
      { numRuns: 400 },
    );
  });
  it("does not exist where the calendar has no such day", () => {
    expect(readWindow("2023-02-30", NOW)).toBeNull();
  });
});

describe("any text at all", () => {
  const words = fc.array(
    fc.constantFrom(
      "每",
      "年",
      "月",
      "日",
      "前",
      "1",
      "2023",
      "十",
      "第",
      "周",
      "下",
      "半",
      "个",
      "至",
      "—",
      "底",
      "末",
      "内",
      ".",
      " ",
      "工作日",
      "《",
    ),
    { maxLength: 30 },
  );
  it("gives a window inside the text, or none", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 40 }),
          words.map((list) => list.join("")),
        ),
        (text) => {
          const window = readWindow(text, NOW);
          return (
            window === null || (window.start >= 0 && window.start < window.end && window.end <= text.length && window.from <= window.to)
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
