import { z } from "zod";
import { endTimer } from "../src/app/timers.ts";
import { defineCommand } from "./define.ts";
import { numberIn } from "./grant.ts";

export const stopTimer = defineCommand({
  name: "stop_timer",
  words: ["停止计时", "取消计时"],
  summary: "停止一个计时",
  examples: ["停止计时", "取消计时", "不用计时了", "把计时停了"],
  cues: { sure: ["(停止|取消|停掉|不用|不要|结束)…计时", "计时…(停|取消)(了|掉|止)?"] },
  arguments: z.object({}),
  run: (conversation, _, said) => endTimer(conversation, "stopped", numberIn(said)),
});
