import { chineseNumber } from "../text/numerals.ts";
import { matchAt, type Recogniser, type TimeExpression } from "./expression.ts";
import { anyOf, LENGTH_UNITS } from "./vocabulary.ts";
import type { Limit, LimitUnit, When } from "./when.ts";

const NUMBER = "(?:\\d{1,4}(?:\\.5)?|[一二两三四五六七八九十百半]{1,4})";
const UNIT = `(?:${anyOf(LENGTH_UNITS)})`;
const INSIDE = "(?:之内|以内|内)";
/** 不少于5个工作日,最长不超过15个工作日 */
const AT_LEAST = "(?:不得?少于|不得?低于|不得?短于|最短|至少)";
const AT_MOST = "(?:最长)?(?:不得?超过|不得?多于|不得?长于)|最长|最多";
const BETWEEN = new RegExp(
  `${AT_LEAST}(?<min>${NUMBER})(?<minUnit>${UNIT})[,、;]?(?:且|并|但)?(?:一般)?(?:${AT_MOST})(?<max>${NUMBER})(?<maxUnit>${UNIT})${INSIDE}?`,
  "uy",
);
/** 5个工作日以内, 30日内, 10个月至1年内 */
const WITHIN = new RegExp(
  `(?:(?<min>${NUMBER})(?<minUnit>${UNIT})?(?:至|到|—{1,2}|-|~))?(?<max>${NUMBER})(?<maxUnit>${UNIT})${INSIDE}`,
  "uy",
);
/** 印发后, 自受理之日起: the event that starts the limit stands before it and is part of its words; of a long one 之日起 is enough. */
const EVENT =
  /(?:(?<!自[\p{Script=Han}]{4,12})(?:自|从)?[\p{Script=Han}]{2}(?:之日|当日|之时)起的?|之日起的?|自[\p{Script=Han}]{2,5}(?:之日)?起|[\p{Script=Han}]{2}(?:之?后|以后)的?)$/u;
/** Only after 时限 or 期限 or 时间: 答复时限为300分钟, 公示期不少于7日. */
const BARE = new RegExp(`(?<least>${AT_LEAST})?(?<most>${AT_MOST})?(?<n>${NUMBER})(?<unit>${UNIT})(?!${INSIDE}|以上的)`, "uy");
const TERM_LEAD =
  /(?:时限|期限|时间|周期|公示期|征求意见期)(?:一般|原则上|均|应当?|要|不得|压缩)?(?:为|是|在|至|到|控制在|压缩至|压缩到|缩短至|缩短到)?$/u;
/** 每天校内体育活动时间不少于1小时, 系统年故障时间不超过4小时: how long something lasts is measured; it is no limit to an act. */
const LASTING =
  /(?:每[天日周月年人次]|日均|人均|年|故障|活动|锻炼|睡眠|作业|上网|学习|培训|授课|停机|中断|等待|等候|排队|在岗|营业|开放|服务|留样|保存|储备)[\p{Script=Han}]{0,8}时间(?:一般|原则上|均|应当?|要|不得)?$/u;
/** 合同期限不超过1年: for how long something holds. */
const HOLDS =
  /(?:合同|租赁|租用|聘用|任职|贷款|借款|担保|质保|保修|保质|有效|授权|许可|服务|特许|试用|过渡)期?限?(?:一般|原则上|均|应当?|要|不得|为)?$/u;
/** 全流程0.5个工作日办结 */
const DONE = /^(?:办结|办理完毕|办完|办成|完成|出证|领证|出具|答复|反馈|响应|到达|处置)/u;
/** Not a limit: 一年内发生多起, 近三年内, 三年内累计. */
const HISTORY = /^(?:发生|累计|连续|被|受到|受过|多次|曾|无(?!偿|条件)|未|没有|不得再|出现|两次|已)/u;

