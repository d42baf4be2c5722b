import type { HolidayArrangement, HolidayNotice } from "./calendar.ts";
import { addDays, daysBetween, type IsoDate, isIsoDate, weekday } from "./date.ts";

/** A text is not the notice that it should be; the message says what was expected and what came. */
export class NoticeError extends Error {
  override readonly name = "NoticeError";
}

/**
 * Reads the State Council's yearly notice on days off from its own text, as published or pasted. Weekdays and numbers of days that
 * the text gives are checked against the calendar, so that a slip of the pen is noticed. Throws a NoticeError.
 */
export function readHolidayNotice(text: string): HolidayNotice {
  const plain = halfWidth(text).replace(/\s+/g, "");
  const title = /国务院办公厅关于(\d{4})年部分节假日安排的通知/.exec(plain);
  if (!title?.[1]) throw new NoticeError("没有找到标题“国务院办公厅关于…年部分节假日安排的通知”");
  const year = Number(title[1]);
  const items = itemsOf(plain);
  if (items.length === 0) throw new NoticeError("没有找到“一、元旦:”这样的条目");
  return {
    title: title[0],
    number: /国办发明电〔\d{4}〕\d+号/.exec(plain)?.[0] ?? null,
    announcedOn: signedOn(plain),
    year,
    amends: false,
    holidays: items.map(({ name, words }) => readItem(name, words, year)),
  };
}

function halfWidth(text: string): string {
  return text.replace(/[\uff08\uff09\uff1a\uff0c]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}

interface Item {
  /** 国庆节、中秋节. */
  readonly name: string;
  readonly words: string;
}

/** Each item is a line of its own, but pasted text may have lost its lines. */
function itemsOf(plain: string): readonly Item[] {
  const heads = [...plain.matchAll(/[一二三四五六七八九十]、([元旦春清明劳动端午中秋国庆节、]{2,12}):/g)];
  return heads.map((head, index) => {
    const end = heads[index + 1]?.index ?? plain.indexOf("节假日期间", head.index);
    return { name: head[1] ?? "", words: plain.slice(head.index + head[0].length, end < 0 ? undefined : end) };
  });
}

function readItem(name: string, words: string, year: number): HolidayArrangement {
  const sentences = words.split("。").filter((sentence) => sentence !== "");
  const off = sentences.find((sentence) => sentence.includes("放假"));
  if (off === undefined) throw new NoticeError(`${name}:没有写哪天放假`);
  const days = datesIn(off.split("放假")[0] ?? "", year, name);
  const extra = off.includes("补休") ? datesIn(off.slice(off.indexOf("放假")), year, name) : [];
  const [from, ...others] = [...days, ...extra].sort();
  if (from === undefined || others.length > 2) throw new NoticeError(`${name}:放假日期读不懂:${off}`);
  const range = { from, to: others.at(-1) ?? from };
  const { from: first, to: last } = off.includes("连休") ? withWeekend(range) : range;
  checkCount(name, off, daysBetween(first, last) + 1);
  const makeUp = sentences.filter((sentence) => sentence.endsWith("上班")).flatMap((sentence) => datesIn(sentence, year, name));
  return { name, from: first, to: last, makeUp };
}

/** 2022年12月31日, 1月28日(农历除夕、周二), 8日(周三): what is left out is as in the date before. */
function datesIn(words: string, year: number, name: string): readonly IsoDate[] {
  let month = "";
  let ofYear = String(year);
  return [...words.matchAll(/(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?/g)].map((found) => {
    ofYear = found[1] ?? ofYear;
    month = found[2] ?? month;
    const date = `${ofYear}-${month.padStart(2, "0")}-${(found[3] ?? "").padStart(2, "0")}`;
    if (!isIsoDate(date)) throw new NoticeError(`${name}:没有这一天:${found[0]}`);
    checkWeekday(name, date, found[4] ?? "");
    return date;
  });
}

const weekdays = "一二三四五六日";

function checkWeekday(name: string, date: IsoDate, note: string): void {
  const said = /(?:周|星期)([一二三四五六日])/.exec(note)?.[1];
  const is = weekdays[weekday(date) - 1];
  if (said !== undefined && said !== is) throw new NoticeError(`${name}:${date}是周${is},通知写的是周${said},请核对原文`);
}

function checkCount(name: string, off: string, count: number): void {
  const said = /(?:共|放假)(\d+)天/.exec(off)?.[1];
  if (said !== undefined && Number(said) !== count) throw new NoticeError(`${name}:读出${count}天,通知写的是${said}天,请核对原文`);
}

/** 与周末连休. */
function withWeekend({ from, to }: { readonly from: IsoDate; readonly to: IsoDate }): { readonly from: IsoDate; readonly to: IsoDate } {
  let first = from;
  while (weekday(addDays(first, -1)) > 5) first = addDays(first, -1);
  let last = to;
  while (weekday(addDays(last, 1)) > 5) last = addDays(last, 1);
  return { from: first, to: last };
}

/** The last date of the text stands under the signature. */
function signedOn(plain: string): IsoDate | null {
  const signature = plain.slice(plain.lastIndexOf("国务院办公厅"));
  const found = /^国务院办公厅(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(signature);
  const date = found ? `${found[1]}-${found[2]?.padStart(2, "0")}-${found[3]?.padStart(2, "0")}` : "";
  return isIsoDate(date) ? date : null;
}
