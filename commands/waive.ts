import { z } from "zod";
import { actOn } from "../src/app/act-on.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const waive = defineCommand({
  name: "waive",
  words: ["不适用(于)?(我单位|我)?[了的。!,]*$", "{clause}…不适用|不适用…{clause}", "不涉及"],
  summary: "说明这项任务不适用于本单位",
  examples: ["不适用{clause}", "{clause}不适用", "我们单位不涉及这项", "{clause}和我们没关系"],
  cues: {
    sure: ["不适用", "(不|没有?|未)(涉及|牵涉)", "(跟|和|与)(我单位|我)(没有?|无|不)(关系|关|相关|沾边)"],
    hint: ["{clause}", "我单位"],
    against: ["什么|哪些|谁|哪条"],
  },
  arguments: z.object({ plan: slots.plan, clause: slots.clause, window: slots.window, note: slots.note }),
  run: (conversation, { plan, clause, window, note }) =>
    actOn(conversation, { action: "waive", note: note ?? null, command: "waive", which: { plan, clause, window } }),
});
