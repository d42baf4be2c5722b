import { type IsoDate, isIsoDate } from "../time/date.ts";
import type { Closure, Hours, HoursDay, HoursRule, MinuteSpan, Season } from "./hours.ts";

/**
 * Reads opening hours as offices write them: 周一至周五 9:00-12:00,13:30-17:30(法定节假日除外) · 工作日上午8:30—12:00 下午2:30—5:30 ·
 * 夏季(5月1日-9月30日)… · 全年无休 · 24小时自助 · 周三下午休息 · 2026年2月1日至2月10日暂停服务. Null where no hour is in it.
 */
export function parseHours(text: string): Hours | null {
  const reader = newReader();
  for (const sentence of normalise(text).split(/[;。\n]/)) readSentence(reader, sentence);
  flush(reader);
  if (reader.rules.length === 0 && reader.closures.length === 0 && !reader.selfService) return null;
  return {
    rules: reader.rules,
    rests: reader.rests,
    closures: reader.closures,
    holidays: reader.holidays,
    selfService: reader.selfService,
    leftover: reader.leftover,
  };
}

function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[—–―~〜-]+|[至到]/g, "-")
    .replace(/[ \t\r]+/g, "");
}

interface Reader {
  readonly rules: HoursRule[];
  readonly rests: HoursRule[];
  readonly closures: Closure[];
  holidays: Hours["holidays"];
  selfService: boolean;
  leftover: string;
  days: Set<HoursDay> | null;
  season: Season | null;
  half: MinuteSpan | null;
  spans: MinuteSpan[];
  /** The days came after the hours they belong to. */
  trailing: boolean;
  /** The days are those of the season before; days of one's own replace them. */
  carried: boolean;
}

function newReader(): Reader {
  return {
    rules: [],
    rests: [],
    closures: [],
    holidays: null,
    selfService: false,
    leftover: "",
    days: null,
    season: null,
    half: null,
    spans: [],
    trailing: false,
    carried: false,
  };
}

function readSentence(reader: Reader, sentence: string): void {
  const closure = closureOf(sentence);
  if (closure) {
    reader.closures.push(closure);
    return;
  }
  for (let at = 0; at < sentence.length; ) at += readToken(reader, sentence, at);
}

/** Reads what stands at `at`; returns its length. */
function readToken(reader: Reader, sentence: string, at: number): number {
  for (const token of TOKENS) {
    token.pattern.lastIndex = at;
    const match = token.pattern.exec(sentence);
    if (!match?.[0]) continue;
    token.read(reader, match.groups ?? {});
    return match[0].length;
  }
  reader.leftover += sentence[at] ?? "";
  return 1;
}

interface Token {
  readonly pattern: RegExp;
  read(reader: Reader, groups: Readonly<Record<string, string | undefined>>): void;
}

const TIME = (n: number): string =>
  `(?<part${n}>上午|下午|早上|中午|晚上|晚|早)?(?<hour${n}>\\d{1,2})(?::(?<minute${n}>\\d{2})|[点时](?:(?<min${n}>\\d{1,2})分?|(?<half${n}>半))?)`;
const MONTH_DAY = (n: number): string => `(?<month${n}>\\d{1,2})月(?<day${n}>\\d{1,2})日`;

/** In this order: a season's dates before times, a span of times before a half day, whole words before their parts. */
const TOKENS: readonly Token[] = [
  {
    pattern: new RegExp(`${MONTH_DAY(1)}-(?:次年|翌年)?${MONTH_DAY(2)}`, "y"),
    read: (reader, groups) => setSeason(reader, seasonOf(groups)),
  },
  {
    pattern: /(?<summer>夏季|夏令时|夏时制)|冬季|冬令时|冬时制/y,
    read: (reader, { summer }) => setSeason(reader, summer ? "summer" : "winter"),
  },
  { pattern: /24小时自助\S{0,8}|自助\S{0,8}?24小时\S{0,2}/y, read: (reader) => Object.assign(reader, { selfService: true }) },
  { pattern: /24小时(?:服务|开放|值班)?|全天候|全天开放/y, read: (reader) => addSpan(reader, { from: 0, to: 1440 }) },
  { pattern: new RegExp(`${TIME(1)}-${TIME(2)}`, "y"), read: (reader, groups) => addSpan(reader, spanOf(groups)) },
  { pattern: /全年无休|节假日(?:不休|照常|正常)\S{0,4}?(?=[,)]|$)|含(?:法定)?节假日/y, read: (reader) => openAlways(reader) },
  {
    pattern:
      /(?:国家)?(?:法定)?(?:(?:公休日?|节假日|假日|假期)及?){1,3}(?:期间)?(?:除外|休息|不办公|不上班|不开放|不对外|闭馆|关闭|暂停服务)/y,
    read: (reader) => Object.assign(reader, { holidays: "closed" }),
  },
  { pattern: /(?:国家)?法定(?:节假日|假日)|节假日/y, read: (reader) => addDays(reader, ["holiday"]) },
  {
    pattern: /(?:周|星期|礼拜)(?<from>[一二三四五六日天])-(?:周|星期|礼拜)?(?<to>[一二三四五六日天])/y,
    read: (reader, { from = "", to = "" }) => addDays(reader, daysBetween(from, to)),
  },
  {
    pattern: /(?:周|星期|礼拜)(?<list>[一二三四五六日天](?:、?[一二三四五六日天]){0,6})/y,
    read: (reader, { list = "" }) => addDays(reader, [...list].filter((char) => char !== "、").map(dayOf)),
  },
  { pattern: /工作日/y, read: (reader) => addDays(reader, ["workday"]) },
  { pattern: /周末|双休日/y, read: (reader) => addDays(reader, [6, 7]) },
  { pattern: /每天|每日|天天|全年|全周/y, read: (reader) => addDays(reader, [1, 2, 3, 4, 5, 6, 7]) },
  { pattern: /休息|闭馆|不办公|不开放|不对外\S{0,2}|不上班|除外|暂停(?:对外)?(?:服务|办公|开放)/y, read: (reader) => addRest(reader) },
  {
    pattern: /(?<am>上午|早上)|下午/y,
    read: (reader, { am }) => Object.assign(reader, { half: am ? { from: 0, to: 720 } : { from: 720, to: 1440 } }),
  },
  { pattern: /[,、()/:]|开放时间|服务时间|办公时间|工作时间|接待时间|营业时间|时间|和|及|为|的|每周|每|期间|实行/y, read: () => undefined },
];

