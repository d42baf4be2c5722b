import { z } from "zod";
import { actOn } from "../src/app/act-on.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const done = defineCommand({
  name: "done",
  words: ["办结", "已办结", "已完成", "办完了"],
  summary: "报告这项任务已办结",
  examples: [
    "已办结{clause}",
    "办结{clause}",
    "{clause}{window}已办结",
    "{clause}已办结",
    "{clause}办完了",
    "我们已经办结了",
    "这个已经报了",
    "已经完成了",
    "已上报",
    "材料已经交了",
  ],
  cues: {
    sure: [
      "(已经?|都|刚刚?|全部|今天|昨天).{0,4}(办结|办完|办好|做完|完成|报完|交完|弄完|搞完|搞定|报送|上报|提交|交上去|报上去|报|交)(了|过|完|好|啦)?[。!]*$",
      "(办结|办完|办好|做完|报完|交完|弄完|搞完|搞定|报上去|交上去)了[。!]*$",
      "(交|报|做|办|弄|搞|完成|上报|报送|提交)(完|好|上去|掉)?了.{0,4}(销号|销账|销掉|勾掉|划掉|打勾|办结|结了|结掉|闭环)(一下)?(吧|了)?[。!]*$",
    ],
    likely: ["办结|搞定"],
    hint: ["{clause}", "材料|报告"],
    against: ["什么|哪些|谁|多少|没|几|吗|未|要|该|之?前|同意|不", "邮箱|微信|会"],
  },
  arguments: z.object({ plan: slots.plan, clause: slots.clause, window: slots.window, note: slots.note }),
  run: (conversation, { plan, clause, window, note }) =>
    actOn(conversation, { action: "submit", note: note ?? null, command: "done", which: { plan, clause, window } }),
});
