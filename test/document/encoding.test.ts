import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/document/encoding.ts";
import { encodeGbk, readBytes, SEED_PLANS, seedText } from "./make.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean) => {
  const bytes = new Uint8Array(text.length * 2 + 2);
  const view = new DataView(bytes.buffer);
  [...`\ufeff${text}`].forEach((character, index) => {
    view.setUint16(index * 2, character.charCodeAt(0), littleEndian);
  });
  return bytes;
};
const TEXT = "二、主要任务\r\n(一)每年1月31日前报告。";

describe("bytes become text", () => {
  test.each([
    ["UTF-8", utf8(TEXT)],
    ["UTF-8 with a mark", utf8(`\ufeff${TEXT}`)],
    ["UTF-16LE", utf16(TEXT, true)],
    ["UTF-16BE", utf16(TEXT, false)],
    ["GBK", encodeGbk(TEXT)],
  ])("from %s", async (_, bytes) => {
    expect((await readBytes(bytes, "a.txt")).text).toBe(TEXT);
  });

  test("from four-byte codes of GB 18030", () => {
    expect(decodeText(Uint8Array.of(...encodeGbk("责任人:"), 0x95, 0x32, 0x82, 0x36))).toBe("责任人:𠀀");
  });

  test("from short GBK words that are valid UTF-8 by chance", () => {
    expect(decodeText(encodeGbk("联通"))).toBe("联通");
    expect(decodeText(encodeGbk("莽"))).toBe("莽");
  });

  test("from UTF-8 cut off within a character", () => {
    expect(decodeText(utf8(TEXT.repeat(20)).subarray(0, -4))).toMatch(/报\ufffd$/u);
  });

  test("from plain ASCII", () => {
    expect(decodeText(utf8("a, b"))).toBe("a, b");
  });

  test.each(SEED_PLANS)("from GBK as from UTF-8: %s", (name) => {
    const text = [...seedText(name)].filter((character) => isGbk(character)).join("");
    expect(decodeText(encodeGbk(text))).toBe(text);
  });

  test("bytes of a program are no text", () => {
    expect(decodeText(Uint8Array.from({ length: 400 }, (_, index) => (index * 7) % 32))).toBeUndefined();
  });

  test("any words of common characters survive GBK", () => {
    const common = fc
      .integer({ min: 0xb0, max: 0xd7 })
      .chain((lead) => fc.integer({ min: 0xa1, max: lead === 0xd7 ? 0xf9 : 0xfe }).map((trail) => [lead, trail]));
    fc.assert(
      fc.property(fc.array(common, { minLength: 6, maxLength: 60 }), (codes) => {
        const bytes = Uint8Array.from(codes.flat());
        expect(decodeText(bytes)).toBe(new TextDecoder("gb18030").decode(bytes));
      }),
    );
  });
});

function isGbk(character: string): boolean {
  try {
    encodeGbk(character);
    return true;
  } catch {
    return false;
  }
}
