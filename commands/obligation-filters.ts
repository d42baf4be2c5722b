import type { DutyFilter } from "../src/app/filter-duties.ts";
import { TIER_WORDS } from "../src/app/say.ts";
import type { Unit } from "../src/unit/types.ts";

const LEAD = /牵头|主办|主抓/;
const ASSIST =
  /配合|协办|协助|搭把手|(?:让|要|叫|喊|拉着?|带着|请)(?:我们?|咱们?|俺们?|本)(?:局|单位)?(?:也|都|来|去)?(?:一起|一块儿?|参与|跟着)/;
/** 除了牵头的 还有哪些: all but those. */
const BUT_LEAD = /(?:除了|除开|除去|除|不算|刨去|不含|不要)(?:我们?|咱们?|俺们?|本)?(?:局|单位)?(?:牵头|主办|主抓)/;
const WITHOUT_TIME = /(?:没有?|无|未)(?:写|规定|明确|设)?(?:明确|具体)?的?(?:时限|期限|时间要求|截止)/;
const WITH_TIME = /(?:有|带|写了|规定了|明确了?)(?:明确|具体)?的?(?:时限|期限|时间要求|截止时间)/;
const BY_DATE = /按(?:照)?(?:到期|截止)?(?:时间|日期)?(?:的?(?:先后|顺序|早晚|远近))?来?(?:排|列)/;
const TOGETHER = /[和与跟同](?<unit>[^和与跟同,,、\s]{3,30}?)(?:共同|一起|联合|一道|都)(?:承担|负责|牵头|办|做|完成|配合|参与|有)?/u;
const ABOUT = /(?:关于|涉及|有关)(?<words>[\p{Script=Han}A-Za-z0-9]{2,12}?)(?:方面|有关|相关|这块)?的(?:任务|职责|工作|事)/u;

/** What a sentence asks of a unit's duties beside whose they are. */
export function readFilters(text: string): Readonly<Record<string, unknown>> {
  const partner = TOGETHER.exec(text)?.groups?.["unit"];
  const keyword = ABOUT.exec(text)?.groups?.["words"];
  const [lead, assist] = [LEAD.test(text) && !BUT_LEAD.test(text), ASSIST.test(text) || BUT_LEAD.test(text)];
  return {
    ...(partner ? { partner } : {}),
    ...(lead === assist || partner ? {} : { tier: lead ? "lead" : "assist" }),
    ...(WITHOUT_TIME.test(text) ? { timed: false } : WITH_TIME.test(text) ? { timed: true } : {}),
    ...(keyword ? { keyword } : {}),
    ...(BY_DATE.test(text) ? { sorted: "due" } : {}),
  };
}

/** The filter in plain Chinese, as it stands before 的任务; empty where there is none. */
export function wordsOf({ tier, timed, keyword, plan }: DutyFilter, partner: Unit | undefined): string {
  return [
    ...(partner ? [`与${partner.name}共同承担`] : []),
    ...(plan === undefined ? [] : ["这份文件里"]),
    ...(tier ? [TIER_WORDS[tier]] : []),
    ...(timed === undefined ? [] : [timed ? "有时限" : "没有时限"]),
    ...(keyword ? [`写到“${keyword}”`] : []),
  ].join("、");
}
