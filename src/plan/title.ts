import type { Paragraph } from "./paragraph.ts";

/** What a plan calls itself. */
const KINDS =
  "规划|方案|计划|纲要|意见|办法|行动|要点|措施|细则|规定|决定|清单|条例|分工|安排|规则|制度|预案|举措|任务|部署|规程|标准|规范|通知|通告|台账|分工表|任务表|分解表|职责";
const BRACKETS = "(?: ?\\([^()]{1,30}\\)){0,3}";
const TITLE_END = new RegExp(`(?:${KINDS})${BRACKETS}$`, "u");
const DRAFT = /\(?(?:公开)?(?:征求意见稿|草案|讨论稿|送审稿|审议稿|修改稿|初稿)\)?/u;
const STOP_LINE =
  /[。;]|[:：]$|^\(?[\p{Script=Han} ]{2,8}:|^\(此件|关于(?:印发|下发|转发|发布|公布|征求|公开征求)|的(?:通知|公告|通报|函)$|^附 ?件|^\S{0,16}〔\d{4}〕|文件$|^(?:索 ?引 ?号|发文|信息|名 ?称|文 ?号|主题|各[\p{Script=Han}]{1,6}[,、])/u;
/** A line of its own that belongs to the title above it: (2021—2025年), (试行). */
const OWN_BRACKET = /^\((?:\d{4}[^()]{0,16}年?度?|试行|暂行|修订|征求意见稿|公开征求意见稿|草案|讨论稿|送审稿|审议稿|[^()]{0,6}稿)\)$/u;
const DATE = /^[\d二〇零一三四五六七八九十]{2,4} ?年 ?[\d一二三四五六七八九十]{1,3} ?月 ?[\d一二三四五六七八九十]{1,3} ?日/u;
const ISSUER_ONLY = /(?:人民政府|政府办公室|办公厅|办公室|委员会|局|厅|领导小组|指挥部)$/u;
const LUMP = new RegExp(
  `^(?<title>[^。;:]{4,60}?(?:${KINDS})(?:\\([^()]{2,20}\\)){0,2})(?=\\s|为(?:了|深入|全面|进一步|贯彻|认真|切实|加快|推动|有效|落实)|根据|按照|各|一、|第一)`,
  "u",
);

export function isTitleEnd(view: string): boolean {
  return TITLE_END.test(view.trim());
}

/** 征求意见稿 and its like: a plan not yet in force. */
export function isDraft(text: string): boolean {
  return DRAFT.test(text);
}

/** A plan's title out of the lines above its first clause, parts joined; null where there is none. `named` are titles the notice quotes. */
export function titleOf(head: readonly Paragraph[], named: readonly string[]): string | null {
  const printed = fromLines(head) ?? fromLump(head);
  if (printed === null) return named[0] ?? ownNotice(head);
  // A web page may lose the dash of 2023—2024; the notice's own spelling of the same name then counts.
  return named.find((name) => bare(name) === bare(printed)) ?? printed;
}

/** Titles that a notice hands out: 关于印发《…》《…》的通知, 关于印发…方案的通知. */
export function namedTitles(front: readonly Paragraph[]): string[] {
  const titles: string[] = [];
  for (const { view } of front) {
    if (!/关于(?:印发|下发|转发|发布|公布|征求|公开征求|实施)|现予(?:以)?印发|现印发/u.test(view.text)) continue;
    for (const found of view.text.matchAll(/《(?<title>[^《》]{4,80})》/gu)) titles.push(clean(found.groups?.["title"] ?? ""));
    const plain = /关于(?:印发|下发|转发)(?<title>[^《》]{4,60})的通知/u.exec(view.text)?.groups?.["title"];
    if (plain) titles.push(clean(plain));
  }
  return [...new Set(titles.filter((title) => isTitleEnd(title)))];
}

function fromLines(head: readonly Paragraph[]): string | null {
  for (let at = head.length - 1; at >= 0; at--) {
    const view = head[at]?.view.text ?? "";
    if (view.length > 60 || head[at]?.cells || isStop(view) || !(isTitleEnd(view) || OWN_BRACKET.test(view))) continue;
    const lines = [view];
    for (let up = at - 1; up >= 0 && belongsAbove(head[up]?.view.text ?? "", lines[0] ?? ""); up--)
      lines.unshift(head[up]?.view.text ?? "");
    const title = clean(lines.join(""));
    if (isTitleEnd(title) && title.length >= 6) return title;
  }
  return null;
}

function belongsAbove(line: string, below: string): boolean {
  if (line.length > 45 || line.length < 2 || isStop(line)) return false;
  if (ISSUER_ONLY.test(line) && !isTitleEnd(line)) return below.startsWith("关于");
  const whole = isTitleEnd(line) && !/^\(|^(?:计划|方案|规划|意见|纲要|行动|实施|工作|三年|若干)/u.test(below);
  return !whole;
}

function isStop(view: string): boolean {
  return STOP_LINE.test(view) || DATE.test(view);
}

/** A notice that hands out nothing is the plan itself: 关于加强…工作的通知. */
function ownNotice(head: readonly Paragraph[]): string | null {
  const at = head.findIndex(({ view }) => /关于.{2,60}的(?:通知|通报|公告|决定|意见|函)$/u.test(view.text) && view.text.length <= 90);
  if (at >= 0) return head[at]?.view.text ?? null;
  const split = head.findIndex(
    ({ view }, index) => /^关于/u.test(view.text) && /的(?:通知|通报|公告|决定|意见)$/u.test(head[index + 1]?.view.text ?? ""),
  );
  return split < 0 ? null : `${head[split]?.view.text}${head[split + 1]?.view.text}`;
}

function fromLump(head: readonly Paragraph[]): string | null {
  for (const { view } of head) {
    const title = LUMP.exec(view.text)?.groups?.["title"];
    if (title && !STOP_LINE.test(title)) return clean(title);
  }
  return null;
}

function clean(title: string): string {
  return title
    .replace(DRAFT, "")
    .replaceAll(/\(\)/gu, "")
    .replace(/^#+ ?/u, "")
    .replaceAll(/(?<=[\p{Script=Han}]) (?=[\p{Script=Han}] )/gu, "")
    .trim();
}

function bare(title: string): string {
  return title.replaceAll(/[\s—\-~至到]/gu, "");
}
