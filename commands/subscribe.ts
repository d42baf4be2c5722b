import { z } from "zod";
import { subscribeChat } from "../src/app/subscribe-chat.ts";
import { whoseUnit } from "../src/app/whose-unit.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const subscribe = defineCommand({
  name: "subscribe",
  words: ["订阅", "开通提醒", "提醒我", "订阅提醒"],
  summary: "到期前在这里提醒",
  examples: ["订阅{unit}", "订阅{unit}的提醒", "我要订阅提醒", "到期前提醒我", "开通到期提醒", "帮我开提醒", "{unit}到期提醒我一下"],
  arguments: z.object({ unit: slots.unit }),
  async run(conversation, { unit: named }) {
    const whose = whoseUnit(conversation, named);
    if ("ask" in whose) return whose.ask;
    const text = await subscribeChat(conversation, whose.unit);
    return { blocks: [{ kind: "paragraph", text }], choices: [{ label: "本月到期", say: "本月到期" }] };
  },
});
