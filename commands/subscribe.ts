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
  cues: {
    sure: [
      "(来|给|弄|整|搞|做|建|定|加|要|设)(我)?(一)?个?(到期)?提醒(?!大家|他|她|你|孩子|家长|各)",
      "(提醒|推送|通知)…(打开|开启|开通|开一下|开起|开开)",
      "订阅(?!了没|了吗)",
      "(开通|打开|开启|开个|开一?下|设置|加个|接收|想收到?)…(提醒|推送|通知)(?!书|单)",
      "开(到期)?提醒",
      "(提醒|通知|催|推送给|推给|发消息给)(一下|一声)?我",
      "(到期|快到期|到时候|提前|每次|有任务|以后|按时|定时|记得|截止)…(提醒|通知|喊|叫|催|告诉|推送|发)…(我|下|一下|一声)",
      "(到期|快到|要到|到点|截止|临期|有任务|有新任务).{0,12}(吼|喊|叫|吱|说|招呼|提|告诉|知会|言语|通报|念叨|响|嚷|报|唤|通知)(上|我|大家|他们)?(一|两|个)?(声|嗓子|下)",
      "(到期|快到|要到|到点|到时候|截止|提前|临期|到了).{0,8}(吱一?声|说一?声|跟我[说讲]|和我[说讲]|招呼|发(消息|信息|短信)|提个醒|提示)",
    ],
    likely: [
      "(告诉|喊|叫|戳)(一下|一声)?我",
      "在(这个|本|这)?(群|这里)(里|内)?.{0,6}(提醒|(吼|喊|叫|吱|说|招呼|提|告诉|知会|言语|通报|念叨|响|嚷|报|唤|通知)(一|两)?(声|嗓子|下)|播报|提示|通知)",
      "提醒(?!大家|他|她|孩子|家长|各)|推送",
      "通知我|关注",
    ],
    hint: ["到期前|到时候|提前", "{unit}"],
    against: ["(不要|别|不想|取消|关|停|退|不用|不再|免|少)"],
  },
  arguments: z.object({ unit: slots.unit }),
  async run(conversation, { unit: named }) {
    const whose = whoseUnit(conversation, named);
    if ("ask" in whose) return whose.ask;
    const text = await subscribeChat(conversation, whose.unit);
    return { blocks: [{ kind: "paragraph", text }], choices: [{ label: "本月到期", say: "本月到期" }] };
  },
});
