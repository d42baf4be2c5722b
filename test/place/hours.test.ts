import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clock, openState, openText } from "../../src/place/hours.ts";
import { parseHours } from "../../src/place/hours-text.ts";
import { instantOf } from "../../src/time/date.ts";
import { calendar } from "./helpers.ts";

// 2026: Spring Festival 15–23 February, made up on Saturday 14 and Saturday 28 February.
const CALENDAR = calendar(
  [
    "2026-02-15",
    "2026-02-16",
    "2026-02-17",
    "2026-02-18",
    "2026-02-19",
    "2026-02-20",
    "2026-02-21",
    "2026-02-22",
    "2026-02-23",
    "2026-10-01",
  ],
  ["2026-02-14", "2026-02-28"],
);
const OFFICE = "周一至周五 9:00-12:00,13:30-17:30";

function state(hours: string | null, when: string) {
  const [date = "", time] = when.split(" ");
  return openState(hours === null ? null : parseHours(hours), instantOf(date, time), CALENDAR);
}

/** 1 9:00-12:00 13:30-17:30; a line per rule. */
function rules(text: string): string[] {
  const hours = parseHours(text);
  const spans = (list: readonly { from: number; to: number }[]) => list.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(" ");
  return (hours?.rules ?? []).map((rule) => `${rule.days === null ? "?" : [...rule.days].join("")} ${spans(rule.spans)}`);
}

