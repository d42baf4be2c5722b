import { z } from "zod";
import { homeOf } from "../src/app/whose-unit.ts";
import type { Block, Location, Reply } from "../src/chat/types.ts";
import type { Conversation } from "../src/context.ts";
import { describePlace, describeResult } from "../src/place/describe.ts";
import { type NearestResult, nearest as nearestPoints } from "../src/place/nearest.ts";
import { SERVICES, type Service } from "../src/place/types.ts";
import type { Region } from "../src/region/types.ts";
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
    "离我最近的服务中心",
    "司法所在哪里",
    "{place}司法所地址电话",
    "去哪里能免费问律师",
  ],
  arguments: z.object({ place: slots.place, location: slots.location, service: slots.service }),
  async run(conversation, { place, location, service }) {
    const region = place ? conversation.regions.find(place, homeOf(conversation))[0] : undefined;
    if (place && !region) return unknownPlace(place);
    const services = SERVICES.filter((one) => one === service);
    const where = whereOf(conversation, region, location);
    if (!where) return askWhere();
    const result = nearestPoints({ ...where, ...(services.length > 0 ? { filter: { services } } : {}) }, conversation.places);
    return show(conversation, result, { name: region?.name ?? null, services });
  },
});

/** Where nothing was said, an official's own place. */
function whereOf(conversation: Conversation, region: Region | undefined, location: Location | undefined) {
  if (location) return { position: location, ...(region ? { region, parents: conversation.regions.parents(region.code) } : {}) };
  const home = region ?? conversation.regions.get(homeOf(conversation) ?? "");
  return home ? { region: home, parents: conversation.regions.parents(home.code) } : null;
}

function show(
  conversation: Conversation,
  result: NearestResult,
  asked: { readonly name: string | null; readonly services: readonly Service[] },
): Reply {
  const remarks: Block[] = describeResult(result, asked.name).map((text) => ({ kind: "paragraph", text }));
  if (result.kind !== "found") return { blocks: remarks, choices: [{ label: "帮助", say: "帮助" }] };
  const cards = result.places.map((near) => describePlace(near, conversation.now, conversation.calendar));
  return {
    blocks: [
      { kind: "title", text: `${asked.name ? `${asked.name}:` : ""}最近的${asked.services[0] ?? "公共法律"}服务点` },
      ...remarks,
      ...cards.flatMap((card): Block[] => [
        { kind: "title", text: card.title + (card.distance ? ` · ${card.distance}` : "") },
        {
          kind: "fields",
          fields: [...card.fields, ...card.links.slice(0, 1).map((link) => ({ name: "地图", value: link.label, href: link.href }))],
        },
        { kind: "paragraph", text: card.source },
      ]),
      { kind: "paragraph", text: "去之前建议先打电话确认。也可拨打 12348(免费)。" },
    ],
  };
}

function askWhere(): Reply {
  return { blocks: [{ kind: "paragraph", text: "您在哪里?请发位置,或说县(市、区)的名字,例如“遂平县”。也可以直接拨打 12348(免费)。" }] };
}

function unknownPlace(place: string): Reply {
  return {
    blocks: [
      { kind: "paragraph", text: `没有找到“${place}”这个地方。请说县(市、区)或乡镇的名字,例如“遂平县”。也可以直接拨打 12348(免费)。` },
    ],
  };
}
