import { describe, expect, test } from "vitest";
import { layoutText, type Page, type Run } from "../../src/document/layout.ts";
import { plainIdeographs } from "../../src/document/radicals.ts";
import { scannedPage } from "../../src/document/scan.ts";

const SIZE = 16;
const LEFT = 80;
/** Twenty characters a line. */
const RIGHT = LEFT + 20 * SIZE;

function run(text: string, y: number, indent = 0): Run {
  return { text, x: LEFT + indent * SIZE, y, width: text.length * SIZE, size: SIZE };
}

function page(...runs: Run[]): Page {
  return { height: 842, runs };
}

const FULL = "各行政执法机关于每年一月底前公开上年度行";
const FULL_INDENTED = FULL.slice(2);

describe("paragraphs from printed lines", () => {
  test("a line that fills the measure goes on in the next one, an indented one begins a paragraph", () => {
    const lines = [run(FULL_INDENTED, 130, 2), run(FULL, 158), run("政执法情况。", 186), run(FULL_INDENTED, 214, 2), run("完。", 242)];
    expect(layoutText([page(...lines)]).paragraphs).toEqual([`${FULL_INDENTED}${FULL}政执法情况。`, `${FULL_INDENTED}完。`]);
  });

  test("over a page's end, with page numbers and running heads left out", () => {
    const pages = [1, 2, 3].map((number) =>
      page(
        run("某县人民政府公报", 40, 6),
        run(number === 1 ? FULL_INDENTED : FULL, 130, number === 1 ? 2 : 0),
        run(FULL, 158),
        run(`— ${number} —`, 800, 9),
      ),
    );
    const { paragraphs, margins } = layoutText(pages);
    expect(paragraphs).toEqual([FULL_INDENTED + FULL.repeat(5)]);
    expect(margins).toHaveLength(6);
  });

  test("a number within the page is text", () => {
    expect(layoutText([page(run("2021", 400))]).paragraphs).toEqual(["2021"]);
  });

  test("a numbered paragraph after a full line that ends in a full stop begins anew, though it is not indented", () => {
    const ended = `${FULL.slice(0, 19)}。`;
    expect(layoutText([page(run(ended, 130), run("(二)加强监督。", 158), run(FULL, 186), run("二〇二五年", 214))]).paragraphs).toEqual([
      ended,
      "(二)加强监督。",
      `${FULL}二〇二五年`,
    ]);
  });

  test("a heading of two lines in larger type stays two lines", () => {
    const large = (text: string, y: number) => ({ text, x: (LEFT + RIGHT - text.length * 22) / 2, y, width: text.length * 22, size: 22 });
    expect(layoutText([page(large("某县法治政府建设", 130), large("实施方案", 165), run(FULL_INDENTED, 220, 2))]).paragraphs).toHaveLength(
      3,
    );
  });

  test("words set one by one, out of order and printed twice for boldness, make one line", () => {
    const runs = [run("单位", 130, 2), run("责任", 130), { ...run("责任", 130), x: LEFT + 0.5 }, run(":", 130.5, 4)];
    expect(layoutText([page(...runs)]).paragraphs).toEqual(["责任单位:"]);
  });

  test("a wide gap is a space", () => {
    expect(layoutText([page(run("姓名", 130), run("电话", 130, 6))]).paragraphs).toEqual(["姓名 电话"]);
  });
});

test("characters that fonts give the code of a radical are read as themselves; marks and units stay", () => {
  expect(plainIdeographs("⾏政执法⼈员⻅习⻓期⻔户⺠⽣⼾籍")).toBe("行政执法人员见习长期门户民生户籍");
  expect(plainIdeographs("①㎡㈠(１)")).toBe("①㎡㈠(１)");
  expect(plainIdeographs("\ufa08政")).toBe("行政");
});

test("every Kangxi radical is replaced, as NFKC does but for 户", () => {
  const radicals = Array.from({ length: 214 }, (_, index) => String.fromCodePoint(0x2f00 + index)).filter((radical) => radical !== "⼾");
  expect(radicals.map(plainIdeographs)).toEqual(radicals.map((radical) => radical.normalize("NFKC")));
});

test("a scanned page's words become lines, and dashes that were read as 一 are dashes again", () => {
  const word = (line: number, left: number, text: string) =>
    `5\t1\t1\t1\t${line}\t1\t${left}\t${line * 50}\t${text.length * 20}\t20\t90\t${text}`;
  const tsv = [
    "level\t…",
    "1\t1\t0\t0\t0\t0\t0\t0\t1000\t1400\t-1\t",
    word(3, 100, "一一"),
    word(3, 140, "2023"),
    word(3, 220, "年"),
    word(4, 100, "ab"),
    word(4, 160, "cd"),
    word(5, 100, "每年"),
    word(5, 140, "]"),
    word(5, 160, "月底前"),
  ];
  const { height, runs } = scannedPage(tsv.join("\n"));
  expect(height).toBe(1400);
  expect(runs.map(({ text }) => text)).toEqual(["——2023年", "ab cd", "每年1月底前"]);
});
