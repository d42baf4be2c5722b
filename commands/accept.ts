import { z } from "zod";
import { actOn } from "../src/app/act-on.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const accept = defineCommand({
  name: "accept",
  words: ["签收", "收到", "已签收"],
  summary: "确认收到这项任务",
  examples: ["收到{clause}", "签收{clause}", "我签收了", "收到了", "确认签收", "{clause}收到"],
  cues: {
    sure: [
      "签收",
      "(确认|已经?)收到",
      "^(收到[,。! 了]*){2,}|^(好的?|行|嗯|可以)?[,。! ]*收到.{0,3}(这|那|此)?(一)?(条|项|件|个)?(任务)?.{0,3}(认领|领了|照办|马上办|这就办|我们?办|立即落实|抓紧落实)",
      "(这|那|此)(一)?(条|项|件|个)(任务)?(我单位|我)?(来)?(认领|接下|接|领)(了)?[。!]*$",
      "^(我单位|我)?收到(了|啦)?([,。! ]*(马上|立即|立刻|抓紧|这就|尽快)(去)?(办理?|落实|处理|安排))?[。!,]*$",
    ],
    hint: ["收到"],
    against: ["谁|哪些|哪个|没|未|吗|提醒|不想|消息|情况"],
  },
  arguments: z.object({ plan: slots.plan, clause: slots.clause, window: slots.window }),
  run: (conversation, { plan, clause, window }) =>
    actOn(conversation, { action: "accept", note: null, command: "accept", which: { plan, clause, window } }),
});
