import type { PartyResolution } from "../unit/types.ts";
import { type NamedParty, partiesNamed } from "./named-parties.ts";

/** A party that a sentence speaks of, with the sentence: 行政执法机关 于每年1月31日前公开…. */
interface Subject extends NamedParty {
  readonly sentence: string;
}

/** What may follow the subject of a duty. */
const AFTER_SUBJECT =
  /要|应当|应该|应|必须|须|需|不得|负责(?![人同])|任期|在|于|对|将|每|按|依|定期|切实|全面|及时|认真|严格|积极|加强|建立|健全|完善|制定|履行|主动|带头|牵头|组织|开展|落实|推动|适用|作出|实施|承担|年度|结合/g;

/** What the name of a group or a body ends in; anything else is not looked up. */
const BODY_END =
  /(?:部门|机关|单位|机构|政府|委|局|办|院|厅|室|人员|负责人|班子|干部|同志|会议|团体|组织|顾问|律师|学校|中小学|企业|主体|办事处|管委会|委员会|\)|事务所|校长|公务员|中心|联|会|团|会议|校)$/;

/** Who the sentences of a clause speak of; a name counts only at the beginning of a part-sentence, before a word of duty. */
export function subjectsOf(text: string, resolve: (name: string) => PartyResolution): readonly Subject[] {
  const subjects: Subject[] = [];
  for (const sentence of text.split(/[。;\uff1b!\uff01\n]/)) {
    for (const part of sentence.split(/[,\uff0c:\uff1a]/)) {
      for (const subject of subjectsBefore(part.trim().replace(LABEL, ""), resolve)) {
        if (!subjects.some((s) => s.name === subject.name && s.sentence === sentence)) subjects.push({ ...subject, sentence });
      }
    }
  }
  return subjects;
}

const LONGEST_SUBJECT = 36;

/** A number in front of a sentence, and 由, which names who acts. */
const LABEL = /^(?:\d{1,2}[.、\uff0e]?|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+是)?\s*由?/;

/** What begins so is no subject. */
const NO_SUBJECT =
  /^(?:对|将(?!军)|把|为|向|从|以|在|通过|根据|按照?|经(?![信科济])|与|和|并|支持|推动|引导|鼓励|加强|健全|建立|完善|提高|强化|规范|落实|督促|组织(?!部))/;

function subjectsBefore(part: string, resolve: (name: string) => PartyResolution): readonly NamedParty[] {
  if (NO_SUBJECT.test(part)) return [];
  for (const { index } of part.slice(0, LONGEST_SUBJECT + 4).matchAll(AFTER_SUBJECT)) {
    const name = part.slice(0, index).replace(/(?:都|均|也|还|亦|一律|原则上)$/, "");
    if (name.length < 2 || name.length > LONGEST_SUBJECT || !BODY_END.test(name)) continue;
    const parties = partiesNamed(name, resolve).filter(({ party }) => isKnown(party));
    if (parties.length > 0) return parties;
  }
  return [];
}

function isKnown(party: PartyResolution): boolean {
  return party.kind === "group" || (party.kind === "unit" && party.unit.kind !== null);
}
