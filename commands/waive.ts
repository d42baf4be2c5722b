import { z } from "zod";
import { actOn } from "../src/app/act-on.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const waive = defineCommand({
  name: "waive",
  words: ["不适用", "不涉及"],
  summary: "说明这项任务不适用于本单位",
  examples: ["不适用{clause}", "{clause}不适用", "我们单位不涉及这项", "{clause}和我们没关系"],
  arguments: z.object({ plan: slots.plan, clause: slots.clause, window: slots.window }),
  run: (conversation, { plan, clause, window }) =>
    actOn(conversation, { action: "waive", note: null, command: "waive", which: { plan, clause, window } }),
});
