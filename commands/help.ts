import { z } from "zod";
import type { Reply } from "../src/chat/types.ts";
import { defineCommand } from "./define.ts";

export const help = defineCommand({
  name: "help",
  words: ["帮助", "你好", "您好", "菜单", "功能", "使用说明", "开始", "start", "hi", "hello"],
  summary: "看能问什么",
  examples: ["你能做什么", "怎么用", "有什么功能", "你会什么", "可以问什么", "使用方法", "不会用", "你是谁", "在吗", "教教我"],
  arguments: z.object({}),
  async run(conversation) {
    return conversation.member.unitName ? forOfficials(conversation.member.unitName) : forCitizens();
  },
});

function forOfficials(unit: string): Reply {
  return {
    blocks: [
      { kind: "paragraph", text: `我是履职助手。现在按${unit}回答您,每句话都附文件原文。直接说就行,例如:` },
      {
        kind: "list",
        items: [
          { text: "我单位有哪些任务", number: 1, say: "我的任务" },
          { text: "这个月要报什么", number: 2, say: "本月到期" },
          { text: "下个月要报什么", number: 3, say: "下个月到期" },
          { text: "谁负责行政复议", number: 4, say: "谁负责行政复议" },
          { text: "换一个单位", number: 5, say: "切换单位" },
        ],
      },
      { kind: "paragraph", text: "回复序号即可。也可用 /obligations /due /clause /search /nearest /whoami /bind /help。" },
    ],
  };
}

function forCitizens(): Reply {
  return {
    blocks: [
      { kind: "paragraph", text: "我是履职助手,可以查最近的公共法律服务点,也可以查各单位的法治建设任务。例如:" },
      {
        kind: "list",
        items: [
          { text: "最近的服务点在哪(可以发位置,也可以说“遂平县”)", number: 1, say: "最近的服务点" },
          { text: "谁负责行政复议", number: 2, say: "谁负责行政复议" },
          { text: "我是单位工作人员,设置单位", number: 3, say: "切换单位" },
        ],
      },
      { kind: "paragraph", text: "法律咨询可以直接拨打 12348(免费)。紧急危险请拨 110。" },
    ],
  };
}
