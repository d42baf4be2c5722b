import { chineseNumber } from "../text/numerals.ts";

export type LabelKind = "part" | "chapter" | "section" | "article" | "cn" | "cn-paren" | "num" | "decimal" | "num-paren" | "circle";

/** An outline label: `printed` as it goes into a path, `end` behind it and its delimiter. */
export interface Label {
  readonly kind: LabelKind;
  readonly number: number;
  readonly printed: string;
  readonly start: number;
  readonly end: number;
  /** False for a bare number glued to its text (14每年…), which only its place in the sequence makes a label. */
  readonly solid: boolean;
}

const CN = "[一二三四五六七八九十百零〇]{1,5}";
interface LabelPattern {
  readonly kind: LabelKind;
  readonly pattern: RegExp;
  readonly print: (number: string) => string;
  readonly solid: boolean;
}

/** In order: what another pattern begins with comes first (1.1 before 1., (1) before 1)). */
const PATTERNS: readonly LabelPattern[] = [
  { kind: "part", pattern: new RegExp(`第 ?(?<n>${CN}|\\d{1,3}) ?(?<unit>编|篇|部分)[ :、.]?`, "uy"), print: (n) => `第${n}`, solid: true },
  { kind: "chapter", pattern: new RegExp(`第 ?(?<n>${CN}|\\d{1,3}) ?(?<unit>章)[ :、.]?`, "uy"), print: (n) => `第${n}`, solid: true },
  { kind: "section", pattern: new RegExp(`第 ?(?<n>${CN}|\\d{1,3}) ?(?<unit>节)[ :、.]?`, "uy"), print: (n) => `第${n}`, solid: true },
  {
    kind: "article",
    pattern: new RegExp(`第 ?(?<n>${CN}|\\d{1,3}) ?(?<unit>条)(?!例|款|第|的|规定)[ :、.]?`, "uy"),
    print: (n) => `第${n}`,
    solid: true,
  },
  { kind: "cn", pattern: new RegExp(`(?<n>${CN}) ?[、.．](?!${CN}[、产级])`, "uy"), print: (n) => n, solid: true },
  { kind: "cn-paren", pattern: new RegExp(`[(\\[<〈〔【] ?(?<n>${CN}) ?[)\\]>〉〕】][、.]?`, "uy"), print: (n) => `(${n})`, solid: true },
  {
    kind: "decimal",
    pattern: /(?<n>\d{1,2}(?:\.\d{1,2}){1,3})(?:[ 、.](?!\d)|(?=[\p{Script=Han}“]))(?![年月个项%倍万亿])/uy,
    print: (n) => n,
    solid: true,
  },
  { kind: "num-paren", pattern: /\( ?(?<n>\d{1,3}) ?\)[、.]?|(?<n2>\d{1,2})\)/uy, print: (n) => `(${n})`, solid: true },
  { kind: "num", pattern: /(?<n>\d{1,3}) ?[、.．,](?: (?=\d{4}年)|(?=\d{4}年)|(?!\d))/uy, print: (n) => n, solid: true },
  {
    kind: "num",
    pattern: /(?<n>\d{1,3})(?: (?=[\p{Script=Han}“《\d])|(?=[\p{Script=Han}“《]))(?![年月日号个项名家次万亿元%届])/uy,
    print: (n) => n,
    solid: false,
  },
];
const CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const CN_IDEOGRAPHS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩";
const DIGIT_PARENS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
const DIGIT_DOTS = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛";
const LABEL_BEGIN = /[\d第([<〈〔【一二三四五六七八九十百①-⑳㈠-㈩⑴-⒇⒈-⒛]/u;

/** The label that begins at `at` of a folded text, or null. */
export function readLabel(text: string, at: number): Label | null {
  const char = text[at] ?? "";
  if (!LABEL_BEGIN.test(char)) return null;
  const single = readSingle(char, at);
  if (single) return single;
  for (const { kind, pattern, print, solid } of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const said = found?.groups?.["n"] ?? found?.groups?.["n2"];
    if (!found || said === undefined) continue;
    const number = kind === "decimal" ? Number(said.split(".").at(-1)) : chineseNumber(said);
    if (number === null || number < 1) continue;
    const end = skipBlank(text, at + found[0].length);
    return { kind, number, printed: print(said) + (found.groups?.["unit"] ?? ""), start: at, end, solid };
  }
  return null;
}

function readSingle(char: string, at: number): Label | null {
  const tables: readonly (readonly [string, LabelKind])[] = [
    [CIRCLES, "circle"],
    [CN_IDEOGRAPHS, "cn-paren"],
    [DIGIT_PARENS, "num-paren"],
    [DIGIT_DOTS, "num"],
  ];
  for (const [table, kind] of tables) {
    const number = table.indexOf(char) + 1;
    if (number === 0) continue;
    const printed =
      kind === "circle"
        ? char
        : kind === "cn-paren"
          ? `(${"一二三四五六七八九十"[number - 1]})`
          : kind === "num"
            ? String(number)
            : `(${number})`;
    return { kind, number, printed, start: at, end: at + 1, solid: true };
  }
  return null;
}

function skipBlank(text: string, at: number): number {
  return text[at] === " " ? at + 1 : at;
}
