import { z } from "zod";
import { sourceOf } from "../src/app/say.ts";
import { homeOf } from "../src/app/whose-unit.ts";
import type { Block, Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import { describeMatter } from "../src/place/guidance/describe.ts";
import { quoteFor } from "../src/place/guidance/quote.ts";
import type { Danger, Matter } from "../src/place/guidance/types.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

const COMMON = ["欠薪", "离婚", "工伤", "交通事故", "邻里纠纷", "法律援助怎么申请"];

export const services = defineCommand({
  name: "services",
  words: ["法律服务指引", "办事指引", "法律问题"],
  summary: "遇到欠薪、离婚、工伤等事,该找谁、带什么",
  examples: ["法律服务指引{topic}", "我有法律问题", "遇到法律问题找谁", "有什么法律服务"],
  arguments: z.object({ topic: slots.topic }),
  async run(conversation, { topic }) {
    if (!topic) return ask();
    const { danger, candidates } = conversation.guide(topic);
    const [first, second] = candidates;
    if (danger) return urgent(danger, first?.certain ? first.matter : undefined);
    if (!first) return ask();
    if (!first.certain || (second && first.score - second.score < 1)) return which(candidates.slice(0, 3).map((one) => one.matter));
    return show(conversation, first.matter);
  },
});

async function show(conversation: Conversation, matter: Matter): Promise<Reply> {
  const { library, regions } = conversation;
  // What one place promises says nothing of another: only the plans of the person's own place are quoted.
  const home = homeOf(conversation);
  const own = (await library.readable()).filter(
    ({ regionCode, plan }) => home !== null && regionCode !== null && plan.status !== "draft" && regions.contains(regionCode, home),
  );
  const found = own.flatMap((record) => {
    const quote = quoteFor(matter, record.plan);
    return quote ? [{ record, quote }] : [];
  })[0];
  const card = describeMatter(matter, found?.quote ?? null);
  const quoted: Block[] = found ? [{ kind: "quote", text: found.quote.quote, source: sourceOf(found.record, found.quote.clause) }] : [];
  return {
    blocks: [
      { kind: "title", text: `${card.title}:可以找${card.services}` },
      { kind: "list", items: card.steps.map((text) => ({ text })) },
      { kind: "fields", fields: card.fields },
      ...quoted,
      { kind: "paragraph", text: card.note },
    ],
    choices: [{ label: "最近的服务点", say: "最近的服务点" }],
  };
}

function urgent({ text }: Danger, matter: Matter | undefined): Reply {
  return {
    blocks: [{ kind: "title", text }],
    choices: matter ? [{ label: matter.title, say: `/services ${matter.title}` }] : [{ label: "最近的服务点", say: "最近的服务点" }],
  };
}

function which(matters: readonly Matter[]): Reply {
  return {
    blocks: [{ kind: "paragraph", text: "您是不是想问:" }],
    choices: [...matters.map(({ title }) => ({ label: title, say: `/services ${title}` })), { label: "都不是", say: "/services" }],
  };
}

function ask(): Reply {
  return {
    blocks: [{ kind: "paragraph", text: "您遇到了什么事?用一句话说,例如“老板拖欠工资”“想离婚”。也可以直接拨打 12348(免费)。" }],
    choices: COMMON.map((label) => ({ label, say: `/services ${label}` })),
  };
}
