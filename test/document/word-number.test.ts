import fc from "fast-check";
import { expect, test } from "vitest";
import { formatOrdinal } from "../../src/document/word-number.ts";

test.each([
  [1, "chineseCountingThousand", "一"],
  [10, "chineseCountingThousand", "十"],
  [12, "chineseCountingThousand", "十二"],
  [20, "chineseCounting", "二十"],
  [21, "japaneseCounting", "二十一"],
  [105, "chineseCountingThousand", "一百零五"],
  [110, "chineseCountingThousand", "一百一十"],
  [1003, "chineseCountingThousand", "一千零三"],
  [23, "ideographDigital", "二三"],
  [12, "chineseLegalSimplified", "拾贰"],
  [3, "ideographTraditional", "丙"],
  [3, "ideographZodiac", "寅"],
  [1, "decimalEnclosedCircle", "①"],
  [20, "decimalEnclosedCircleChinese", "⑳"],
  [21, "decimalEnclosedCircle", "㉑"],
  [36, "decimalEnclosedCircle", "㊱"],
  [50, "decimalEnclosedCircle", "㊿"],
  [3, "decimalEnclosedParen", "⑶"],
  [3, "decimalEnclosedFullstop", "⒊"],
  [12, "decimalFullWidth", "\uff11\uff12"],
  [7, "decimalZero", "07"],
  [28, "lowerLetter", "bb"],
  [4, "upperRoman", "IV"],
  [5, "hebrew1", "5"],
])("%i as %s is %s", (value, format, printed) => {
  expect(formatOrdinal(value, format)).toBe(printed);
});

test("each ordinal below 10000 has a Chinese spelling of its own", () => {
  const spelled = Array.from({ length: 9999 }, (_, index) => formatOrdinal(index + 1, "chineseCountingThousand"));
  expect(new Set(spelled).size).toBe(9999);
});

test("no ordinal breaks a format", () => {
  const formats = fc.constantFrom("decimalEnclosedCircle", "lowerRoman", "upperLetter", "ideographEnclosedCircle", "ideographZodiac");
  fc.assert(
    fc.property(fc.integer(), formats, (value, format) => {
      expect(formatOrdinal(value, format).length).toBeGreaterThan(0);
    }),
  );
});
