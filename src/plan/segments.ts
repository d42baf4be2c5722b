import { readLabel } from "./labels.ts";
import { type Paragraph, partOf } from "./paragraph.ts";
import { isTitleEnd } from "./title.ts";

/** A stretch of the file that may hold one plan. */
export interface Segment {
  readonly paragraphs: readonly Paragraph[];
  /** What follows the last clause: signature, date. */
  readonly tail: readonly Paragraph[];
  /** False for what stands before the first attachment: the notice. */
  readonly attached: boolean;
}

const ATTACHMENT = /^附 ?(?:件|表|录) ?(?:\d{1,2}|[一二三四五六七八九十]{1,2})? ?[:、.]?$/u;
const ATTACHMENT_LIST = /^附 ?件 ?\d{0,2} ?[:：]/u;
/** 1.电子邮箱:…: where to write to is no task. */
const CONTACT =
  /^.{0,6}(?:电子邮箱|电子邮件|邮箱|信函|来信|电话|联系电话|联系人|联系方式|传真|通讯地址|通信地址|邮寄|地址|邮编|网上留言)(?:地址)?[:：(]/u;
const DATE_LINE =
  /^[\d二〇零一三四五六七八九十]{2,4} ?年 ?[\d一二三四五六七八九十]{1,3} ?月 ?[\d一二三四五六七八九十]{1,3} ?日(?: ?印发)?$/u;
/** What follows a plan's last clause. */
const AFTER_END =
  /^(?:抄送|主送|印发|联系人|联系电话|\(?此件(?:公开|主动公开|依申请公开|不予公开|发至)|\(?信息公开(?:形式|选项)|公开(?:方式|属性)|意见反馈方式|反馈方式|联系方式)|^[\p{Script=Han} ]{4,40}\d{4}年\d{1,2}月\d{1,2}日 ?印发$/u;

/**
 * Cuts a file at its attachments, and where the outline begins anew under another title. Lists of attachments, and what follows a
 * signature, belong to no plan.
 */
export function segmentsOf(text: string, file: readonly Paragraph[]): Segment[] {
  const paragraphs = withSignatureApart(text, file);
  const cuts = boundaries(paragraphs);
  const starts = [0, ...cuts];
  return starts
    .map((start, index) => ({ paragraphs: paragraphs.slice(start, starts[index + 1] ?? paragraphs.length), attached: index > 0 }))
    .map((segment) => {
      const own = withoutLists(segment.paragraphs);
      const end = endOf(own);
      return { ...segment, paragraphs: own.slice(0, end), tail: own.slice(end) };
    });
}

export function isDateLine(text: string): boolean {
  return DATE_LINE.test(text.trim());
}

function boundaries(paragraphs: readonly Paragraph[]): number[] {
  const cuts: number[] = [];
  let highest = 0;
  let lastLabelled = -1;
  let lastPoint = -1;
  paragraphs.forEach((paragraph, index) => {
    const view = paragraph.view.text;
    if (ATTACHMENT.test(view) && index > 0) {
      cuts.push(index);
      highest = 0;
      lastLabelled = index;
      return;
    }
    const label = readLabel(view, 0);
    if (label?.kind === "num") lastPoint = index;
    if (label?.kind !== "cn" && label?.kind !== "chapter") return;
    const announced = label.number === 1 && highest === 0 ? titleAnnounced(paragraphs, index, lastPoint) : null;
    if (announced !== null) cuts.push(announced);
    if (label.number === 1 && highest >= 2) {
      const title = titleBefore(paragraphs, index, lastLabelled);
      if (title !== null) cuts.push(title);
      highest = 0;
    }
    highest = Math.max(highest, label.number);
    lastLabelled = index;
  });
  return cuts;
}

/** Points of an announcement (1.电子邮箱, 2.信函) and its date stand before the title of what it announces. */
function titleAnnounced(paragraphs: readonly Paragraph[], index: number, lastPoint: number): number | null {
  const title = lastPoint < 0 ? null : titleBefore(paragraphs, index, lastPoint);
  return title !== null && paragraphs.slice(lastPoint, title).some((one) => isDateLine(one.view.text)) ? title : null;
}

/** The line at which a new plan's title begins, between two clauses. */
function titleBefore(paragraphs: readonly Paragraph[], index: number, after: number): number | null {
  for (let at = index - 1; at > after; at--) {
    const view = paragraphs[at]?.view.text ?? "";
    if (view.length > 60 || !isTitleEnd(view)) continue;
    let first = at;
    while (first - 1 > after && isTitleLine(paragraphs[first - 1]?.view.text ?? "")) first--;
    return first;
  }
  return null;
}

function isTitleLine(view: string): boolean {
  return view.length <= 40 && !/[。;:,]/u.test(view) && !isDateLine(view) && readLabel(view, 0) === null;
}

/** 附件:1.… 2.…: the list that a notice ends with has numbers, but is no outline. */
function withoutLists(paragraphs: readonly Paragraph[]): Paragraph[] {
  let inList = false;
  return paragraphs.filter((paragraph) => {
    const view = paragraph.view.text;
    if (ATTACHMENT_LIST.test(view)) {
      inList = true;
      return false;
    }
    if (!inList) return true;
    const label = readLabel(view, 0);
    inList = (label?.kind === "num" && view.length <= 80) || /^\([^)]{2,20}\)$/u.test(view);
    return !inList;
  });
}

/** Where the plan ends: before signature, date and 抄送, which stand behind the last clause. */
function endOf(paragraphs: readonly Paragraph[]): number {
  // A text without line breaks has its labels inside its first paragraph.
  const last = Math.max(
    0,
    paragraphs.findLastIndex((paragraph) => readLabel(paragraph.view.text, 0) !== null && !CONTACT.test(paragraph.view.text)),
  );
  const end = paragraphs.findIndex(
    (paragraph, index) => index > last && (isDateLine(paragraph.view.text) || AFTER_END.test(paragraph.view.text)),
  );
  if (end < 0) return paragraphs.length;
  let first = end;
  while (first - 1 > last && isSignature(paragraphs[first - 1]?.view.text ?? "")) first--;
  return first;
}

function isSignature(view: string): boolean {
  return (
    view.length <= 30 &&
    !/[。,;:]/u.test(view) &&
    /(?:政府|办公室|办公厅|委员会|局|厅|部|院|小组|指挥部|党委|[省市州县区旗镇乡]委|党工委|会|中心|联合会)$/u.test(view)
  );
}

const RUN_ON_SIGNATURE =
  /。 ?(?<issuer>[\p{Script=Han} ]{4,40}(?:政府|办公室|委员会|局|厅|小组|指挥部|会)) ?(?<date>\d{4}年\d{1,2}月\d{1,2}日)$/u;

/** Signature and date that have run on into the last paragraph, as paragraphs of their own. */
function withSignatureApart(text: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  const last = paragraphs.at(-1);
  const found = last && RUN_ON_SIGNATURE.exec(last.view.text.slice(-80));
  if (!last || !found) return [...paragraphs];
  const length = last.view.text.length;
  const start = length - found[0].length + 1;
  const date = length - (found.groups?.["date"]?.length ?? 0);
  const cuts = [
    { start: 0, end: start },
    { start, end: date },
    { start: date, end: length },
  ];
  return [...paragraphs.slice(0, -1), ...cuts.map((cut) => partOf(text, last, cut))];
}
