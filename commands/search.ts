import { z } from "zod";
import { clauseNumber, openClause, pageOf, planName, shorten, standingNotes } from "../src/app/say.ts";
import { searchClauses } from "../src/app/search-clauses.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

const PAGE_SIZE = 5;

export const search = defineCommand({
  name: "search",
  words: ["查找", "谁负责", "搜索", "查一下", "查询"],
  summary: "按内容查条款和责任单位,例如“谁负责行政复议”",
  examples: [
    "谁负责",
    "归谁管",
    "谁牵头",
    "哪个单位负责",
    "哪个部门负责",
    "哪些单位负责",
    "有什么规定",
    "有没有写",
    "在第几条",
    "多久一次",
  ],
  cues: {
    sure: [
      "(谁|哪(一)?(个|家|些|几个|一家)(单位|部门|局|机构|科室|地方|家)?|什么(单位|部门|局|机构))(来|去|要|该|在|应该|具体|主要|给|可以|能|得|负|承担)*(负责|管|牵头|办|弄|做|抓|干|整|搞|承担|主管|承办|配合|落实|组织|推进|实施|主抓|审核|监督|审批|受理|接|主责|执行|完成|定|写|出|报|交|参与|分管|颁发|发放|发(?!言|现|展))",
      "(归|由|让|靠|属于|该)(谁|哪(一)?(个|家|些|几)(单位|部门|局|机构|地方)?|什么(单位|部门))(来|去)?(负责|管|牵头|办|弄|做|抓|整|搞|承担|落实|组织)?",
      "(是|算|属)(谁|哪(个|家|些)(单位|部门|局)?|什么(单位|部门))(家)?的?(事情?|活|职责|任务|责任|职能|范围)?",
      "(的)?(责任|牵头|主管|配合|承办|负责|主责|实施|协办|参与|分管)(单位|部门|机关|主体)(有|都|是|为|包括)*(谁|哪(个|家|些|几个)|什么)?",
      "(在|是|属)?(文件|规划|方案)?(的)?(哪|第几)(一|几)?(条|款|章|节|部分|项|页)(款|里)?(提|写|讲|说|规定|提到|要求)?(到|了|过|的)*",
      "(关于|涉及|有关|针对)(?=.{2,}(的|有|规定|要求|条款|内容|任务|表述|部分))",
      "(跟|与|和|同)?(?<=.{2,})(有关|相关|沾边|挂钩|搭边)(的|联的?)?(规定|要求|条款|内容|任务|表述|部分|东西)?",
      "(文件|规划|方案|条款)?(里|中|上)?(有没有|是否|有|没有)?(提到|提及|写到|讲到|说到|提过|写过|谈到|涉及到?)(过|了)?",
      "(搜索?|查找|检索|查询|查一下|查一查|搜一下|搜搜|查查|找找|找一下|搜一搜|翻一下|翻翻|查下|搜下|找下|百度)",
      "有没有(写|提|说|讲|规定|要求|明确)|有无(规定|要求)|(写没写|提没提|说没说)",
      "(有|都有)?(什么|哪些|怎么)(样)?(的)?(具体|明确)?(规定|要求|说法|标准|部署|安排|举措|措施)",
    ],
    likely: [
      "(要|该|得|应|需)?(在)?(什么时候|几号|哪天|几月|哪个月|多久|几年|多长时间)(之前|以前|前)?(要|该|得|需)?(报|交|公布|公开|完成|做|办|弄|开|搞|一次|上报|报送|提交|搞定|截止|到期|实现|达到)?",
      "(去)?找(谁|哪(一)?(个|家|些|几)(单位|部门|局|机构|地方)?|什么(单位|部门))",
      "哪个(单位|部门|局|科室)|哪些(单位|部门)|什么(单位|部门)",
      "哪家",
      "(怎么|如何)(规定|要求|说|写|讲|安排|部署|推进|开展|搞|做|落实|办|弄)的?",
      "(规定|要求)(是|了)?(什么|哪些)",
      "的(规定|要求|期限|时限|条款|表述|目标|指标|标准)(是|有)?(什么|多少|哪些)?",
      "(达到|要求|规定)?多少",
      "每(年|月|季度|半年)(要)?(几|多少)次",
      "^看(?=.{4,})",
      "^找(?=.{4,})",
      "^查(?=.{2,})",
    ],
    hint: ["谁", "规划|方案|文件|条款|内容", "怎么|如何"],
    against: [
      "{clause}",
      "我(现在|目前)?是(谁|哪|什么)|我…(属于|算|归)(哪|什么)",
      "{service}…(在哪里|怎么走|地址|电话)|最近的|附近",
      "(归|分给|派给)我",
      "到期|订阅|提醒我",
      "(你|您)(是|能|会)",
    ],
  },
  arguments: z.object({ topic: slots.topic, page: slots.page }),
  async run(conversation, { topic, page = 1 }) {
    if (!topic) return { blocks: [{ kind: "paragraph", text: "要查什么?例如“谁负责行政复议”“查找 普法”。" }] };
    const found = await searchClauses(conversation, topic);
    if (found.length === 0) return nothing(topic);
    const shown = pageOf(found, page, PAGE_SIZE);
    const items = shown.items.map(({ record, clause, excerpt }, at) => ({
      text: `${clauseNumber(clause.path)} ${shorten(clause.heading ?? excerpt, 36)}`,
      details: [
        clause.lead.length > 0 ? `责任单位:${clause.lead.join("、")}` : "责任单位:文件未规定",
        ...(clause.assist.length > 0 ? [`配合单位:${clause.assist.join("、")}`] : []),
        `“${excerpt}”`,
        planName(record),
      ],
      number: shown.first + at + 1,
      say: openClause(record, clause.path),
    }));
    return {
      blocks: [
        { kind: "title", text: `“${topic}”见于 ${found.length} 条${shown.label ? `(${shown.label})` : ""}` },
        ...(page === 1
          ? standingNotes(
              shown.items.map((one) => one.record),
              conversation.now,
            )
          : []),
        { kind: "list", items },
      ],
      choices: shown.more,
    };
  },
});

function nothing(topic: string) {
  return {
    blocks: [{ kind: "paragraph" as const, text: `已录入的文件里没有写到“${topic}”。可以换个说法再查,例如只写两三个字。` }],
    choices: [{ label: "帮助", say: "帮助" }],
  };
}
