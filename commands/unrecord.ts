import { z } from "zod";
import { withdrawOccasion } from "../src/app/record-occasion.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const unrecord = defineCommand({
  name: "unrecord",
  words: ["撤回一次", "撤销一次"],
  summary: "撤回记错的一次",
  examples: ["撤回一次", "撤回{clause}的一次", "{clause}撤回一次", "刚才那次记错了", "把刚记的那次撤掉"],
  cues: { sure: ["(撤回|撤销|撤掉|删掉|取消)(刚才|刚记)?(的)?(那|这|上)?一?次", "(那|这|上)一?次…(记错|撤)"], hint: ["{clause}"] },
  arguments: z.object({ plan: slots.plan, clause: slots.clause }),
  run: (conversation, { plan, clause }) => withdrawOccasion(conversation, { plan, clause }),
});
