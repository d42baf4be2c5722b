import { chineseNumber } from "../text/numerals.ts";
import { isIsoDate, isoDate, yearOf } from "../time/date.ts";
import { inferTitle } from "./infer-title.ts";
import type { Paragraph } from "./paragraph.ts";
import { printedWords } from "./printed.ts";
import { isDateLine } from "./segments.ts";
import { isDraft, namedTitles, titleOf } from "./title.ts";
import type { Plan } from "./types.ts";

export type PlanMeta = Pick<Plan, "title" | "docNumber" | "issuer" | "region" | "issuedOn" | "period" | "status">;

/** Where a plan's own facts are looked for. */
export interface MetaSource {
  /** The whole source, which everything is printed as. */
  readonly text: string;
  /** Beginning of the file as it is, page tools and all. */
  readonly opening: string;
  /** Paragraphs before the first clause of any plan: the notice. */
  readonly front: readonly Paragraph[];
  /** Paragraphs of this plan before its first clause. */
  readonly head: readonly Paragraph[];
  /** First clauses, for goals that name the last year. */
  readonly body: readonly Paragraph[];
  /** Signature and date may stand at the very end. */
  readonly tail: readonly Paragraph[];
}

const DOC_NUMBER =
  /(?<![《(\p{Script=Han}])(?<number>[\p{Script=Han}]{1,10}(?:发|字|办|政|函|规|通|令|委|安|司|文|行|综|财|人|教|卫)?[〔[(]\d{4}[〕\])] ?(?:第 ?)?\d{1,4} ?号)/u;
const NOTICE =
  /^(?<issuer>[\p{Script=Han}、 ]{2,140}?) ?关于(?:印发|下发|转发|发布|公布|征求|公开征求|贯彻|实施|推进|加强|进一步|做好|开展)/u;
const BODY_NAME = /(?:政府|办公室|办公厅|委员会|局|厅|部|院|领导小组|指挥部|党委|委|会|中心)$/u;
const PAGE_DATE =
  /(?:成文日期|印发日期|发文日期|发布日期|发布时间|公开日期|生成日期|时间)[:：|\s]{1,6}(?<y>\d{4})\s?[年./-]\s?(?<m>\d{1,2})\s?[月./-]\s?(?<d>\d{1,2})/u;
/** (2022年11月3日北原省人民政府令第288号公布) under the title of a regulation. */
const DECREE =
  /^\((?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日(?<number>(?<issuer>[\p{Script=Han}]{3,24}(?:政府|委员会|局|厅|办公室|部))(?:令|公告)?第\d{1,4}号)?/u;
/** (江南省残疾人联合会 2021年9月) under a title. */
const SIGNED = /^\((?<issuer>[\p{Script=Han}、]{3,30}(?:政府|委员会|局|厅|办公室|部|会|小组)) ?\d{4}年\d{1,2}月(?:\d{1,2}日)?\)$/u;
/** 临江市卫生健康委员会 2025年1月10日 in one line. */
const SIGNED_LINE = /^(?<issuer>[\p{Script=Han}、]{3,30}(?:政府|委员会|局|厅|办公室|部|会|小组)) ?(?<date>\d{4}年\d{1,2}月\d{1,2}日)$/u;
const PAGE_ISSUER = /(?:发文机关|发布机构|发文单位|制发机关|发布单位|公开机构)[:：|\s]{1,6}(?<issuer>[\p{Script=Han}]{3,30})/u;
const REGION =
  /(?<name>[\p{Script=Han}]{2,9}?(?:自治区|特别行政区|自治州|自治县|地区|兵团|省|市(?![场政民县区直级属])|盟|县(?![级域城区市直乡])|区(?!域)|旗(?![帜舰])|镇(?!村)|乡(?![村镇])|街道))/uy;

/** 眉县, 涉县: counties whose name is one character. */
const SHORT_COUNTY = /^[^全各本我该市省区州县镇乡属级辖]县(?=人民|委|政府|[\p{Script=Han}]{4})/u;

export function metaOf(source: MetaSource): PlanMeta {
  const named = namedTitles([...source.front, ...source.head]);
  const inferred = inferTitle(source);
  const title = titleOf(source.head, named) ?? inferred?.title ?? "";
  const issuer = issuerOf(source);
  const issuedOn = dateOf(source);
  const spans = [...source.front, ...source.head, ...source.tail].flatMap((one) => one.spans);
  const printed = (words: string | null) => (words === null ? null : printedWords(source.text, spans, words));
  const draftText = [...source.front, ...source.head].map((one) => one.view.text).join("\n");
  return {
    title: printed(title) ?? title,
    docNumber: printed(docNumberOf(source)),
    issuer: printed(issuer),
    region: printed(regionOf(issuer) ?? regionOf(title) ?? inferred?.region ?? null),
    issuedOn,
    period: periodOf(title.replaceAll(/(?<=\d)[Oo](?=\d)/gu, "0"), source, issuedOn) ?? inferred?.period ?? null,
    status: isDraft(draftText) ? "draft" : "effective",
  };
}

function docNumberOf({ front, head }: MetaSource): string | null {
  const decree = decreeOf([...front, ...head])?.["number"];
  if (decree) return decree;
  for (const { view } of [...front, ...head]) {
    if (view.text.length > 120 && !/^文 ?号/u.test(view.text)) continue;
    const number = DOC_NUMBER.exec(view.text.replaceAll(/[|｜]/gu, " "))?.groups?.["number"];
    if (number) return number.replaceAll(" ", "");
  }
  return null;
}

function issuerOf({ opening, front, head, tail }: MetaSource): string | null {
  const lines = [...front, ...head].map((one) => one.view.text);
  for (const [index, line] of lines.entries()) {
    const found = NOTICE.exec(line.replace(/^(?:名 ?称|标 ?题) ?[:：]? ?\|? ?/u, ""))?.groups?.["issuer"];
    if (found && BODY_NAME.test(found.trim())) return inFull(found.replaceAll(" ", ""), signature([...front, ...head]));
    if (/^关于/u.test(line) && BODY_NAME.test(lines[index - 1] ?? "") && (lines[index - 1] ?? "").length <= 40)
      return inFull((lines[index - 1] ?? "").replaceAll(" ", ""), signature([...front, ...head]));
  }
  return (
    signature([...front, ...head]) ??
    decreeOf([...front, ...head])?.["issuer"] ??
    signature(tail) ??
    PAGE_ISSUER.exec(opening)?.groups?.["issuer"] ??
    null
  );
}

/** 市教育督导委员会 above the title is signed 京山市教育督导委员会 below. */
function inFull(name: string, signed: string | null): string {
  const tail = name.replace(/^[省市州县区旗]/u, "");
  return signed !== null && signed.length > name.length && signed.length <= name.length + 9 && signed.endsWith(tail) ? signed : name;
}

function decreeOf(paragraphs: readonly Paragraph[]): Record<string, string> | null {
  for (const { view } of paragraphs) {
    const found = DECREE.exec(view.text.replaceAll(" ", ""))?.groups;
    if (found?.["number"]) return found;
    const signed = (SIGNED.exec(view.text) ?? SIGNED_LINE.exec(view.text))?.groups;
    if (signed) return signed;
  }
  return null;
}

/** The line above the date. */
function signature(paragraphs: readonly Paragraph[]): string | null {
  for (let at = paragraphs.length - 1; at > 0; at--) {
    const above = paragraphs[at - 1]?.view.text.replaceAll(" ", "") ?? "";
    if (isDateLine(paragraphs[at]?.view.text ?? "") && above.length <= 30 && BODY_NAME.test(above)) return above;
  }
  return null;
}

function dateOf({ opening, front, head, tail }: MetaSource): string | null {
  const lines = [...front, ...head, ...tail].map((one) => one.view.text);
  for (const line of lines) if (isDateLine(line)) return readDate(line);
  const decree = DECREE.exec(lines.find((line) => line.startsWith("(")) ?? "")?.groups;
  if (decree) return checked(Number(decree["y"]), Number(decree["m"]), Number(decree["d"]));
  const signed = lines.map((line) => SIGNED_LINE.exec(line)?.groups?.["date"]).find((date) => date !== undefined);
  if (signed) return readDate(signed);
  const page = PAGE_DATE.exec(opening)?.groups;
  return page ? checked(Number(page["y"]), Number(page["m"]), Number(page["d"])) : null;
}

function readDate(line: string): string | null {
  const parts = line
    .replaceAll(" ", "")
    .split(/[年月日]/u)
    .map((part) => chineseNumber(part) ?? 0);
  return checked(parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0);
}

function checked(year: number, month: number, day: number): string | null {
  if (year < 1949 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = isoDate(year, month, day);
  return isIsoDate(date) ? date : null;
}

/** The lowest place that a body's name begins with: 驻马店市 of 驻马店市人民政府. */
function regionOf(printedName: string | null): string | null {
  const name = printedName?.replaceAll(" ", "").replace(/^\d{4}年度?/u, "");
  if (!name) return null;
  let at = /^(?:中共|中国共产党)/u.exec(name)?.[0].length ?? 0;
  let region: string | null = null;
  for (;;) {
    REGION.lastIndex = at;
    const found = REGION.exec(name)?.groups?.["name"] ?? SHORT_COUNTY.exec(name.slice(at))?.[0];
    if (
      !found ||
      (region !== null && /^[委政人党]/u.test(found)) ||
      /人民|政府|办公|建设|推进|关于|城乡|开发|示范|法治|安全|教育|社区|农村|乡村|数字|优化|服务|局|厅|委员会/u.test(found)
    )
      return region;
    region = found;
    at += found.length;
  }
}

function periodOf(title: string, source: MetaSource, issuedOn: string | null): { from: number; to: number } | null {
  const range = /(?<from>20\d{2})年?(?:—{1,2}|-|~|至|到)?(?<to>20\d{2})年?/u.exec(title)?.groups;
  if (range) return { from: Number(range["from"]), to: Number(range["to"]) };
  const five = /[“"]?十(?<n>[一二三四五六七])五[”"]?/u.exec(title)?.groups?.["n"];
  if (five) return fiveYears(chineseNumber(five) ?? 0);
  const one = /(?<year>20\d{2})年/u.exec(title)?.groups?.["year"];
  const issued = issuedOn ? yearOf(issuedOn) : null;
  const years = /(?<n>[二两三四五]|\d)年(?:行动|攻坚|计划|提升|专项|规划)/u.exec(title)?.groups?.["n"];
  const goal = lastGoal(source.body, issued);
  if (years && (one ?? issued)) {
    const from = one ? Number(one) : (issued ?? 0);
    return { from, to: goal ?? from + (chineseNumber(years) ?? 1) - 1 };
  }
  if (one) return { from: Number(one), to: Number(one) };
  return issued && goal ? { from: issued, to: goal } : null;
}

/** 十四五 is 2021 to 2025; the first five-year plan began in 1953, the tenth in 2001. */
function fiveYears(n: number): { from: number; to: number } {
  const from = 2001 + 5 * n;
  return { from, to: from + 4 };
}

/** The last year of 到2025年 in the goals. */
function lastGoal(body: readonly Paragraph[], issued: number | null): number | null {
  const years = body.flatMap(({ view }) =>
    [...view.text.matchAll(/到(?<year>20\d{2})年/gu)].map((found) => Number(found.groups?.["year"])),
  );
  const future = years.filter((year) => issued === null || (year >= issued && year <= issued + 15));
  return future.length > 0 ? Math.max(...future) : null;
}
