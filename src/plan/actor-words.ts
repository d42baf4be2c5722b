import { UNIT_ENDINGS } from "./unit-words.ts";

/** Endings of those who can be told to do something: bodies, and people by their office. */
export const ACTOR_ENDINGS = `${UNIT_ENDINGS}|负责人|负责同志|责任人|人员|律师|顾问|班子|干部|会议|督学|队伍|中小学|小学|中学|幼儿园|高校|中小学校|[省市州县区乡镇村]级|村(?:\\(社区\\)|\\(居\\))?|行政村|(?:河|湖|林|田|校|园|院|站|所|局|县|市|镇|乡|村|区)长|法官|检察官|民警|工作者|教师|书记|校长|副校长|领导|公证员|仲裁员|调解员|监督员|网格员|主管|各地|成员|群体|机关|组织|单位和部门|部门和单位`;

/** Words that a sentence about a duty has behind its subject. */
export const MODALS =
  "应当|应该|应|(?<![主重])要|须|必须|需|将|可以|可|负责(?!人|同志)|不得|均应|都要|均要|每年|每季度|每月|每半年|每周|定期|至少";

/** What begins a phrase that is no subject: verbs and prepositions. */
export const NOT_A_SUBJECT =
  /^(?:加强|加快|加大|推动|推进|推行|完善|健全|建立|落实|开展|组织|引导|支持|强化|规范|提升|提高|实现|做好|确保|督促|指导|鼓励|制定|编制|积极|全面|严格|切实|认真|充分|依法|定期|及时|未|不|除|凡|其中|并|且|每|到|对|将|把|向|在|以|按|根据|通过|从|为|于|自|经|与|和|及|或|力争|争取|保障|保证|深化|深入|严禁|禁止|继续|进一步|统筹|聚焦|坚持|发挥|探索|创新|优化|整合|扩大|配齐|配强|设立|设置|编发|召开|举办|参加|接受|列入|纳入|委托|明确|各项|相关工作|重点|主要|上述|以上|所有(?!.*(?:部门|单位|机构|机关)))/u;

/** 引导律师, 督促各部门: who is moved to act is who acts. */
export const MOVERS = /^(?:积极|充分|进一步)?(?:引导|组织|督促|要求|安排|推动|鼓励|支持|指导)(?=[\p{Script=Han}]{2})/u;
