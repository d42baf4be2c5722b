import { z } from "zod";
import { listTimers } from "../src/app/timers.ts";
import { defineCommand } from "./define.ts";

export const timers = defineCommand({
  name: "timers",
  words: ["计时列表", "正在计时的"],
  summary: "看这里有哪些计时",
  examples: ["计时列表", "有哪些计时", "在计时的有哪些", "看看计时"],
  cues: { sure: ["(哪些|几个|看看|查看).{0,4}计时", "计时.{0,3}(列表|哪些|有什么)"] },
  arguments: z.object({}),
  run: (conversation) => listTimers(conversation),
});
