import { z } from "zod";
import { actOn } from "../src/app/act-on.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const sendBack = defineCommand({
  name: "return",
  words: ["退办", "退回", "打回"],
  summary: "督办:把某单位报来的事项退回重办",
  examples: ["退办{unit}", "退办{unit}{clause}", "{unit}退办", "{unit}{clause}退办", "把{unit}的{clause}退回去", "{unit}{clause}打回重办"],
  cues: {
    sure: ["退办", "({unit}|{clause})…(退回|打回|重办|返工)|(退回|打回)…({unit}|{clause})"],
    hint: ["{unit}", "{clause}"],
    against: ["什么|哪些|谁|原文"],
  },
  arguments: z.object({ unit: slots.unit, plan: slots.plan, clause: slots.clause, window: slots.window, note: slots.note }),
  run: (conversation, { unit, plan, clause, window, note }) =>
    actOn(conversation, {
      action: "return",
      note: note ?? null,
      command: `return ${unit ?? ""}`,
      unitName: unit,
      which: { plan, clause, window },
    }),
});
