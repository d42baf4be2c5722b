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
    "我是公众",
    "我是市民",
    "我是群众",
    "切换到{topic}",
    "切换单位{topic}",
  ],
  cues: {
    sure: [
      "(绑|设|选|登记|填|弄|搞)(错|反)…{unit}|(应该|应当|其实|本来|实际)(是|为|上是){unit}",
      "(换|切换?|改|转|调|绑定?|设置?|挂|变更?|登记|更改|迁|弄|移)(一下)?(单位|身份)?(成|到|为|至|去|在|入|过到|给|上)…{unit}",
      "(绑定?|切换|加入|登录|登记为|认领|代入)(单位|身份)?(:|,)?{unit}",
      "我(们)?(现在|以后|今后|如今|其实|已经|刚|才|本来)?(就)?(是|属于|归|代表){unit}(的|人|工作人员|干部|职工|联络员|新来的|办公室的?)*([,。!]|$)",
      "(代表|替){unit}",
      "(现在|如今|目前|以后)(就)?在{unit}",
      "我…(在|到|去|调到|调去|调入|借调到){unit}(工作|上班|任职|当差|报到|干活|挂职|办公|了)",
      "(调|借调|转岗|换岗|交流|分配|划转)(到|去|至|入|往)了?{unit}",
      "我单位(是|叫|为|改成|变成){unit}",
      "以{unit}(的)?(身份|名义|角度)",
      "(按|用|站在|就按){unit}(的身份|的角度|来|回答|显示|问)?$",
      "(换|改|切换|更换|变更|调整|修改|重新?设置?|重新绑定?|绑错)(一下|个|了|掉)?(我的|我|别的)?(绑定的?)?(单位|部门|身份|局)",
      "(单位|身份|绑定)…(换|改|切换|变更|调整|不对|错了|弄错|重设)",
      "(更换|换|改|变更|更改|修改)…(单位|部门|身份)",
      "^我是…{unit}$",
    ],
    likely: ["(换|改|切)(成|到|为|去)", "切换", "绑定", "{unit}…(工作|上班|任职|身份)", "我.{0,6}{unit}名下", "(我|以后)…是{unit}"],
    hint: ["{unit}", "我", "单位"],
    against: [
      "(对不对|对吗|对不|对么|是不是对)",
      "绑定?(了|的)*(是)?(哪|什么)|绑定(信息|情况|状态)",
      "哪个(单位|局)|什么单位",
      "到期|任务|职责|原文",
      "看看?吧?$",
    ],
  },
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
