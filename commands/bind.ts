import { z } from "zod";
import { chooseUnit, leaveUnit } from "../src/app/choose-unit.ts";
import type { Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

const CITIZEN = /^(?:公众|公民|市民|群众|老百姓|个人)$/;

export const bind = defineCommand({
  name: "bind",
  words: ["切换单位", "绑定", "切换", "换单位", "我是"],
  summary: "换一个单位提问,例如“切换单位 洪雅县司法局”",
  examples: [
    "切换单位 {unit}",
    "切换到{unit}",
    "绑定{unit}",
    "我是{unit}",
    "我是{unit}的",
    "我在{unit}工作",
    "换成{unit}看看",
    "以{unit}的身份",
    "把单位换成{unit}",
    "我单位是{unit}",
    "我要换单位",
    "怎么换单位",
    "我是{topic}",
    "切换到{topic}",
    "切换单位{topic}",
  ],
  arguments: z.object({ unit: slots.unit, topic: slots.topic }),
  async run(conversation, { unit, topic }) {
    const name = unit ?? topic;
    if (name && CITIZEN.test(name)) return said(await leaveUnit(conversation));
    if (!name) return askWhich(conversation);
    return said(await chooseUnit(conversation, name));
  },
});

async function askWhich({ library, regions }: Conversation): Promise<Reply> {
  const codes = [...new Set((await library.readable()).flatMap((record) => (record.regionCode ? [record.regionCode] : [])))];
  const offered = codes.slice(0, 6).map((code) => `${regions.title(code)}司法局`);
  return {
    blocks: [{ kind: "paragraph", text: "要切换到哪个单位?请写全称,例如“切换单位 洪雅县市场监管局”;回复“公众”则按公众身份回答。" }],
    choices: [...offered.map((name) => ({ label: name, say: `切换单位 ${name}` })), { label: "公众", say: "切换单位 公众" }],
  };
}

function said(text: string): Reply {
  return {
    blocks: [{ kind: "paragraph", text }],
    choices: [
      { label: "我的任务", say: "我的任务" },
      { label: "本月到期", say: "本月到期" },
    ],
  };
}
