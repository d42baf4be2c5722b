const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
}; // biome-ignore format: a table reads better in rows
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const GROUPS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
/** 廿一 is 21, 卅 is 30, 卌 is 40. */
const JOINED: Readonly<Record<string, number>> = { 廿: 20, 卅: 30, 卌: 40 };

/** Characters that a Chinese numeral is made of, for the inside of a regular expression's brackets. */
export const NUMERAL_CHARS = "零〇一二两三四五六七八九十百千万亿廿卅";

/**
 * The number that a numeral says: 十五, 两千零四, 二〇二五, 1.5万, 3,000, 廿一. Null for anything else.
 * A row of digits without 十 or 百 is read digit by digit.
 */
export function chineseNumber(text: string): number | null {
  const plain = /^(\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,10})?)([万亿]?)$/.exec(text);
  if (plain) return Number((plain[1] ?? "").replaceAll(",", "")) * (GROUPS[plain[2] ?? ""] ?? 1);
  if (text === "" || text.length > 24) return null;
  if ([...text].every((char) => DIGITS[char] !== undefined)) return positional(text);
  return grouped(text);
}

/** The numeral of a whole number from 0 to 99999999: 二十五, 一百零三, 十五. */
export function toChinese(value: number): string {
  const digits = "零一二三四五六七八九";
  if (value >= 1e4) {
    const rest = value % 1e4;
    return `${toChinese(Math.floor(value / 1e4))}万${rest === 0 ? "" : `${rest < 1000 ? "零" : ""}${below(rest, true)}`}`;
  }
  return value < 10 ? (digits[value] ?? "") : below(value, false);

  function below(number: number, full: boolean): string {
    let said = "";
    let gap = false;
    for (const [unit, name] of [
      [1000, "千"],
      [100, "百"],
      [10, "十"],
      [1, ""],
    ] as const) {
      const digit = Math.floor(number / unit) % 10;
      if (digit === 0) gap = said !== "";
      else {
        said += `${gap ? "零" : ""}${digits[digit]}${name}`;
        gap = false;
      }
    }
    return !full && number >= 10 && number < 20 ? said.slice(1) : said;
  }
}

function positional(text: string): number {
  return [...text].reduce((sum, char) => sum * 10 + (DIGITS[char] ?? 0), 0);
}

function grouped(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const char of text) {
    const value = DIGITS[char];
    const unit = TENS[char];
    const group = GROUPS[char];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (JOINED[char] !== undefined) {
      if (digit !== null) return null;
      section += JOINED[char];
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = null;
    } else if (group !== undefined) {
      total = (total + section + (digit ?? 0)) * group;
      section = 0;
      digit = null;
    } else return null;
  }
  return total + section + (digit ?? 0);
}
