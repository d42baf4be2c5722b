import { z } from "zod";
import { snooze as putOff } from "../src/app/snooze.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const snooze = defineCommand({
  name: "snooze",
  words: ["推迟", "推迟提醒", "稍后提醒"],
  summary: "这一项过几天再提醒",
  examples: [
    "{window}再提醒",
    "{window}再提醒我",
    "推迟到{window}",
    "推迟到{window}再提醒",
    "{clause}推迟到{window}",
    "推迟{clause}",
    "{clause}{window}再提醒我",
    "过几天再提醒",
    "晚点再提醒我",
  ],
  cues: {
    sure: [
      "{window}…再(提醒|说|催|叫我|喊我|通知)",
      "推迟.{0,3}(提醒|{window})",
      "^推迟(一下)?[。!]*$",
      "(过几天|晚点|回头|稍后)…再?(提醒|催|通知)",
    ],
    hint: ["{clause}"],
    against: ["什么|哪些|谁|延期|到期前|订阅|不|别"],
  },
  arguments: z.object({ plan: slots.plan, clause: slots.clause, window: slots.window }),
  run: (conversation, { plan, clause, window }) => putOff(conversation, { which: { plan, clause }, until: window }),
});
