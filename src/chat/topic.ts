import type { Span } from "./cues.ts";

/** What stands before a topic and is not part of it, longest first in effect: they are taken off again and again. */
const BEFORE = new RegExp(
  `^(?:${[
    "[的地得和与跟把将向从对于为就那这您你我他它有是由看要]|请(?![假求示])",
    "(?:请|麻烦)?(?:帮忙|帮|给|替|为)?我?(?:查找?|查询|搜索?|找|检索|翻|问|核实|确认)(?:一下|一查|一搜|一找|下|个)?",
    "(?:领导|主任|局长|书记|科长|处长|老板|上级|上面|同事|别人|有人|群众)(?!干部)(?:们|都|刚|又)*(?:让|叫|要|喊|催|派|安排|问)(?:我|问|查)*(?:去|来)?(?:查找?|问|找|核实|了解)?",
    "(?:讲|说|写|提|谈)没(?:讲|说|写|提|谈)(?:到|过|了)?",
    "(?:想|要)(?:问|知道|了解|查|看|找|咨询)(?:一?下)?",
    "怎么没看到|没看到|没找到|找不到",
    "(?:规划|方案|文件|纲要|计划|通知|办法)(?:里面?|中|上|内|当中)?(?:的|都|有)?",
    "(?:里面?|当中)",
    "(?:[村乡镇县市]里|社区里|街道上|我这里?|这边)(?:要|得|该)?(?:修建?|建设?|搞|弄|盖|设立?)?",
    "(?:有关|关于|涉及|提到|提及|讲到?|说到?|写到?|包含|有没有|是不是|哪些|什么|哪里|所有|全部|凡是|目前|现在|应该|应当|具体|到底|究竟|一下|还有|都有|是否)",
    "(?:我单位|咨询|那个|这个|这项|这件|负责|牵头|主管)",
  ].join("|")})+`,
  "u",
);
/** What stands after a topic. */
const AFTER = new RegExp(
  `(?:${[
    "[的了呢吗吧啊呀嘛么呗哦啦在是要由归得该应都去来也还就又被和跟与给]",
    "(?:这|那)一?(?:个|项|块|件|事情?|一块|方面|档子?|摊|坨|堆|茬|码|套|揽子)?(?:事情?|工作|任务|活|东西)?",
    "(?:有关|相关|方面|具体|到底|究竟|应该|应当|主要|目前|现在|一般|最终|必须|需要|属于|算是?|是不是|一共|总共)",
    "(?:的(?:材料|东西|说法|表述|部分|规划|文件|活|事))",
    "(?:归口|归属|搁|放在|写在)",
    "(?:谁|哪个|哪些|什么|多少|多久|没有|有没有|有|怎么|哪里|一下|什么时候|有关|每年)",
  ].join("|")})+$`,
  "u",
);
/** General nouns; they stay where the plans say the whole: 行政执法三项制度. */
const GENERAL = /的?(?:工作|制度|情况|事项|事情|事宜|问题|内容|规定|要求|条款|任务)$/u;
const NOTHING_BUT_GENERAL = new RegExp(`^${GENERAL.source}`, "u");
const KEPT = /(?:政府|机关|法治|依法行政|执法|普法)(?:工作|制度)$/u;
/** 执法人员培训60学时: how much is no part of the name. */
const FIGURE = /(?<=\p{Script=Han}{2})\d{1,5}(?:个|多)?(?:学时|小时|课时|%|人|次|天|日|件|份|万元?|元)$/u;
const EDGES = /^[\s,，、:：;；"“”'‘’()《》<>…~\-—]+|[\s,，、:：;；"“”'‘’(《》<>…~\-—]+$/gu;
const MARKS = /[\ue000-\ue00f]/gu;

/** What is left of a sentence when the words which chose the command, names and connecting words are taken away, in order. */
export function piecesOf(masked: string, explained: readonly Span[], knows: (phrase: string) => number): readonly string[] {
  const blanked = [...masked].map((character, at) => (explained.some(({ start, end }) => at >= start && at < end) ? "\n" : character));
  return blanked
    .join("")
    .replace(MARKS, "\n")
    .split(
      /[\n,，。.;；!！?？:：]+|[这那]一?(?:方面|[坨摊堆茬码档套](?:子|事儿?|活)?|个?(?:要求|规定|说法|指标)|块儿?|事儿?|项工作|件事)(?:情|上)?|(?:规划|方案|文件|计划)(?:里面?|中|上)/u,
    )
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
    text = text.replace(AFTER, "").replace(NOTHING_BUT_GENERAL, "");
    if (!KEPT.test(text) && knows(text) < 1) text = text.replace(GENERAL, "").replace(FIGURE, "");
    if (text === before) break;
  }
  return text;
}
