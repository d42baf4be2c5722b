import { z } from "zod";
import { localDate, localTime } from "../src/time/date.ts";
import { defineCommand } from "./define.ts";

const ROLE_WORDS = { citizen: "公众", member: "经办人", lead: "单位负责人", supervisor: "督办人员", admin: "管理员" } as const;

export const whoami = defineCommand({
  name: "whoami",
  words: ["我是谁", "我的身份", "我的单位", "当前单位"],
  summary: "看您现在的身份和单位",
  examples: ["我是谁", "我现在是哪个单位", "我是什么身份", "现在以什么身份", "我绑定了哪个单位", "当前绑定的单位是哪个", "我的角色是什么"],
  arguments: z.object({}),
  async run({ member, chat, store, now, demo }) {
    const heard = await store.people.subscriptions(chat.id);
    return {
      blocks: [
        {
          kind: "fields",
          fields: [
            { name: "单位", value: member.unitName ?? "未设置(按公众身份回答)" },
            { name: "角色", value: ROLE_WORDS[member.role] },
            { name: "到期提醒", value: heard.length > 0 ? heard.map((one) => one.unitName).join("、") : "未开通" },
            { name: "现在时间", value: `${localDate(now)} ${localTime(now)}` },
          ],
        },
        ...(demo ? [{ kind: "paragraph" as const, text: "现在是演示模式:可以切换成任何单位试用。" }] : []),
      ],
      choices: [
        { label: "切换单位", say: "切换单位" },
        { label: "我的任务", say: "我的任务" },
      ],
    };
  },
});
