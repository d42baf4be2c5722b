import { z } from "zod";
import { unsubscribeChat } from "../src/app/subscribe-chat.ts";
import { defineCommand } from "./define.ts";

export const unsubscribe = defineCommand({
  name: "unsubscribe",
  words: ["退订", "取消订阅", "关闭提醒", "不要提醒"],
  summary: "不再在这里提醒",
  examples: ["退订提醒", "不要再提醒我了", "取消提醒", "关掉提醒", "别提醒了", "停止提醒", "不想收到提醒"],
  cues: {
    sure: [
      "退订|取关|免打扰|(取消|撤销|解除|终止|退)(掉|了)?…(订阅|提醒|推送|通知|关注)",
      "(关闭|关掉|关了|停止|停掉|停了|停(?!电|水|课|气|车)|关(?!于|机)|屏蔽|暂停|拒收)…(提醒|推送|通知|消息|订阅)",
      "(不要|不想|别|不用|不需要|不必|甭|莫|少)(再|老|总|一直|天天|来|给)*(我)?((收到?|接收|看到)…(提醒|消息|通知|推送)|推送?|提醒(?!他|她|大家)|通知(?!他|她|大家)|催(?!他|她)|打扰我?|吵我|烦我|喊我|叫我$|发(了|来|消息|信息|通知|提醒|推送|给我|我)*(?=$|[,。! 吧啊呀吵烦]))",
      "(提醒|推送|通知|消息|订阅)…(关|停|取消|退|撤|不要|不用)",
      "(提醒|消息|推送|通知).{0,6}(吵|烦|多)",
    ],
    likely: ["(不要|别|不想)…(提醒|消息|通知)"],
    hint: ["提醒|推送|通知"],
  },
  arguments: z.object({}),
  async run(conversation) {
    const text = await unsubscribeChat(conversation);
    return { blocks: [{ kind: "paragraph", text }], choices: [{ label: "订阅", say: "订阅" }] };
  },
});
