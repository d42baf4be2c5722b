import { ACTOR_ENDINGS, ACTS, MODALS, MOVERS, NOT_A_SUBJECT } from "./actor-words.ts";
import type { Sentence } from "./passage.ts";
import { splitOutside } from "./unit-names.ts";
import { UNIT_ENDINGS } from "./unit-words.ts";

const ENDS_AS_ACTOR = new RegExp(`(?:${ACTOR_ENDINGS})(?:\\([^()]{1,12}\\))?$`, "u");
const ENDS_AS_UNIT = new RegExp(`(?:${UNIT_ENDINGS}|会议|机关|组织)$`, "u");
/** Between subject and time: 各级政府每年, 行政执法机关于每年, 市司法局要定期, 行政执法人员每人每年. */
const LINK = /(?:每人|均|都|也|还|原则上|一般|应当|应该|应|要|须|必须|需|将|于|在|自|可|可以)+$/u;
const TOWARDS = /(?<=[\p{Script=Han}]{2})(?:向|对|就|为|会同|联合|牵头)[^向对就]{1,40}$/u;
const BEFORE_ACT = new RegExp(
  `^(?<np>[^,。;:]{1,26}?)(?:之间)?(?:${MODALS}|向|对|按照|按|根据|在|于|分别|统一|联合|共同|会同|开展|组织|举办|召开|实现|完成|制定|建立)`,
  "u",
);
const MODAL_SUBJECT = /^(?<np>[^,。;:]{2,30}?)(?:都|均|也|还)?(?:应当|应该|应|(?<![主重])要|须|必须|需要|负责(?!人|同志)|将)/u;
const HEAD = /^(?<np>[^,。;:]{2,26}?)(?:之间)?(?:对|向|为|就|应|(?<![主重])要|须|必须|负责(?!人|同志)|按照|根据|自?收到|接到|自受理|自接)/u;
const BY_WHOM = new RegExp(`^由(?<np>[^,。;:]{2,20}?(?:${ACTOR_ENDINGS}))(?!门)(?=[\\p{Script=Han}]{2})`, "u");
const ACT = new RegExp(`(?:${ACTS})`, "uy");
/** Where things are, not who acts. */
const PLACE_ONLY =
  /^(?:(?:主|老|新)?城区|市区|农村|乡村|城市|城镇|山区|景区|园区|校园|辖区|库区|本市|本县|本区|全[省市州县区]|第[一二三四]季度)$/u;
/** Who gets something each year (老年人每年免费体检一次) is nobody who must act, and the subject of the part before does not act for him. */
const RECIPIENT = /(?:老年人|老人|学生|儿童|未成年人|居民|群众|患者|妇女|残疾人|对象)$/u;
const GOES_ON = /^(?:发现|遇有|遇到|并|对|需)/u;
const LONGEST_SENTENCE = 300;
const LONGEST_SUBJECT = 30;
const ONE_CHARACTER = /^[省市州县区旗镇乡]$/u;

/** Who a sentence says must act at the time that stands at `start`..`end` of the text; empty where it names nobody. */
export function actorsOf(text: string, sentence: Sentence, time: { part: number; start: number; end: number; from: number }): string[] {
  const part = sentence.parts[time.part];
  if (!part) return [];
  const next = sentence.parts[time.part + 1];
  // 2024年6月30日前,县住建局完成…: a time that is a part by itself has its subject behind the comma.
  const behind =
    /^[、和\d年月日底前]*$/u.test(text.slice(time.end, part.end)) && next
      ? text.slice(next.start, next.end)
      : text.slice(time.end, part.end);
  const ahead = text.slice(Math.max(part.start, Math.min(time.from, time.start)), time.start).replace(/^[、和]/u, "");
  const here =
    subjectBefore(ahead) ??
    subjectBefore(ahead.slice(ahead.lastIndexOf("、") + 1)) ??
    subjectAfter(behind) ??
    topicOf(text.slice(part.start, time.end)) ??
    subjectBefore(text.slice(part.start, time.start));
  if (here) return splitActors(here);
  if (RECIPIENT.test(text.slice(part.start, time.start))) return [];
  for (let index = time.part - 1; index >= 0; index--) {
    const earlier = sentence.parts[index];
    if (!earlier) continue;
    const words = text.slice(earlier.start, earlier.end);
    const subject = clean(MODAL_SUBJECT.exec(words)?.groups?.["np"] ?? "") ?? subjectOfRecurrence(words) ?? topicOf(words);
    if (subject) return splitActors(subject);
  }
  return subjectAcrossSemicolon(text, sentence);
}

