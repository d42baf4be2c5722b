import { z } from "zod";
import { recordOccasion } from "../src/app/record-occasion.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const record = defineCommand({
  name: "record",
  words: ["记一次", "登记一次"],
  summary: "规定次数的任务,办过一次就记一次",
  examples: [
    "记一次",
    "{clause}记一次",
    "记一次{clause}",
    "记一次{window}",
    "{window}记一次",
    "{window}{clause}记一次",
    "记一次{clause}{window}",
    "再记一次",
    "记一次{topic}",
    "记一次{window}{topic}",
    "记一次{topic}{note}",
    "记一次{clause}{window}{note}",
  ],
  cues: { sure: ["(记|登记)(上|录)?一次"], hint: ["{clause}", "{window}"], against: ["什么|哪些|谁|撤|删|取消|怎么"] },
  arguments: z.object({ plan: slots.plan, clause: slots.clause, window: slots.window, topic: slots.topic, note: slots.note }),
  run: (conversation, { plan, clause, window, topic, note }) =>
    recordOccasion(conversation, { which: { plan, clause }, heldOn: window, note: note ?? topic ?? null }),
});
