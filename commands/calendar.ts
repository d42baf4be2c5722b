import { z } from "zod";
import { closeFeeds, openFeed } from "../src/app/calendar-feed.ts";
import { whoseUnit } from "../src/app/whose-unit.ts";
import type { Reply } from "../src/chat/types.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const calendar = defineCommand({
  name: "calendar",
  words: ["日历", "订阅日历", "日历订阅", "任务日历", "停用日历"],
  summary: "把到期日放进手机或电脑的日历",
  examples: ["订阅{unit}的日历", "我要日历链接", "怎么加到手机日历", "把到期日放进日历", "导出到日历", "日历订阅地址"],
  cues: {
    sure: [
      "(订阅|导入|导出|加|放|同步|添加)(到|进|入|个|一下)?.{0,6}日历",
      "日历.{0,4}(链接|地址|订阅|同步|文件)",
      "(停用|停掉|关闭|取消|作废).{0,4}日历",
    ],
    likely: ["日历", "ics"],
    hint: ["{unit}", "订阅"],
    against: ["公历|农历|放假|工作日历"],
  },
  arguments: z.object({ unit: slots.unit }),
  async run(conversation, { unit: named }, said) {
    if (STOP.test(said)) {
      const closed = await closeFeeds(conversation);
      return tell(closed > 0 ? `好的,您的 ${closed} 个日历链接已停用。` : "您没有日历链接。");
    }
    const whose = whoseUnit(conversation, named);
    if ("ask" in whose) return whose.ask;
    const opened = await openFeed(conversation, whose.unit);
    if ("refusal" in opened) return tell(opened.refusal);
    return {
      blocks: [
        { kind: "title", text: `${whose.unit.name}的任务日历` },
        { kind: "fields", fields: [{ name: "链接", value: opened.url, href: opened.url }] },
        { kind: "paragraph", text: "在手机或电脑的日历里选“通过网址订阅”,粘贴这个链接。到期日、依据和提醒会自动更新。" },
        { kind: "paragraph", text: "谁有链接谁就能看,请不要转发。" },
      ],
      choices: [{ label: "停用日历", say: "/calendar 停用" }],
    };
  },
});

const STOP = /停用|停掉|关闭|取消|作废/;

function tell(text: string): Reply {
  return { blocks: [{ kind: "paragraph", text }] };
}
