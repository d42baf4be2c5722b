import type { Service } from "./types.ts";

/** What a sentence asks of a place; the caller adds the clock and makes a PlaceFilter of it. */
export interface AskedFilter {
  readonly services: readonly Service[];
  readonly kinds: readonly string[];
  readonly openNow: boolean;
  readonly accessible: boolean;
}

const SERVICE_WORDS: readonly (readonly [Service, readonly string[]])[] = [
  ["法律援助", ["法律援助", "法援", "免费律师"]],
  ["公证", ["公证"]],
  ["人民调解", ["人民调解", "调解"]],
  ["司法鉴定", ["司法鉴定", "鉴定"]],
  ["律师", ["律师", "律所"]],
  ["仲裁", ["仲裁"]],
  ["法律顾问", ["法律顾问"]],
  ["法律咨询", ["法律咨询", "问法律"]],
];
const KIND_WORDS = ["公共法律服务中心", "公共法律服务工作站", "公共法律服务站", "公共法律服务室", "司法所"];
const OPEN_WORDS = /现在开|正在开|开着|开门的|营业中|还开|没关门|有人上班|没下班/;
const ACCESS_WORDS = /无障碍|轮椅|坡道|残疾人通道/;

/** Reads 法律援助, 现在开门, 无障碍 and the like out of a sentence. */
export function readFilter(text: string): AskedFilter {
  const services = SERVICE_WORDS.filter(([, words]) => words.some((word) => text.includes(word))).map(([service]) => service);
  return {
    // 免费律师 is legal aid; the lawyer's office that the word also names is not meant.
    services: text.includes("免费律师") ? services.filter((service) => service !== "律师") : services,
    kinds: KIND_WORDS.filter((word) => text.includes(word)),
    openNow: OPEN_WORDS.test(text),
    accessible: ACCESS_WORDS.test(text),
  };
}
