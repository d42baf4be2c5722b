import type { Span } from "./cues.ts";

/** What stands before a topic and is not part of it, longest first in effect: they are taken off again and again. */
const BEFORE = new RegExp(
  `^(?:${[
    "[的地得和与跟把将向从对于为就那这您你我他它有是由看要]|请(?![假求示])",
    "(?:请|麻烦)?(?:帮忙|帮|给|替|为)?我?(?:查找?|查询|搜索?|找|检索|翻|问|核实|确认)(?:一下|一查|一搜|一找|下|个)?",
    "(?:想|要)(?:问|知道|了解|查|看|找|咨询)(?:一?下)?",
    "怎么没看到|没看到|没找到|找不到",
    "(?:规划|方案|文件|纲要|计划|通知|办法)(?:里面?|中|上|内|当中)?(?:的|都|有)?",
    "(?:里面?|当中)",
    "(?:有关|关于|涉及|提到|提及|讲到?|说到?|写到?|包含|有没有|是不是|哪些|什么|哪里|所有|全部|凡是|目前|现在|应该|应当|具体|到底|究竟|一下|还有|都有|是否)",
    "(?:我单位|咨询|那个|这个|这项|这件|负责|牵头|主管)",
  ].join("|")})+`,
  "u",
);
/** What stands after a topic. */
const AFTER = new RegExp(
  `(?:${[
    "[的了呢吗吧啊呀嘛么呗哦啦在是要由归得该应都去来也还就又被和跟与给]",
    "(?:这|那)一?(?:个|项|块|件|事情?|一块|方面|档子?|摊)?(?:事情?|工作|任务|活|东西)?",
    "(?:有关|相关|方面|具体|到底|究竟|应该|应当|主要|目前|现在|一般|最终|必须|需要|属于|算是?|是不是|一共|总共)",
    "(?:的(?:材料|东西|说法|表述|部分|规划|文件|活|事))",
    "(?:谁|哪个|哪些|什么|多少|多久|没有|有没有|有|怎么|哪里|一下|什么时候|有关|每年)",
  ].join("|")})+$`,
  "u",
);
/** General nouns; they stay where the plans say the whole: 行政执法三项制度. */
const GENERAL = /的?(?:工作|制度|情况|事项|事情|事宜|问题|内容|规定|要求|条款|任务)$/u;
const KEPT = /(?:政府|机关|法治|依法行政|执法|普法)(?:工作|制度)$/u;
const EDGES = /^[\s,，、:：;；"“”'‘’()《》<>…~\-—]+|[\s,，、:：;；"“”'‘’(《》<>…~\-—]+$/gu;
const MARKS = /[\ue000-\ue00f]/gu;

/** What is left of a sentence when the words which chose the command, names and connecting words are taken away, in order. */
export function piecesOf(masked: string, explained: readonly Span[], knows: (phrase: string) => number): readonly string[] {
  const blanked = [...masked].map((character, at) => (explained.some(({ start, end }) => at >= start && at < end) ? "\n" : character));
  return blanked
    .join("")
    .replace(MARKS, "\n")
    .split(/[\n,，。.;；!！?？:：]+|[这那]一?(?:方面|块儿?|事儿?|项工作|件事)(?:情|上)?|(?:规划|方案|文件|计划)(?:里面?|中|上)/u)
    .map((piece) => bare(piece, knows))
    .filter((piece) => piece.length > 1 && !/^[\d\s]+$/u.test(piece));
}

/** What the sentence is about: its longest piece; one that the plans know comes first, of alike ones the first. */
export function topicOf(pieces: readonly string[], knows: (phrase: string) => number): string | null {
  const best = pieces.map((piece, at) => ({ piece, worth: (knows(piece) + Math.min(piece.length, 8) / 8) * 1.5 - at * 0.15 }));
  return best.sort((a, b) => b.worth - a.worth)[0]?.piece ?? null;
}

function bare(piece: string, knows: (phrase: string) => number): string {
  let text = piece.trim();
  for (let round = 0; round < 4; round++) {
    const before = text;
    text = text.replace(EDGES, "").replace(BEFORE, "");
    text = text.replace(AFTER, "");
    if (!KEPT.test(text) && knows(text) < 1) text = text.replace(GENERAL, "");
    if (text === before) break;
  }
  return text;
}