/** Limits that an event starts: 5个工作日内, 不少于7个工作日, 24小时内, 自受理之日起10日内. */
export const limit: Recogniser = (text, at) => {
  if (/[\d.第近]/u.test(text[at - 1] ?? "") && !/\p{Script=Han}/u.test(text[at] ?? "")) return null;
  return between(text, at) ?? within(text, at) ?? bare(text, at);
};

function between(text: string, at: number): TimeExpression | null {
  const found = matchAt(BETWEEN, text, at);
  const groups = found?.groups;
  if (!found || !groups) return null;
  const [min, max] = [limitOf(groups["min"], groups["minUnit"]), limitOf(groups["max"], groups["maxUnit"])];
  return min && max ? expression(at, found[0], { kind: "within", min, max }) : null;
}

function within(text: string, at: number): TimeExpression | null {
  const found = matchAt(WITHIN, text, at);
  const groups = found?.groups;
  if (!found || !groups) return null;
  const before = text[at - 1] ?? "";
  const event = EVENT.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? "";
  if (event === "" && /[近第过\d—~年月.零〇一二三四五六七八九十百]/u.test(before)) return null;
  const end = at + found[0].length;
  const max = limitOf(groups["max"], groups["maxUnit"]);
  if (!max || (event === "" && HISTORY.test(text.slice(end, end + 4)))) return null;
  const min = groups["min"] === undefined ? null : limitOf(groups["min"], groups["minUnit"] ?? groups["maxUnit"]);
  return { ...expression(at, found[0], { kind: "within", ...(min ? { min } : {}), max }), start: at - event.length };
}

function bare(text: string, at: number): TimeExpression | null {
  const found = matchAt(BARE, text, at);
  const groups = found?.groups;
  // Working days measure nothing but limits.
  const working = (groups?.["least"] ?? groups?.["most"]) !== undefined && (groups?.["unit"] ?? "").endsWith("工作日");
  const done =
    groups?.["least"] === undefined &&
    /[日时钟天]$/u.test(groups?.["unit"] ?? "") &&
    DONE.test(text.slice(at + (found?.[0].length ?? 0), at + 24));
  const lead = text.slice(Math.max(0, at - 20), at);
  if (HOLDS.test(lead) || (/小时|分钟/u.test(groups?.["unit"] ?? "") && LASTING.test(lead))) return null;
  const longest =
    working ||
    (done && !/[\p{Script=Han}](?:近|过去|连续|提前|满)$|(?:近|连续|提前|满|每|历时|用时?)$/u.test(lead)) ||
    (found?.[0].startsWith("最长") ?? false);
  if (!found || !groups || !(longest || TERM_LEAD.test(text.slice(Math.max(0, at - 16), at)))) return null;
  const value = limitOf(groups["n"], groups["unit"]);
  if (!value) return null;
  return expression(at, found[0], groups["least"] ? { kind: "within", min: value } : { kind: "within", max: value });
}

function limitOf(number: string | undefined, unit: string | undefined): Limit | null {
  const kind = LENGTH_UNITS[unit ?? ""];
  const half = number === "半";
  const amount = half ? 0 : (chineseNumber(number ?? "") ?? 0);
  if (kind === undefined || (amount === 0 && !half)) return null;
  if (half)
    return kind === "Y"
      ? { amount: 6, unit: "M" }
      : kind === "M"
        ? { amount: 15, unit: "D" }
        : kind === "H"
          ? { amount: 30, unit: "MIN" }
          : null;
  if (kind === "W") return { amount: amount * 7, unit: "D" };
  if (kind === "Q") return { amount: amount * 3, unit: "M" };
  return { amount, unit: kind satisfies LimitUnit };
}

function expression(at: number, words: string, when: When): TimeExpression {
  return {
    start: at,
    end: at + words.length,
    rule: "limit",
    certainty: "certain",
    range: null,
    when,
    grain: "span",
    fields: null,
    edge: null,
  };
}