describe("reading opening hours", () => {
  it.each([
    [OFFICE, ["12345 09:00-12:00 13:30-17:30"]],
    ["星期一到星期五 上午8:30—12:00 下午2:30—5:30", ["12345 08:30-12:00 14:30-17:30"]],
    ["工作日 8:30-12:00,2:30-6:00", ["workday 08:30-12:00 14:30-18:00"]],
    ["周一至周五:上午9时至12时,下午1时30分至5时(法定节假日除外)", ["12345 09:00-12:00 13:30-17:00"]],
    ["周一至周五9:00-17:00;周六9:00-12:00", ["12345 09:00-17:00", "6 09:00-12:00"]],
    ["9:00~17:00(周一至周日)", ["1234567 09:00-17:00"]],
    ["周二、四、六 9点半-11点", ["246 09:30-11:00"]],
    ["每天8:30-20:00", ["1234567 08:30-20:00"]],
    ["全年无休 8:00-22:00", ["1234567 08:00-22:00"]],
    ["24小时服务", ["? 00:00-24:00"]],
    ["周末 9:00-16:00", ["67 09:00-16:00"]],
    ["周五至周一 9:00-16:00", ["5671 09:00-16:00"]],
  ])("%s", (text, expected) => {
    expect(rules(text)).toEqual(expected);
    expect(parseHours(text)?.leftover).toBe("");
  });

  it.each(["详询电话", "以现场公告为准", "", "司法局一楼"])("reads no hours out of %j", (text) => {
    expect(parseHours(text)).toBeNull();
  });

  it("keeps the words it does not understand and then advises to call", () => {
    expect(parseHours("周一至周五9:00-17:00,需提前预约")?.leftover).toBe("需提前预约");
    expect(state("周一至周五9:00-17:00,需提前预约", "2026-03-02 10:00")).toMatchObject({ open: true, callFirst: true });
  });

  it("takes any text without failing", () => {
    const words = [
      "周一",
      "至",
      "周五",
      "9:00",
      "-",
      "12:00",
      ",",
      "下午",
      "休息",
      "暂停服务",
      "2026年2月30日",
      "24小时",
      "夏季",
      "25:99",
      "法定节假日",
      "除外",
      "(",
      "x",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 20 }), (parts) => {
        const hours = parseHours(parts.join(""));
        const found = openState(hours, instantOf("2026-02-17", "10:00"), CALENDAR);
        expect(found.open === null || typeof found.open === "boolean").toBe(true);
        for (const { spans } of hours?.rules ?? []) for (const { from, to } of spans) expect(from < to && to <= 1440).toBe(true);
      }),
    );
  });

  it("stays quick on long nonsense", () => {
    const begun = performance.now();
    parseHours("周一、".repeat(20_000));
    parseHours(`${"1".repeat(50_000)}:`);
    parseHours("自助".repeat(20_000));
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe("open now", () => {
  it.each([
    ["2026-03-02 08:59", false, "before", { date: "2026-03-02", time: "09:00" }],
    ["2026-03-02 09:00", true, "open", null],
    ["2026-03-02 12:00", false, "lunch", { date: "2026-03-02", time: "13:30" }],
    ["2026-03-02 17:30", false, "after", { date: "2026-03-03", time: "09:00" }],
    ["2026-03-07 10:00", false, "day-off", { date: "2026-03-09", time: "09:00" }],
    ["2026-02-17 10:00", false, "holiday", { date: "2026-02-24", time: "09:00" }],
    ["2026-02-14 10:00", true, "open", null],
    ["2026-02-13 18:00", false, "after", { date: "2026-02-14", time: "09:00" }],
  ])("an office at %s", (when, open, reason, next) => {
    expect(state(OFFICE, when)).toMatchObject({ open, reason, next, callFirst: false });
  });

  it("says when it closes", () => {
    expect(state(OFFICE, "2026-03-02 10:00").until).toBe("12:00");
  });

  it("does not know unrecorded hours and advises to call", () => {
    expect(state(null, "2026-03-02 10:00")).toEqual({
      open: null,
      reason: "unrecorded",
      until: null,
      next: null,
      selfService: false,
      callFirst: true,
    });
  });

  it("does not know whether a daily place opens on a holiday, unless it says so", () => {
    expect(state("每天9:00-17:00", "2026-02-17 10:00")).toMatchObject({ open: null, callFirst: true });
    expect(state("全年无休9:00-17:00", "2026-02-17 10:00")).toMatchObject({ open: true });
    expect(state("每天9:00-17:00,法定节假日休息", "2026-02-17 10:00")).toMatchObject({ open: false, reason: "holiday" });
    expect(state("周一至周五9:00-17:00;节假日9:00-12:00", "2026-02-17 10:00")).toMatchObject({ open: true, until: "12:00" });
  });

  it("does not know the weekend of a place that names no day", () => {
    expect(state("9:00-17:00", "2026-03-07 10:00").open).toBeNull();
    expect(state("9:00-17:00", "2026-03-06 10:00").open).toBe(true);
  });

  it("does not open a Saturday service on a made-up Saturday's account twice, nor a Sunday one on a workday", () => {
    expect(state("周六9:00-12:00", "2026-02-28 10:00").open).toBe(true);
    expect(state("周日9:00-12:00", "2026-03-02 10:00").open).toBe(false);
  });

  it("is shut during a temporary closure, and knows when it ends", () => {
    const text = `${OFFICE};2026年3月2日至3月6日暂停服务`;
    expect(state(text, "2026-03-04 10:00")).toMatchObject({ open: false, reason: "closure", next: { date: "2026-03-09", time: "09:00" } });
    expect(state(text, "2026-03-09 10:00").open).toBe(true);
  });

  it("is shut without end where no end is said", () => {
    expect(state(`${OFFICE};2026年3月2日起暂停服务`, "2026-06-01 10:00")).toMatchObject({ open: false, reason: "closure", next: null });
  });

  it("keeps a weekly half day off", () => {
    const text = `${OFFICE};周三下午休息`;
    expect(state(text, "2026-03-04 14:00").open).toBe(false);
    expect(state(text, "2026-03-04 10:00").open).toBe(true);
    expect(state(text, "2026-03-05 14:00").open).toBe(true);
  });

  it("follows seasons with dates, and is unsure between seasons without", () => {
    const dated = "夏季(5月1日至9月30日)周一至周五8:00-12:00,15:00-18:00;冬季(10月1日至4月30日)周一至周五8:30-12:00,14:30-17:30";
    expect(state(dated, "2026-07-01 14:45").open).toBe(false);
    expect(state(dated, "2026-12-01 14:45").open).toBe(true);
    const undated = "周一至周五 夏季8:00-12:00;冬季9:00-12:00";
    expect(state(undated, "2026-03-07 08:30").open).toBe(false);
    expect(state(undated, "2026-03-02 08:30").open).toBeNull();
  });

  it("offers the self-service area around the clock", () => {
    expect(state(`${OFFICE};自助服务区24小时开放`, "2026-03-02 23:00")).toMatchObject({ open: false, selfService: true });
  });

  it("advises to call in a year whose holidays are not announced", () => {
    expect(state(OFFICE, "2027-03-01 10:00")).toMatchObject({ open: true, callFirst: true });
  });
});

describe("the words for it", () => {
  it.each([
    [OFFICE, "2026-03-02 10:00", "现在开门,12:00关门"],
    [OFFICE, "2026-03-02 12:30", "午休,今天13:30开门"],
    [OFFICE, "2026-03-06 18:00", "今天已下班,3月9日(周一)09:00开门"],
    [null, "2026-03-06 18:00", "开放时间未登记,请先打电话问清"],
  ])("%s at %s", (hours, when, text) => {
    expect(openText(state(hours, when), when.slice(0, 10))).toBe(text);
  });
});
