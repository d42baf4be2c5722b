import { z } from "zod";
import { ROLE_WORDS } from "../src/app/role-words.ts";
import { localDate, localTime } from "../src/time/date.ts";
import { defineCommand } from "./define.ts";

export const whoami = defineCommand({
  name: "whoami",
  words: ["我是谁", "我的身份", "我的单位", "当前单位"],
  summary: "看您现在的身份和单位",
  examples: ["我是谁", "我现在是哪个单位", "我是什么身份", "现在以什么身份", "我绑定了哪个单位", "当前绑定的单位是哪个", "我的角色是什么"],
  cues: {
    sure: [
      "我的?单位.{0,8}(对不对|对吗|对么|对不|是哪|是不是)",
      "我(到底|究竟)?(是|叫)(谁|什么人|干什么的)",
      "我…(是|属于|算是?|归|在|挂在|代表|用)(的)?(是)?(哪个?|什么|个什么|谁)(个|家)?(单位|局|部门|身份|角色|委|机关|地方|县|级别)?(?!里)",
      "(当前|现在|目前|此刻|眼下|这会儿?)…(哪个|什么)…(单位|局|部门|身份|角色|账号)",
      "(绑定|绑|登记|设置?|认证)(了|的|着|好)*(是)?(哪|什么|谁)",
      "(我单位|我)…(当前|现在|目前)?…(绑定|登记|注册|账号|身份|角色|权限|个人)(的)?(信息|情况|状态|资料|单位)",
      "我(是|在|归|属)?(哪|什么)个?(单位|局|部门|角色|身份)",
      "(登录|登陆|账号|帐号)…(哪|什么|谁)|(哪|什么|谁)…(登录|登陆|账号|帐号)",
      "我的(身份|角色|权限|账号|信息|资料|单位|绑定)",
      "(什么|啥|哪种|哪个)(身份|角色|权限)",
      "(认识|认得|知道|记得|晓得)我(是)?(谁|哪|吗|不)?",
      "(当前|现在|目前)(的)?(身份|单位|绑定|角色)",
      "把我当(成|作)?(哪|什么|谁)",
    ],
    likely: ["身份(?!证)", "角色", "权限", "我单位?(是|叫)(哪|什么)", "绑定(信息|情况|状态|单位)"],
    hint: ["我", "哪个单位|哪个局|哪个部门", "当前|现在|目前"],
    against: ["(要|想|怎么|如何|帮我)(绑定|换|改|设)", "{unit}", "换|改|切", "任务|职责|牵头|负责|到期"],
  },
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