/** 收运单位应当…;发现不符合要求的,24小时内报告: a sentence that begins with a verb goes on behind a semicolon. */
function subjectAcrossSemicolon(text: string, sentence: Sentence): string[] {
  if (text[sentence.start - 1] !== ";" || !GOES_ON.test(text.slice(sentence.start, sentence.start + 3))) return [];
  const before = text.slice(Math.max(0, sentence.start - LONGEST_SENTENCE), sentence.start - 1);
  const subject = clean(MODAL_SUBJECT.exec(before.slice(before.lastIndexOf("。") + 1))?.groups?.["np"] ?? "");
  return subject ? splitActors(subject) : [];
}

function subjectBefore(words: string): string | null {
  const modal = clean(MODAL_SUBJECT.exec(words)?.groups?.["np"] ?? "");
  if (modal) return modal;
  const bare = words.replace(LINK, "");
  const whole = clean(bare) ?? clean(bare.replace(MOVERS, "")) ?? clean(bare.replace(TOWARDS, ""));
  return topicOf(words) ?? whole ?? clean(HEAD.exec(bare)?.groups?.["np"] ?? "");
}

/** The noun phrase at the beginning of the words, before the first verb that can follow one: 审批部门受理申请后, 各街道组建…. */
function topicOf(words: string): string | null {
  const from = MOVERS.exec(words)?.[0].length ?? 0;
  for (let at = from + 2; at <= Math.min(words.length - 1, from + LONGEST_SUBJECT); at++) {
    if (/[,。;:]/u.test(words[at - 1] ?? "")) return null;
    ACT.lastIndex = at;
    if (!ACT.test(words)) continue;
    const subject = clean(words.slice(from, at));
    if (subject) return subject;
  }
  return null;
}

function subjectAfter(words: string): string | null {
  const handed = BY_WHOM.exec(words)?.groups?.["np"];
  if (handed) return clean(handed);
  const np = BEFORE_ACT.exec(words)?.groups?.["np"];
  if (!np) return null;
  return ONE_CHARACTER.test(np) ? np : clean(np);
}

/** 村(居)法律顾问每季度开展…,每年提供…: the second duty is the first one's subject's. */
function subjectOfRecurrence(words: string): string | null {
  const np = /^(?<np>[^,。;:]{2,30}?)(?:于|应|要)?(?:每|定期|年度(?:带头|至少))/u.exec(words)?.groups?.["np"];
  return np ? clean(np) : null;
}

/** The phrase as a subject, or null where it is none. */
function clean(phrase: string): string | null {
  const np = phrase
    .replace(/^(?:由|各项工作由|其中|同时|并|且|此外|原则上)/u, "")
    .replace(/(?:每人|之间|均|都|全部|全面|一律|统一|也|还|再|原则上|一般)$/u, "");
  if (
    np.length < 2 ||
    np.length > 30 ||
    NOT_A_SUBJECT.test(np) ||
    PLACE_ONLY.test(np) ||
    !ENDS_AS_ACTOR.test(np) ||
    /[《》]|^[^“]*”/u.test(np)
  )
    return null;
  return np;
}

/** 政府各部门、各单位 are two; in 县政府及其部门、各镇政府主要负责人 the last word belongs to both. */
function splitActors(phrase: string): string[] {
  const parts = splitOutside(phrase, /[、]/u);
  return parts.length > 1 && parts.every((part) => ENDS_AS_UNIT.test(part) && part.length > 1) ? parts : [phrase];
}
