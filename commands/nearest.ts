import { z } from "zod";
import { findPlaces, type PlaceAnswer, recallPlaces } from "../src/app/find-places.ts";
import { homeOf } from "../src/app/whose-unit.ts";
import type { Block, Choice, Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import { describePlace } from "../src/place/describe.ts";
import { type AskedFilter, filterText, readFilter } from "../src/place/filter-words.ts";
import { SERVICES } from "../src/place/types.ts";
import { defineCommand } from "./define.ts";
import * as slots from "./slots.ts";

export const nearest = defineCommand({
  name: "nearest",
  words: ["最近的服务点", "最近服务点", "服务点", "附近", "12348"],
  summary: "找最近的公共法律服务点,可发位置或说地名",
  examples: [
    "最近的服务点在哪",
    "最近的法律服务点",
    "{place}最近的服务点",
    "{place}的服务点在哪",
    "{place}公共法律服务中心在哪里",
    "{place}哪里有{service}",
    "{place}{service}中心地址",
    "最近的{service}中心在哪",
    "附近哪里有{service}",
    "附近有没有法律服务中心",
    "{place}附近的服务点",
    "12348在哪",
    "{place}12348",
    "我在{place},去哪里找{service}",
    "我想找{service}",
    "{location}",
    "{location}附近的服务点",
    "{place}",
    "我是{place}的",
    "{place}的",
    "我住{place}",
    "{place}这边",
    "{place}{service}",
    "{service}",
    "{place}司法所",
    "离我最近的服务中心",
    "司法所在哪里",
    "{place}司法所地址电话",
    "去哪里能免费问律师",
    "现在开门的服务点",
    "{place}现在开门的{service}",
    "有无障碍设施的服务点",
    "只看现在开门的",
    "只看有无障碍设施的",
    "只看{service}的",
  ],
  cues: {
    sure: [
      "{location}",
      "(最近|就近|附近|离我|旁边|周边|周围|边上)…({service}|法律服务|司法所|服务(点|站|中心|所|窗口)|法律)",
      "({service}|法律服务|司法所|法律|服务(点|站|中心|窗口)|12348|普法|官司)…(在哪|哪里|怎么走|怎么去|怎么找|地址|地点|位置|电话|几点|开门|上班|营业|路线|导航|多远|远不远|附近|最近|找谁|找哪|联系方式|热线)",
      "(哪里|哪有|去哪|到哪|上哪|找谁|找哪|有没有|附近|最近|想找|要找|找个|想请|想做|想办|要办|做个|办个|申请|求助)…({service}|法律服务|司法所|打官司|法律)",
      "{place}…({service}|司法所|法律服务|服务(点|站|中心)|12348|打官司)",
      "({service}|司法所|法律服务|打官司|12348)…{place}",
      "(公共法律|法律)服务(中心|站|点|所|室|机构)",
      "12348",
      "(欠(了|我|薪|着|债|钱)|拖欠|讨薪|工伤|离婚|家暴|遗产|继承|赡养|抚养|被骗|受骗|车祸|交通事故|纠纷|矛盾|打架|遗嘱|被打|被撞|开除|辞退|不给钱|不发工资).*(找谁|怎么办|去哪|上哪|到哪|哪里|帮忙|帮帮|有人管|谁管|去告|告他|求助)",
    ],
    likely: [
      "{service}",
      "离我最近|我附近",
      "司法所",
      "服务(点|站|中心|窗口)",
      "(打|吃)官司|起诉|告他|告状|维权|法律问题|法律帮助",
      "法律服务",
      "(欠|拖欠|讨|拿不到|不发|不给|要不回)…(工资|工钱|薪|钱|债)|欠薪|讨薪|工伤|离婚|家暴|遗产|继承|赡养|抚养|被骗|受骗|车祸|交通事故|纠纷|矛盾|打架|借条|欠条|赔偿|拆迁|遗嘱|彩礼|被打|被辞|开除|合同",
    ],
    hint: [
      "{place}",
      "我在|我是|我住|我家",
      "附近|就近|离我|周边|旁边|近|远",
      "找|去|走",
      "哪里|在哪|(去|到|上|往)哪",
      "怎么走|怎么去|地址|导航|路线",
      "电话|开门|上班|营业|联系",
    ],
    against: ["任务|职责|牵头|负责|责任单位|主管|归谁|原文|条款|到期|截止|规定|要求|规划", "哪条|第几条"],
  },
  arguments: z.object({ place: slots.place, location: slots.location, service: slots.service, page: slots.page }),
  async run(conversation, { place, location, service, page = 1 }, said) {
    const named = place ? conversation.regions.find(place, homeOf(conversation))[0] : undefined;
    if (place && !named) return unknownPlace(place);
    const filter = withService(readFilter(said), service);
    if (page > 1 || (!named && !location && REFINES.test(said))) {
      const recalled = await recallPlaces(conversation, page > 1 ? null : filter, page);
      if (recalled) return show(conversation, recalled, { name: null, filter });
    }
    // Where nothing was said, an official's own place.
    const region = named ?? (location ? null : (conversation.regions.get(homeOf(conversation) ?? "") ?? null));
    const answer = await findPlaces(conversation, { region, location: location ?? null, filter, page });
    return answer ? show(conversation, answer, { name: region?.name ?? null, filter }) : askWhere(page > 1);
  },
});

/** 只看现在开门的: of what was shown just now. */
const REFINES = /只看|只要|其中|哪个|哪家|里面|这些|这几/;

function withService(filter: AskedFilter, service: string | undefined): AskedFilter {
  const services = SERVICES.filter((one) => one === service || filter.services.includes(one));
  return { ...filter, services };
}

interface Asked {
  readonly name: string | null;
  readonly filter: AskedFilter;
}

function show(conversation: Conversation, { remarks, places, more }: PlaceAnswer, { name, filter }: Asked): Reply {
  const said: Block[] = remarks.map((text) => ({ kind: "paragraph", text }));
  if (places.length === 0) return { blocks: said, choices: [{ label: "帮助", say: "帮助" }] };
  const cards = places.map((near) => describePlace(near, conversation.now, conversation.calendar));
  return {
    blocks: [
      { kind: "title", text: `${name ? `${name}:` : ""}最近的${filterText(filter)}` },
      ...said,
      ...cards.flatMap((card): Block[] => [
        { kind: "title", text: card.title + (card.distance ? ` · ${card.distance}` : "") },
        {
          kind: "fields",
          fields: [
            ...card.fields,
            ...card.links
              .filter((link) => link.href.startsWith("https:"))
              .slice(0, 2)
              .map((link) => ({ name: "地图", value: link.label, href: link.href })),
          ],
        },
        { kind: "paragraph", text: card.source },
      ]),
      { kind: "paragraph", text: "去之前建议先打电话确认。也可拨打 12348(免费)。" },
    ],
    choices: [...(more ? [NEXT] : []), { label: "信息有误", say: "信息有误" }],
  };
}

const NEXT: Choice = { label: "下一个", say: "下一个" };

/** After ten minutes nothing of the last question is known, for where the person was is never kept. */
function askWhere(forgotten: boolean): Reply {
  const text = "您在哪里?请发位置,或说县(市、区)的名字,例如“遂平县”。也可以直接拨打 12348(免费)。";
  return { blocks: [{ kind: "paragraph", text: forgotten ? `刚才的结果只保留十分钟,位置不保留。${text}` : text }], asks: "location" };
}

function unknownPlace(place: string): Reply {
  return {
    blocks: [
      { kind: "paragraph", text: `没有找到“${place}”这个地方。请说县(市、区)或乡镇的名字,例如“遂平县”。也可以直接拨打 12348(免费)。` },
    ],
  };
}
