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
    "谁负责{topic}",
    "{topic}谁负责",
    "{topic}是谁负责的",
    "{topic}由谁负责",
    "{topic}归谁管",
    "{topic}谁牵头",
    "{topic}由谁牵头",
    "{topic}是哪个单位负责",
    "{topic}哪个部门负责",
    "{topic}哪个部门管",
    "哪个单位负责{topic}",
    "哪个部门负责{topic}",
    "哪些单位负责{topic}",
    "查找{topic}",
    "搜索{topic}",
    "查一下{topic}",
    "关于{topic}的规定",
    "{topic}是怎么规定的",
    "{topic}有什么规定",
    "{topic}有什么要求",
    "{topic}什么时候报",
    "{topic}什么时候要交",
    "{topic}什么时候完成",
    "{topic}的期限",
    "{topic}多久一次",
    "有没有关于{topic}的",
    "哪些文件提到{topic}",
  ],
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
