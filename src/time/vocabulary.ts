/** Words of the time grammar. Patterns are elsewhere; a new word is a line here. */

export const YEAR_WORDS: Readonly<Record<string, number>> = {
  大前年: -3,
  前年: -2,
  去年: -1,
  上年: -1,
  上一年: -1,
  今年: 0,
  本年: 0,
  全年: 0,
  当年: 0,
  这一年: 0,
  明年: 1,
  来年: 1,
  次年: 1,
  翌年: 1,
  下一年: 1,
  下年: 1,
  后年: 2,
  大后年: 3,
};

export const MONTH_WORDS: Readonly<Record<string, number>> = {
  上上个月: -2,
  上上月: -2,
  上个月: -1,
  上月: -1,
  上一个月: -1,
  本月: 0,
  这个月: 0,
  这月: 0,
  当月: 0,
  该月: 0,
  次月: 1,
  下月: 1,
  下个月: 1,
  下一个月: 1,
  翌月: 1,
  下下个月: 2,
  下下月: 2,
};

export const QUARTER_WORDS: Readonly<Record<string, number>> = {
  上季度: -1,
  上个季度: -1,
  上一季度: -1,
  本季度: 0,
  这个季度: 0,
  这季度: 0,
  本季: 0,
  当季: 0,
  下季度: 1,
  下个季度: 1,
  下一季度: 1,
};

export const DAY_WORDS: Readonly<Record<string, number>> = {
  大大前天: -4,
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  本日: 0,
  当日: 0,
  明天: 1,
  明日: 1,
  次日: 1,
  翌日: 1,
  后天: 2,
  后日: 2,
  大后天: 3,
  大大后天: 4,
};

/** Several days named in one breath: first and last, counted from today. */
export const DAY_RUNS: Readonly<Record<string, readonly [number, number]>> = {
  今明: [0, 1],
  明后: [1, 2],
  今明后: [0, 2],
  昨今: [-1, 0],
  明后大后: [1, 3],
};

export const WEEK_PREFIXES: Readonly<Record<string, number>> = {
  上上: -2,
  上上个: -2,
  上: -1,
  上个: -1,
  上一: -1,
  上一个: -1,
  本: 0,
  这: 0,
  这个: 0,
  这一: 0,
  这一个: 0,
  今: 0,
  当: 0,
  下: 1,
  下个: 1,
  下一: 1,
  下一个: 1,
  下下: 2,
  下下个: 2,
};

export const WEEKDAYS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
  "5": 5,
  "6": 6,
  "7": 7,
};

/** Days with a fixed date. 国务院《全国年节及纪念日放假办法》; the others by decision of the State Council, the NPC or the United Nations. */
export const FEAST_DAYS: Readonly<Record<string, string>> = {
  元旦: "01-01",
  妇女节: "03-08",
  三八妇女节: "03-08",
  植树节: "03-12",
  国际消费者权益日: "03-15",
  消费者权益日: "03-15",
  劳动节: "05-01",
  五一: "05-01",
  青年节: "05-04",
  儿童节: "06-01",
  世界环境日: "06-05",
  建党节: "07-01",
  七一: "07-01",
  建军节: "08-01",
  八一: "08-01",
  教师节: "09-10",
  国庆节: "10-01",
  国庆: "10-01",
  十一: "10-01",
  全国消防日: "11-09",
  国家宪法日: "12-04",
  宪法日: "12-04",
  国际禁毒日: "06-26",
  全民国家安全教育日: "04-15",
};

/** Units of a length of time. */
export const LENGTH_UNITS: Readonly<Record<string, "WD" | "D" | "W" | "M" | "Q" | "Y" | "H" | "MIN">> = {
  工作日: "WD",
  个工作日: "WD",
  天: "D",
  日: "D",
  周: "W",
  个周: "W",
  星期: "W",
  个星期: "W",
  礼拜: "W",
  个礼拜: "W",
  个月: "M",
  月: "M",
  个季度: "Q",
  季度: "Q",
  年: "Y",
  个年度: "Y",
  小时: "H",
  个小时: "H",
  分钟: "MIN",
  个自然日: "D",
  自然日: "D",
  日历天: "D",
};

/** Periods of 每…, 按…, 逐…: ISO duration unit and its number; a school year counts as a year. */
export const PERIOD_UNITS: Readonly<Record<string, readonly [number, "Y" | "M" | "W" | "D"] | "semester">> = {
  年度: [1, "Y"],
  年: [1, "Y"],
  学年: [1, "Y"],
  半年: [6, "M"],
  季度: [3, "M"],
  季: [3, "M"],
  月度: [1, "M"],
  月份: [1, "M"],
  月: [1, "M"],
  半月: [15, "D"],
  旬: [10, "D"],
  周: [1, "W"],
  星期: [1, "W"],
  礼拜: [1, "W"],
  天: [1, "D"],
  日: [1, "D"],
  工作日: [1, "D"],
  学期: "semester",
};

/** Times of a year or term that a recurrence may name: 每年汛期前, 每学期开学后一个月内. */
export const SEASONS: readonly string[] = [
  "汛期", "主汛期", "入汛", "汛", "雨季", "供暖季", "采暖季", "供暖", "采暖", "入冬", "冬季", "春耕", "秋收", "防火期", "春节", "国庆节", "中秋节", "元旦", "清明节",
  "五一", "国庆", "重大节假日", "节假日", "开学", "放假", "放寒假", "放暑假", "寒假", "暑假", "期中", "期末", "学期末", "中考", "高考", "招生", "换届", "征兵",
]; // biome-ignore format: a table reads better in rows

/** Alternatives for a pattern, longest first, so that 上一年 is not read as 上. */
export function anyOf(table: Readonly<Record<string, unknown>>): string {
  return Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .join("|");
}
