import { DocumentError } from "./error.ts";
import type { Reading } from "./reading.ts";

/** A mark at the top of a document stands in its first lines (GB/T 9704-2012, 7.2.2: 密级 at the top left of the first page). */
const TOP_LINES = 12;
/** 机密★, 秘密★1年, 绝密★长期: the star is the state's own mark, and counts on any line that holds nothing else but the copy number. */
const STARRED =
  /^(?:份号[:：]?)?\d{0,10}(?:绝密|机密|秘密)[★☆](?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:年|个?月|天|日)|长期|启用前|解密前)?(?:特急|加急|平急|特提)?$/u;
const PLAIN = /^\d{0,10}(?:绝密|机密|秘密)(?:件)?(?:特急|加急)?$/u;
const INTERNAL =
  /^[(（【〔[]?(?:内部(?:文件|资料|材料|使用|刊物)(?:[,，、;；·]?(?:请?注意(?:保存|保管|保密)|不得外传|请勿外传|严禁外传))?|请?注意保存|不得外传|严禁外传)[)）】〕\]]?[!！。]?$/u;
const NOT_PUBLIC = /^[(（【〔[]?(?:此件|本件|本文件)?(?:不予公开|不公开|不得公开)[)）】〕\]]?[。]?$/u;
/** 公开方式:不予公开 in a head or foot table; 密级:秘密. */
const PUBLICITY = /^(?:信息)?公开(?:方式|属性|类别|类型|形式|程度|范围|选项)$/u;
const SECRECY = /^(?:秘密|保密)等级$|^密级$|^密级和保密期限$/u;
const REFUSED_PUBLICITY = /^(?:不予公开|不公开|不宜公开|不得公开)$/u;
const REFUSED_SECRECY = /^(?:绝密|机密|秘密|内部)/u;

/**
 * Throws where the document bears a classification mark in a mark's place: on a line of its own at the top, in a page's head or foot, or
 * in a row of data such as 公开方式:不予公开. Words within a sentence (国家秘密, 内部监督) are no marks.
 */
export function refuseClassified({ document, margins }: Reading): void {
  const lines = document.lines.map((line) => ({
    text: document.text.slice(line.start, line.end),
    cells: line.cells?.map((cell) => document.text.slice(cell.start, cell.end)),
  }));
  const mark =
    lines.slice(0, TOP_LINES).flatMap(pieces).find(isTopMark) ??
    margins.flatMap((text) => pieces({ text })).find(isTopMark) ??
    lines.flatMap(pieces).find(isMarkAnywhere);
  if (mark === undefined) return;
  throw new DocumentError("classified", `文件带有“${mark.trim().slice(0, 20)}”标识,不能上传。请只上传已公开的文件。`);
}

interface Line {
  readonly text: string;
  readonly cells?: readonly string[] | undefined;
}

/** The line, its cells, its neighbouring cells as label and value, and its parts between wide gaps. */
function pieces({ text, cells }: Line): string[] {
  if (text.length > 2000) return [];
  const labelled = cells?.slice(1).map((cell, index) => `${cells[index]}:${cell}`) ?? [];
  return [text, ...(cells ?? []), ...labelled, ...text.split(/[\s\u3000|]{2,}|\t/u)];
}

function isTopMark(piece: string): boolean {
  const words = squeeze(piece);
  return PLAIN.test(words) || INTERNAL.test(words) || isMarkAnywhere(piece);
}

function isMarkAnywhere(piece: string): boolean {
  if (piece.length > 60) return false;
  const words = squeeze(piece);
  if (STARRED.test(words) || NOT_PUBLIC.test(words)) return true;
  const colon = words.search(/[:：]/u);
  if (colon < 0) return false;
  const label = words.slice(0, colon);
  const value = words.slice(colon + 1).replace(/^[:：]+/u, "");
  return (PUBLICITY.test(label) && REFUSED_PUBLICITY.test(value)) || (SECRECY.test(label) && REFUSED_SECRECY.test(value));
}

/** Marks are printed with spaces between their characters: 机 密 ★ 1 年. */
function squeeze(text: string): string {
  return text.replaceAll(/[\s\u3000\u200b\ufeff]+/gu, "");
}
