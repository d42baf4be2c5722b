import { z } from "zod";
import { codeIn, joinBy } from "../src/app/invite.ts";
import { defineCommand } from "./define.ts";

export const join = defineCommand({
  name: "join",
  words: ["绑定码", "邀请码"],
  summary: "用主管部门给的绑定码成为单位成员",
  examples: ["绑定码{topic}", "邀请码{topic}", "我的绑定码是{topic}"],
  arguments: z.object({}),
  async run(conversation, _args, said) {
    // A code is taken from the sentence itself: its letters may look like a quarter or a number to whoever looks for those.
    const code = codeIn(said ?? "");
    const text = code ? await joinBy(conversation, code) : "绑定码的样子是 7K3M-9QXT。请向主管部门(司法局)要一个,直接发给我。";
    return { blocks: [{ kind: "paragraph", text }], choices: [{ label: "我的任务", say: "我的任务" }] };
  },
});