function seasonOf(groups: Readonly<Record<string, string | undefined>>): Season {
  const day = (n: number): string => `${groups[`month${n}`]?.padStart(2, "0")}-${groups[`day${n}`]?.padStart(2, "0")}`;
  return { from: day(1), to: day(2) };
}

/** A season begins a new rule; dates in brackets after 夏季 say when it is. */
function setSeason(reader: Reader, season: Season): void {
  if (reader.spans.length > 0) {
    const days = reader.trailing ? null : reader.days;
    flush(reader);
    reader.days = days;
    reader.carried = true;
  }
  reader.season = season;
}

function spanOf(groups: Readonly<Record<string, string | undefined>>): MinuteSpan {
  const from = minuteOf(groups, 1, groups["part1"]);
  const to = minuteOf(groups, 2, groups["part2"]);
  // 下午2:30-5:30 says 下午 once; the end of a span is after its start.
  return { from, to: to <= from && to <= 720 ? to + 720 : to };
}

function minuteOf(groups: Readonly<Record<string, string | undefined>>, n: 1 | 2, part: string | undefined): number {
  const hour = Number(groups[`hour${n}`]);
  const minute = groups[`half${n}`] ? 30 : Number(groups[`minute${n}`] ?? groups[`min${n}`] ?? 0);
  const late = part !== undefined && ["下午", "晚上", "晚"].includes(part) && hour < 12;
  return (late ? hour + 12 : hour) * 60 + minute;
}

function addSpan(reader: Reader, { from, to }: MinuteSpan): void {
  const earlier = reader.spans.at(-1);
  const shift = from < 420 && earlier !== undefined && earlier.to <= 780 && from < earlier.to ? 720 : 0;
  if (from + shift >= to + shift || to + shift > 1440) {
    reader.leftover += "?";
    return;
  }
  if (reader.trailing) reader.leftover += "?";
  reader.carried = false;
  reader.half = null;
  reader.spans.push({ from: from + shift, to: to + shift });
}

function addDays(reader: Reader, days: readonly HoursDay[]): void {
  if (reader.carried) reader.days = null;
  reader.carried = false;
  if (reader.spans.length > 0 && reader.days === null) {
    reader.days = new Set(days);
    reader.trailing = true;
    return;
  }
  if (reader.spans.length > 0 && !reader.trailing) flush(reader);
  reader.days = new Set([...(reader.days ?? []), ...days]);
}

function openAlways(reader: Reader): void {
  reader.holidays = "open";
  if (reader.days === null) addDays(reader, [1, 2, 3, 4, 5, 6, 7]);
}

function addRest(reader: Reader): void {
  const { days, half } = reader;
  if (days === null) return;
  if (days.has("holiday")) reader.holidays = "closed";
  if (reader.trailing) {
    reader.leftover += "?";
    return;
  }
  reader.rests.push({ days, season: null, spans: [half ?? { from: 0, to: 1440 }] });
  reader.days = null;
  reader.half = null;
}

function flush(reader: Reader): void {
  if (reader.spans.length > 0) reader.rules.push({ days: reader.days, season: reader.season, spans: reader.spans });
  reader.days = null;
  reader.spans = [];
  reader.half = null;
  reader.trailing = false;
}

const WEEK = "一二三四五六日";

function dayOf(char: string): HoursDay {
  return (char === "天" ? 7 : WEEK.indexOf(char) + 1) as HoursDay;
}

function daysBetween(from: string, to: string): HoursDay[] {
  const first = dayOf(from) as number;
  const last = dayOf(to) as number;
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, n) => (((first - 1 + n) % 7) + 1) as HoursDay);
}

const DATE = /(?:(?<year>\d{4})(?:年|-|\/))?(?<month>\d{1,2})(?:月|-|\/)(?<day>\d{1,2})日?/g;

/** 2026年2月1日-2月10日暂停服务; 即日起暂停服务; null where the sentence closes nothing or only certain weekdays. */
function closureOf(sentence: string): Closure | null {
  if (!/暂停(?:对外)?(?:服务|办公|开放)|临时关闭|停止(?:办公|服务)|搬迁闭馆/.test(sentence) || /周|星期|节假日/.test(sentence)) return null;
  const dates: IsoDate[] = [];
  let year: string | undefined;
  for (const { groups = {} } of sentence.matchAll(DATE)) {
    year = groups["year"] ?? year;
    const date = `${year}-${groups["month"]?.padStart(2, "0")}-${groups["day"]?.padStart(2, "0")}`;
    if (year !== undefined && isIsoDate(date)) dates.push(date);
  }
  const [from = null, to] = dates;
  return { from, to: to ?? (from !== null && !/起/.test(sentence) ? from : null) };
}
