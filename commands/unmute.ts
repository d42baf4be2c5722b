import { z } from "zod";
import { unmute as speakAgain } from "../src/app/snooze.ts";
import { defineCommand } from "./define.ts";

export const unmute = defineCommand({
  name: "unmute",
  words: ["取消静音", "解除静音"],
  summary: "静音的会话恢复提醒",
  examples: ["取消静音", "解除静音", "不要静音了", "恢复提醒", "把静音关掉"],
  cues: { sure: ["(取消|解除|关闭|关掉|停止|不要|结束)…静音", "静音…(取消|解除|关掉|关了)", "恢复…提醒"] },
  arguments: z.object({}),
  run: (conversation) => speakAgain(conversation),
});
