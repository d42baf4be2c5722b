import { z } from "zod";
import { mute as silence } from "../src/app/snooze.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const mute = defineCommand({
  name: "mute",
  words: ["静音", "暂停提醒"],
  summary: "这个会话到某日为止不发提醒",
  examples: ["静音到{window}", "{window}前静音", "静音{window}", "这个群静音到{window}", "提醒暂停到{window}", "暂停提醒到{window}"],
  cues: {
    sure: ["静音", "(提醒|推送)…(暂停|先停)…{window}", "(暂停|先停)…(提醒|推送)…{window}"],
    hint: ["{window}"],
    against: ["取消|解除|恢复|关闭静音|怎么"],
  },
  arguments: z.object({ window: slots.window }),
  run: (conversation, { window }) => silence(conversation, window),
});
