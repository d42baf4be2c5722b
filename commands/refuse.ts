import { z } from "zod";
import { decideExtension } from "../src/app/extend.ts";
import { defineCommand } from "./define.ts";
import { numberIn } from "./grant.ts";
import * as slots from "./slots.ts";

export const refuse = defineCommand({
  name: "refuse",
  words: ["不同意延期", "不批准延期"],
  summary: "督办:不同意某单位的延期申请",
  examples: ["不同意延期", "不同意{unit}延期", "{unit}的延期不同意", "驳回{unit}的延期申请", "不能延期"],
  cues: { sure: ["(不同意|不批准|不准|不允许|驳回|不能)…延期", "延期…(不同意|不批准|驳回)"], hint: ["{unit}"], against: ["谁|什么"] },
  arguments: z.object({ unit: slots.unit }),
  run: (conversation, { unit }, said) => decideExtension(conversation, { grant: false, unitName: unit, id: numberIn(said) }),
});
