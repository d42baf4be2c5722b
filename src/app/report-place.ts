import type { Conversation } from "../context.ts";
import type { ServicePoint } from "../place/types.ts";

/** What can be wrong with a recorded point; free words of citizens are not kept. */
export const PLACE_FAULTS = ["电话不对", "地址不对", "开放时间不对", "已经搬走或关闭"] as const;
export type PlaceFault = (typeof PLACE_FAULTS)[number];

/** Ordered: who says that it moved also says that the address is wrong. */
const FAULT_WORDS: readonly (readonly [PlaceFault, RegExp])[] = [
  ["已经搬走或关闭", /搬|关闭|关了|撤|倒闭|不存在|没有这|找不到|没了|换地方/],
  ["电话不对", /电话|号码|打不通|空号|没人接/],
  ["开放时间不对", /时间|开门|关门|上班|下班|钟点|营业/],
  ["地址不对", /地址|位置|地方|地点|导航|定位/],
];

export function faultIn(text: string): PlaceFault | null {
  return FAULT_WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** For whoever keeps the points: `luzhi places check` lists it. Who reported it is not noted. */
export async function reportPlace({ store, now }: Conversation, point: ServicePoint, fault: PlaceFault): Promise<void> {
  await store.places.report(point.id, fault, now);
}
