import { z } from "zod";
import { endTimer } from "../src/app/timers.ts";
import { defineCommand } from "./define.ts";
import { numberIn } from "./grant.ts";

export const finishTimer = defineCommand({
  name: "finish_timer",
  words: ["计时完成", "完成计时"],
  summary: "计时的事办好了",
  examples: ["计时完成", "完成计时", "计时的办完了", "计时的那件办好了"],
  cues: { sure: ["计时…(完成|办完|办好|做完)", "完成…计时"] },
  arguments: z.object({}),
  run: (conversation, _, said) => endTimer(conversation, "done", numberIn(said)),
});
