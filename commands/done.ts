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
  arguments: z.object({ plan: slots.plan, clause: slots.clause, window: slots.window }),
  run: (conversation, { plan, clause, window }) =>
    actOn(conversation, { action: "submit", note: null, command: "done", which: { plan, clause, window } }),
});
