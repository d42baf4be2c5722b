import { z } from "zod";
import { unsubscribeChat } from "../src/app/subscribe-chat.ts";
import { defineCommand } from "./define.ts";

export const unsubscribe = defineCommand({
  name: "unsubscribe",
  words: ["退订", "取消订阅", "关闭提醒", "不要提醒"],
  summary: "不再在这里提醒",
  examples: ["退订提醒", "不要再提醒我了", "取消提醒", "关掉提醒", "别提醒了", "停止提醒", "不想收到提醒"],
  arguments: z.object({}),
  async run(conversation) {
    const text = await unsubscribeChat(conversation);
    return { blocks: [{ kind: "paragraph", text }], choices: [{ label: "订阅", say: "订阅" }] };
  },
});
