import { UNIT_ENDINGS } from "./unit-words.ts";

const UNIT_LIKE = new RegExp(`(?:${UNIT_ENDINGS})(?:\\([^()]{1,20}\\))?$`, "u");
const OPEN_END =
  /等(?:有关|相关|各|市直|县直|区直|省直|直属|责任|成员|市级|县级|区级|职能)*(?:部门|单位|部门单位|部门和单位|机构)?(?:\((?:单位|部门)\))?$/u;
const TAIL = /(?:按照?(?:各自)?职责(?:分工)?(?:分别)?(?:负责|落实|抓好落实)?|分工负责|分别负责|共同负责|具体负责|牵头负责|负责落实|负责)$/u;

/** More names than this are no unit list. */
const MOST_UNITS = 200;

/** A list of units as it is printed, split; `open` where it ends in 等. */
export interface UnitList {
  readonly names: readonly string[];
  readonly open: boolean;
}

/**
 * Splits 县司法局、县财政局等,各镇人民政府. Separators inside brackets do not count (各县(市、区)人民政府); blanks separate only where nothing
 * else does; 和 and 及 only between two names that end as bodies do (not in 住房和城乡建设局).
 */
export function splitUnits(list: string): UnitList {
  const trimmed = trimStops(list);
  if (trimmed === "" || /^(?:无|\/|—{1,4}|-{1,4})$/u.test(trimmed)) return { names: [], open: false };
  const parts = splitOutside(trimmed, /[、,;/|\n]/u);
  if (parts.length > MOST_UNITS) return { names: [], open: false };
  const pieces = parts.length === 1 && / /u.test(trimmed) ? bySpaces(trimmed) : parts.map((part) => part.replaceAll(" ", ""));
  let open = false;
  const names = pieces.flatMap((piece) => {
    const bare = piece.replace(TAIL, "").replace(/^(?:由|以及|及|和|与)(?=[\p{Script=Han}]{3})/u, "");
    const end = OPEN_END.exec(bare);
    if (end) open = true;
    const name = (end ? bare.slice(0, end.index) : bare).trim();
    return name === "" ? [] : splitAnd(name);
  });
  return { names: [...new Set(names.filter((name) => name.length > 1 && name.length <= 40))], open };
}

/** 县人社局(牵头)、县民政局(配合): names with their part in brackets, told apart. */
export function byNotedRole(names: readonly string[]): { lead: string[]; assist: string[] } {
  return {
    lead: names.filter((name) => !name.endsWith("(配合)")).map((name) => name.replace(/\((?:牵头|负责|主办)\)$/u, "")),
    assist: names.filter((name) => name.endsWith("(配合)")).map((name) => name.slice(0, -4)),
  };
}

/** True for what ends as the name of a body does. */
export function isUnitLike(name: string): boolean {
  return name.length >= 2 && name.length <= 30 && UNIT_LIKE.test(name.replace(OPEN_END, "")) && !/[。:!?]|[“”]/u.test(name);
}

/** True where every piece of the list is a unit: then a bracket without a label is a unit list too. */
export function isUnitList(list: string): boolean {
  const { names } = splitUnits(list);
  const odd = names.filter((name) => !isUnitLike(name));
  // 市人社局、市教育局、定西师专: among units a short name that we do not know is one too.
  return names.length > 0 && odd.length * 3 <= names.length && odd.every((name) => /^[\p{Script=Han}]{3,8}$/u.test(name));
}

function trimStops(list: string): string {
  let end = list.length;
  while (end > 0 && "。.;,、 \n".includes(list[end - 1] ?? "")) end--;
  return list.slice(0, end).trimStart();
}

function splitAnd(name: string): string[] {
  const parts = name.split(/以及|和|及|与|会同/u);
  if (parts.length < 2 || parts.some((part) => part.split("(").length !== part.split(")").length)) return [name];
  // 市政府及其部门 is one phrase; 市司法局和市财政局 are two names.
  return parts.every((part) => isUnitLike(part) && !/^(?:其|所属|有关部门|相关部门|单位|部门)/u.test(part) && part.length >= 3)
    ? parts
    : [name];
}

function bySpaces(list: string): string[] {
  const parts = list.split(/ +/u);
  return parts.every(isUnitLike) ? parts : [list.replaceAll(" ", "")];
}

/** Splits at a separator that stands outside all brackets. */
export function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    if ("([〔【《“".includes(char)) depth++;
    else if (")]〕】》”".includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separator.test(char)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part.trim() !== "");
}
