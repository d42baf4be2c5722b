const DIGITS = "〇一二三四五六七八九";
const LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
const ROMAN = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;

type Formatter = (value: number) => string;

/**
 * How Word writes an ordinal, by the value of `w:numFmt` (ECMA-376 part 1, 17.18.59 ST_NumberFormat). A format that is not here is
 * written in digits.
 */
const FORMATS: ReadonlyMap<string, Formatter> = new Map<string, Formatter>([
  ["none", () => ""],
  ["decimalZero", (value) => String(value).padStart(2, "0")],
  ["decimalFullWidth", (value) => fullWidth(value)],
  ["decimalFullWidth2", (value) => fullWidth(value)],
  ["chineseCounting", (value) => counting(value, DIGITS, "十百千")],
  ["chineseCountingThousand", (value) => counting(value, DIGITS.replace("〇", "零"), "十百千")],
  ["taiwaneseCounting", (value) => counting(value, DIGITS, "十百千")],
  ["taiwaneseCountingThousand", (value) => counting(value, DIGITS, "十百千")],
  ["japaneseCounting", (value) => counting(value, DIGITS, "十百千")],
  ["chineseLegalSimplified", (value) => counting(value, LEGAL_DIGITS, "拾佰仟")],
  ["ideographDigital", (value) => [...String(value)].map((digit) => DIGITS[Number(digit)] ?? digit).join("")],
  ["ideographTraditional", (value) => STEMS[value - 1] ?? String(value)],
  ["ideographZodiac", (value) => BRANCHES[value - 1] ?? String(value)],
  ["decimalEnclosedCircle", circled],
  ["decimalEnclosedCircleChinese", circled],
  ["decimalEnclosedFullstop", (value) => (value <= 20 ? String.fromCodePoint(0x2487 + value) : `${value}.`)],
  ["decimalEnclosedParen", (value) => (value <= 20 ? String.fromCodePoint(0x2473 + value) : `(${value})`)],
  ["ideographEnclosedCircle", (value) => (value <= 10 ? String.fromCodePoint(0x327f + value) : String(value))],
  ["lowerLetter", (value) => letters(value)],
  ["upperLetter", (value) => letters(value).toUpperCase()],
  ["lowerRoman", (value) => roman(value)],
  ["upperRoman", (value) => roman(value).toUpperCase()],
]);

/** An ordinal in one of Word's number formats: (3, "chineseCountingThousand") is 三. */
export function formatOrdinal(value: number, format: string): string {
  if (value < 1 || value > 9999) return String(value);
  return (FORMATS.get(format) ?? String)(value);
}

/** 12 is 十二, 105 一百〇五 or 一百零五, by the zero of the digits given. */
function counting(value: number, digits: string, units: string): string {
  const places = [...String(value)].map(Number);
  let out = "";
  let zero = false;
  for (const [index, digit] of places.entries()) {
    const place = places.length - 1 - index;
    if (digit === 0) {
      zero = true;
      continue;
    }
    if (zero) out += digits[0];
    zero = false;
    const silentOne = digit === 1 && place === 1 && index === 0;
    out += (silentOne ? "" : digits[digit]) + (place > 0 ? (units[place - 1] ?? "") : "");
  }
  return out;
}

/** ①–⑳, ㉑–㉟, ㊱–㊿. */
function circled(value: number): string {
  if (value <= 20) return String.fromCodePoint(0x245f + value);
  if (value <= 35) return String.fromCodePoint(0x323c + value);
  if (value <= 50) return String.fromCodePoint(0x328d + value);
  return String(value);
}

function fullWidth(value: number): string {
  return [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join("");
}

/** Word goes on after z with aa, bb, cc. */
function letters(value: number): string {
  return String.fromCodePoint(0x61 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  let left = value;
  let out = "";
  for (const [size, sign] of ROMAN) {
    while (left >= size) {
      out += sign;
      left -= size;
    }
  }
  return out;
}
