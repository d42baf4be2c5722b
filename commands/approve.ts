import { z } from "zod";
import { actOn } from "../src/app/act-on.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const approve = defineCommand({
  name: "approve",
  words: ["复核通过", "同意办结", "销号"],
  summary: "督办:复核某单位办结的事项",
  examples: [
    "复核通过{unit}",
    "复核通过{unit}{clause}",
    "{unit}复核通过",
    "{unit}{clause}复核通过",
    "同意{unit}办结",
    "{unit}{clause}可以销号了",
  ],
  cues: {
    sure: ["(复核|审核)通过|销号|同意.{0,12}办结|准予办结"],
    hint: ["{unit}", "{clause}"],
    against: ["什么|哪些|谁|原文", "^(?!.*{unit}).*(交|报|做|办|弄|搞|完成)(完|好|上去|掉|上)?了"],
  },
  arguments: z.object({ unit: slots.unit, plan: slots.plan, clause: slots.clause, window: slots.window }),
  run: (conversation, { unit, plan, clause, window }) =>
    actOn(conversation, {
      action: "approve",
      note: null,
      command: `approve ${unit ?? ""}`,
      unitName: unit,
      which: { plan, clause, window },
    }),
});
