import { SERVICE_WORDS } from "./service-words.ts";
import { SERVICES, type Service } from "./types.ts";

/** What a sentence asks of a place; the caller adds the clock and makes a PlaceFilter of it. */
export interface AskedFilter {
  readonly services: readonly Service[];
  readonly kinds: readonly string[];
  readonly openNow: boolean;
  readonly accessible: boolean;
}

/** Longest first: 免费律师 is legal aid, and the 律师 inside it is not asked for. */
const WORDS = Object.entries(SERVICE_WORDS)
  .flatMap(([service, words]) => words.map((word) => ({ word, service: service as Service })))
  .sort((a, b) => b.word.length - a.word.length);
const KIND_WORDS = ["公共法律服务中心", "公共法律服务工作站", "公共法律服务站", "公共法律服务室", "司法所"];
const OPEN_WORDS = /现在开|正在开|开着|开门的|营业中|还开|没关门|有人上班|没下班/;
const ACCESS_WORDS = /无障碍|轮椅|坡道|残疾人通道/;

/** Reads 法律援助, 现在开门, 无障碍 and the like out of a sentence. */
export function readFilter(text: string): AskedFilter {
  const services = servicesIn(text);
  return {
    services: SERVICES.filter((service) => services.has(service)),
    kinds: KIND_WORDS.filter((word) => text.includes(word)),
    openNow: OPEN_WORDS.test(text),
    accessible: ACCESS_WORDS.test(text),
  };
}

/** The filter in words: 现在开门、能办公证的服务点; 公共法律服务点 where nothing was asked. */
export function filterText({ services, kinds, openNow, accessible }: AskedFilter): string {
  const traits = [
    ...(openNow ? ["登记了时间且现在开门"] : []),
    ...(accessible ? ["有无障碍设施"] : []),
    ...(services.length > 0 ? [`提供${services.join("或")}`] : []),
  ];
  const noun = kinds[0] ?? (traits.length > 0 ? "服务点" : "公共法律服务点");
  return traits.length > 0 ? `${traits.join("、")}的${noun}` : noun;
}

function servicesIn(text: string): Set<Service> {
  const found = new Set<Service>();
  let rest = text;
  for (const { word, service } of WORDS) {
    if (!rest.includes(word)) continue;
    found.add(service);
    rest = rest.replaceAll(word, "|");
  }
  return found;
}
