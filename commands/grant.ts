import { z } from "zod";
import { decideExtension } from "../src/app/extend.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const grant = defineCommand({
  name: "grant",
  words: ["同意延期", "批准延期"],
  summary: "督办:同意某单位的延期申请",
  examples: ["同意延期", "同意{unit}延期", "{unit}的延期同意", "批准{unit}的延期申请", "可以延期"],
  cues: { sure: ["(同意|批准|准予|允许)…延期", "延期…(同意|批准)"], hint: ["{unit}"], against: ["不(同意|批准|准|允许|能)|谁|什么"] },
  arguments: z.object({ unit: slots.unit }),
  run: (conversation, { unit }, said) => decideExtension(conversation, { grant: true, unitName: unit, id: numberIn(said) }),
});

/** The application that a list offered: /grant 12. */
export function numberIn(said: string): number | undefined {
  const number = /^\/\w+ (\d{1,9})$/.exec(said.trim())?.[1];
  return number ? Number(number) : undefined;
}
