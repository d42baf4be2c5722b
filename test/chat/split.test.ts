import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitText, utf8Length } from "../../src/chat/split.ts";

describe("splitting a long text", () => {
  it("leaves a short text whole", () => {
    expect(splitText("甲\n\n乙", 10)).toEqual(["甲\n\n乙"]);
  });

  it("says nothing for nothing", () => {
    expect(splitText("", 10)).toEqual([]);
    expect(splitText("\n\n", 10)).toEqual([]);
  });

  it("cuts between paragraphs first", () => {
    expect(splitText("第一段话。\n第二行\n\n第三段话", 12)).toEqual(["第一段话。\n第二行", "第三段话"]);
  });

  it("cuts a paragraph that is too long between lines, then after sentences, then after commas", () => {
    expect(splitText("一二三。四五六。\n七八", 9)).toEqual(["一二三。四五六。", "七八"]);
    expect(splitText("一二三。四五六。七八", 9)).toEqual(["一二三。四五六。", "七八"]);
    expect(splitText("一二三，四五六，七八", 9)).toEqual(["一二三，四五六，", "七八"]);
  });

  it("cuts what has no border between characters, never within one", () => {
    expect(splitText("😀😀😀", 3)).toEqual(["😀", "😀", "😀"]);
    expect(splitText("一二三四五", 2)).toEqual(["一二", "三四", "五"]);
  });

  it("counts bytes for a platform that counts bytes", () => {
    expect(splitText("一二三四五", 7, utf8Length)).toEqual(["一二", "三四", "五"]);
  });

  it("loses nothing but line ends and spaces at the cuts, and keeps to the length", () => {
    const text = fc
      .array(fc.constantFrom("法", "。", "，", "\n", "\n\n", " ", "a", "😀", "行政执法机关", "1月31日前"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (whole, max) => {
        const parts = splitText(whole, max);
        let at = 0;
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(max);
          expect(part.trim()).not.toBe("");
          const found = whole.indexOf(part, at);
          expect(whole.slice(at, found).trim()).toBe("");
          at = found + part.length;
        }
        expect(whole.slice(at).trim()).toBe("");
      }),
    );
  });

  it("never breaks a paragraph that fits into one message", () => {
    const paragraphs = fc.array(fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom("法", "。", "，", "a") }), { minLength: 1 });
    fc.assert(
      fc.property(paragraphs, (list) => {
        const parts = splitText(list.join("\n\n"), 30);
        expect(parts.flatMap((part) => part.split("\n\n"))).toEqual(list);
      }),
    );
  });

  it("takes a long text in its stride", () => {
    const long = "政".repeat(200_000) + " \n".repeat(100_000);
    expect(splitText(long, 4096).join("")).toHaveLength(200_000);
  });
});
