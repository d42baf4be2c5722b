import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bigrams } from "../../src/text/bigrams.ts";
import { normalize } from "../../src/text/normalize.ts";
import { chineseNumber, toChinese } from "../../src/text/numerals.ts";
import { viewOf } from "../../src/text/view.ts";

describe("normalize", () => {
  it("makes full-width and traditional text plain", () => {
    expect(normalize("　２０２５年，下個月\u200b 複議")).toBe("2025年,下个月 复议");
  });
  it("leaves nothing of an invisible text", () => {
    expect(normalize("\u200b\ufeff \u00a0")).toBe("");
  });
});

describe("chineseNumber", () => {
  it.each([
    ["十五", 15],
    ["两千零四", 2004],
    ["二〇二五", 2025],
    ["1.5万", 15_000],
    ["3,000", 3000],
    ["廿一", 21],
    ["一百零三", 103],
    ["两万五千", 25_000],
  ])("reads %s", (text, value) => expect(chineseNumber(text)).toBe(value));
  it.each(["", "年", "十五年", "1.2.3", "一二十"])("finds no number in %j", (text) => expect(chineseNumber(text)).toBeNull());
  it("reads back every numeral that it writes", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => chineseNumber(toChinese(value)) === value));
  });
});

describe("bigrams", () => {
  it("pairs neighbours within a run of characters", () => expect(bigrams("行政复议,a")).toEqual(["行政", "政复", "复议", "a"]));
});

describe("viewOf", () => {
  it("keeps the way back to the source", () => {
    const source = "( 三 )重視\n２０２３－24年";
    const view = viewOf(source, { blanks: "drop" });
    expect(view.text).toBe("(三)重视2023—24年");
    const at = view.text.indexOf("2023");
    const { start, end } = view.source(at, at + 4);
    expect(source.slice(start, end)).toBe("２０２３");
  });
  it("never points outside the source, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(60), fc.nat(60), (source, from, length) => {
        const { start, end } = viewOf(source, { blanks: "keep" }).source(from, from + length);
        return start >= 0 && start <= end && end <= source.length;
      }),
    );
  });
});
