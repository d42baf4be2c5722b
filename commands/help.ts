import { z } from "zod";
import type { Reply } from "../src/chat/types.ts";
import { defineCommand } from "./define.ts";

export const help = defineCommand({
  name: "help",
  words: ["帮助", "你好", "您好", "菜单", "功能", "使用说明", "开始", "start", "hi", "hello"],
  summary: "看能问什么",
  examples: ["你能做什么", "怎么用", "有什么功能", "你会什么", "可以问什么", "使用方法", "不会用", "你是谁", "在吗", "教教我"],
  cues: {
    sure: [
      "(怎么|如何|咋)(用|使用|操作|问|弄你|玩)(?!.*{unit})",
      "(你|您|机器人|这个|这|小程序|系统|软件)…(能|会|可以|可|都)(干|做|帮|整|办|弄|查|搞|回答|提供|问)…(什么|哪些|哪样|点|些|忙)",
      "(能|会|可以)(干|做|帮我做|查|问)(点|些)?(什么|哪些)",
      "(有|具备)(什么|哪些)(功能|用处|用途|本事|作用|能力|服务|指令|命令)",
      "(是干|是做|干)什么(的|用的)",
      "(功能|用途|作用|能力)(介绍|说明|有哪些|是什么|列表|清单)",
      "(介绍|说明|讲讲|说说)(一下|下)?(你自己|自己|你|功能|用法)",
      "使用(说明|方法|指南|教程|帮助|手册)|操作(说明|方法|指南|手册)|用法|说明书|新手|教程",
      "(教|指导|带)(一下|教|下)?我(一下|怎么)?",
      "不(会|懂|知道怎么)(用|操作|弄|问|玩)",
      "你是(谁|什么|干什么|哪个|哪位|机器人|人工|真人|ai)",
      "第一次(用|使用|来)",
      "^(help|\\?|菜单|功能|帮助|说明|指令|命令)$",
      "(可以|能)(问|跟)你(什么|哪些|说)",
      "(你|这)有什么用",
      "(求|需要|来点|给点|要)(个)?帮助",
      "帮帮(我|忙)$",
      "有人(吗|在吗)|在不在",
      "(你|这里)(都)?有(什么|哪些)(?!任务|职责|要)",
      "(看|弄|搞|听)不(懂|明白|来|会)…(怎么|教)",
    ],
    likely: ["功能|用处|指令|命令", "怎么(用|操作)", "帮助"],
    hint: ["你"],
    against: ["{unit}|{window}|{clause}|{service}", "提醒|任务|到期|原文|单位"],
  },
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
          { text: "我们的进展(签收、已办结、推迟、申请延期)", number: 5, say: "进展" },
          { text: "导出台账", number: 6, say: "台账" },
          { text: "换一个单位", number: 7, say: "切换单位" },
        ],
      },
      { kind: "paragraph", text: "回复序号即可。看某一条:“原文 二(四)1”;要不要提醒:“订阅”“退订”;手机日历:“日历”。" },
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
