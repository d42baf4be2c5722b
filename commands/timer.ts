import { z } from "zod";
import { startTimer } from "../src/app/timers.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const timer = defineCommand({
  name: "timer",
  words: ["开始计时", "计时"],
  summary: "从某日起给有时限的事计时,到期前提醒",
  examples: [
    "开始计时{topic}",
    "计时{topic}",
    "给{topic}计时",
    "从{window}开始计时{topic}",
    "开始计时{topic}从{window}",
    "开始计时{topic}{window}",
    "开始计时{clause}",
  ],
  cues: { sure: ["(开始|启动)…计时", "^计时"], against: ["停|结束|完成|列表|哪些|取消"] },
  arguments: z.object({ plan: slots.plan, clause: slots.clause, window: slots.window, topic: slots.topic }),
  run: (conversation, { plan, clause, window, topic }, said) =>
    startTimer(conversation, { plan, clause, topic: withoutFrom(topic), from: window?.from, time: timeIn(said) }),
});

/** 合法性审核 从: what stood before the day. */
function withoutFrom(topic: string | undefined): string | undefined {
  return topic?.replace(/[\s,]*(?:从|自)?[\s\d:点时半分起]*$/u, "").replace(/^的|的$/gu, "") || undefined;
}

/** 9:30, 9点半, 14点. */
function timeIn(said: string): string | undefined {
  const match = /(?<![\d-])(?<hour>[01]?\d|2[0-3])(?::(?<minute>[0-5]\d)|[点时](?<half>半)?(?:(?<rest>[0-5]?\d)分?)?)(?!\d)/u.exec(said);
  if (!match?.groups) return undefined;
  const { hour = "", minute, half, rest } = match.groups;
  return `${hour.padStart(2, "0")}:${(minute ?? (half ? "30" : (rest ?? "0"))).padStart(2, "0")}`;
}
