import type { Service, ServicePoint } from "./types.ts";

/** A kind of service point, and what one may take for granted there. */
interface Kind {
  /** How the kind's name or a point's name says it. */
  readonly words: readonly string[];
  readonly services: readonly Service[];
  /** Which comes first where the distance does not decide; 0 first. */
  readonly rank: number;
}

/**
 * Ordered: the first kind whose word is in the text wins, so 公共法律服务中心 stands before the single services.
 * A public legal service centre always gives the first three (司法部《关于推进公共法律服务平台建设的意见》, 2017: 法律援助、人民调解、法律咨询);
 * anything beyond must be recorded.
 */
const KINDS: readonly Kind[] = [
  { words: ["公共法律服务中心"], services: ["法律援助", "人民调解", "法律咨询"], rank: 0 },
  { words: ["公共法律服务站", "公共法律服务工作站"], services: ["人民调解", "法律咨询"], rank: 2 },
  { words: ["公共法律服务室", "公共法律服务工作室", "公共法律服务点"], services: ["人民调解", "法律咨询"], rank: 5 },
  { words: ["法律援助"], services: ["法律援助", "法律咨询"], rank: 1 },
  { words: ["公证处", "公证"], services: ["公证"], rank: 3 },
  { words: ["人民调解", "调解委员会", "调解中心", "调解室"], services: ["人民调解"], rank: 3 },
  { words: ["司法鉴定", "鉴定所", "鉴定中心"], services: ["司法鉴定"], rank: 4 },
  { words: ["仲裁"], services: ["仲裁"], rank: 4 },
  { words: ["律师事务所", "律师"], services: ["律师", "法律咨询"], rank: 4 },
  { words: ["法律顾问"], services: ["法律顾问", "法律咨询"], rank: 5 },
  { words: ["司法所"], services: ["人民调解", "法律咨询"], rank: 2 },
];

/** What a point offers: as recorded, or, where nothing is recorded, what its kind implies. */
export function servicesOf(point: ServicePoint): { readonly services: readonly Service[]; readonly implied: boolean } {
  if (point.services.length > 0) return { services: point.services, implied: false };
  return { services: kindOf(point)?.services ?? [], implied: true };
}

export function kindRank(point: ServicePoint): number {
  return kindOf(point)?.rank ?? 6;
}

function kindOf(point: ServicePoint): Kind | undefined {
  return byText(point.kind) ?? byText(point.name);
}

function byText(text: string): Kind | undefined {
  return KINDS.find((kind) => kind.words.some((word) => text.includes(word)));
}

/** The kind that a name says: 遂平县法律援助中心 is a 法律援助中心; null where it says none. */
export function guessKind(name: string): string | null {
  return NAMED_KINDS.find((kind) => name.includes(kind)) ?? null;
}

const NAMED_KINDS = [
  "公共法律服务中心",
  "公共法律服务工作站",
  "公共法律服务站",
  "公共法律服务工作室",
  "公共法律服务室",
  "法律援助中心",
  "法律援助工作站",
  "公证处",
  "人民调解委员会",
  "调解中心",
  "司法鉴定中心",
  "司法鉴定所",
  "仲裁委员会",
  "律师事务所",
  "司法所",
];
