import { z } from "zod";
import { askExtension } from "../src/app/extend.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const extend = defineCommand({
  name: "extend",
  words: ["申请延期", "延期申请"],
  summary: "到期前申请延期,要写明日期和理由",
  examples: [
    "申请延期到{window}",
    "申请延期{clause}到{window}",
    "{clause}申请延期到{window}",
    "申请延期{clause}到{window}{note}",
    "{clause}想延期到{window}{note}",
    "我们要延期",
  ],
  cues: {
    sure: ["(申请|想|要|请求|能不能|可以).{0,3}(延期|延后|宽限|缓交|缓报)", "延期到{window}"],
    hint: ["{clause}"],
    against: ["什么|哪些|谁|同意|批准|通过"],
  },
  arguments: z.object({ plan: slots.plan, clause: slots.clause, window: slots.window, note: slots.note }),
  run: (conversation, { plan, clause, window, note }) =>
    askExtension(conversation, { which: { plan, clause }, until: window?.to, reason: note }),
});
