import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toChinese } from "../../src/text/numerals.ts";
import { viewOf } from "../../src/text/view.ts";
import { readTimes } from "../../src/time/read.ts";
import { formatWhen } from "../../src/time/when.ts";

const TODAY = "2022-03-01";

/** Words and code of each expression; a date's code is its last day. */
function read(sentence: string): string[] {
  const { text } = viewOf(sentence, { blanks: "between-digits" });
  return readTimes(text, { today: TODAY, style: "document" }).map(
    (one) =>
      `${text.slice(one.start, one.end)} ${one.when ? formatWhen(one.when) : one.range?.to}${one.certainty === "ambiguous" ? " ?" : ""}`,
  );
}

describe("time words of documents", () => {
  it.each([
    ["2022年年底前基本完成", ["2022年年底前 2022-12-31"]],
    ["２０２２ 年 年底 前完成", ["2022年年底前 2022-12-31"]],
    ["2023年上半年完成", ["2023年上半年 2023-06-30"]],
    ["2022年前完成", ["2022年前 2021-12-31 ?"]],
    ["2021—2023年", ["2021—2023年 2023-12-31"]],
    ["2023年第三季度末", ["2023年第三季度末 2023-09-30"]],
    ["每季度开展1次,每隔两年清理,每半年报告", ["每季度 every:P3M", "每隔两年 every:P2Y", "每半年 every:P6M"]],
    ["每年1月31日前公开", ["每年1月31日前 every:P1Y@01-31"]],
    ["每年第一季度报送", ["每年第一季度 every:P1Y@03-31"]],
    ["每月5日前报送,每周一调度,逢双月通报", ["每月5日前 every:P1M@05", "每周一 every:P1W@1", "逢双月 every:P2M"]],
    ["一般不少于5个工作日,最长不超过15个工作日", ["不少于5个工作日,最长不超过15个工作日 within:5WD..15WD"]],
    ["应在本方案印发后30日内制定", ["印发后30日内 within:..30D"]],
    ["自受理之日起一年内", ["自受理之日起一年内 within:..1Y"]],
    ["在24小时内举行,答复时限为300分钟", ["24小时内 within:..24H", "300分钟 within:..300MIN"]],
    ["征求意见期限不少于七日", ["不少于七日 within:7D.."]],
    ["任期内至少一次,每学期一次,定期评估", ["任期内 term*1", "每学期 every:semester", "定期 periodic"]],
    ["到“十四五”末", ["到“十四五”末 2025-12-31"]],
  ])("%s", (sentence, expected) => expect(read(sentence)).toEqual(expected));

  it.each([
    "(三十)完善",
    "驻政〔2021〕9号",
    "《纲要(2021—2025年)》",
    "一年内发生多起",
    "12345热线",
    "三项制度",
    "占比15%",
    "0551-12345678",
    "不定期抽查",
    "近三年内",
    "第二十条",
    "常态化",
  ])("no time in %s", (sentence) => expect(read(sentence)).toEqual([]));
});

describe("recurrences in any of their spellings", () => {
  const months = fc.integer({ min: 1, max: 12 });
  const days = fc.integer({ min: 1, max: 28 });
  it("are read back with their day", () => {
    fc.assert(
      fc.property(months, days, fc.constantFrom("前", "之前", "以前", "内", ""), fc.boolean(), (month, day, edge, chinese) => {
        const say = (value: number) => (chinese ? toChinese(value) : String(value));
        const code = `every:P1Y@${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
        const words = `每年${say(month)}月${say(day)}日${edge}`;
        return read(`各部门${words}报送`).join() === `${words} ${code}`;
      }),
    );
  });
  it("are read back with their length", () => {
    const units = [
      ["年", "Y", 1],
      ["个月", "M", 1],
      ["周", "W", 1],
      ["天", "D", 1],
      ["个季度", "M", 3],
    ] as const;
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.constantFrom(...units), fc.boolean(), (count, [unit, letter, factor], chinese) => {
        const words = `每${chinese ? toChinese(count) : count}${unit}`;
        return read(`${words}开展一次`).join() === `${words} every:P${count * factor}${letter}`;
      }),
    );
  });
});

it("any text gives expressions in order, apart and inside it", () => {
  const words = fc.constantFrom(
    "每",
    "年",
    "月",
    "日",
    "前",
    "1",
    "2023",
    "十",
    "季度",
    "半",
    "个",
    "至",
    "—",
    "底",
    "内",
    "工作日",
    "《",
    "》",
    "印发后",
    "自",
    "之日起",
    "不少于",
    "定期",
    "“",
    "十四五",
    "期间",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), (list) => {
      const text = list.join("");
      let end = 0;
      return readTimes(text, { today: TODAY, style: "document" }).every((one) => {
        const sound = one.start >= end && one.start < one.end && one.end <= text.length && (one.range !== null) !== (one.when !== null);
        end = one.end;
        return sound;
      });
    }),
    { numRuns: 4000 },
  );
});
