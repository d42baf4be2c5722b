import type { Certainty } from "./types.ts";

/** Words of unit lists. 完成时限 and the like end a list without being one. */
export type ListRole = "lead" | "assist" | "time" | "other";

export const LIST_LABELS: Readonly<Record<string, ListRole>> = {
  责任单位: "lead",
  责任主体: "lead",
  责任部门: "lead",
  责任处室: "lead",
  责任科室: "lead",
  责任机构: "lead",
  牵头单位: "lead",
  牵头部门: "lead",
  牵头责任单位: "lead",
  牵头处室: "lead",
  牵头科室: "lead",
  主办单位: "lead",
  主办部门: "lead",
  主责单位: "lead",
  主责部门: "lead",
  主要责任单位: "lead",
  第一责任单位: "lead",
  承办单位: "lead",
  实施单位: "lead",
  落实单位: "lead",
  主管部门: "lead",
  主管单位: "lead",
  实施主体: "lead",
  落实主体: "lead",
  牵头: "lead",
  主办: "lead",
  配合单位: "assist",
  配合部门: "assist",
  协办单位: "assist",
  协办部门: "assist",
  协助单位: "assist",
  协同单位: "assist",
  协同部门: "assist",
  参与单位: "assist",
  参与部门: "assist",
  参加单位: "assist",
  责任配合单位: "assist",
  配合责任单位: "assist",
  协作单位: "assist",
  配合: "assist",
  协办: "assist",
  完成时限: "time",
  完成时间: "time",
  时限要求: "time",
  时间要求: "time",
  办结时限: "time",
  时间节点: "time",
  时限: "time",
  时间安排: "time",
  推进时限: "time",
  落实时限: "time",
  责任人: "other",
  责任领导: "other",
  牵头领导: "other",
  分管领导: "other",
  联系人: "other",
  包保领导: "other",
  市级领导: "other",
  县级领导: "other",
  牵头市领导: "other",
  牵头县领导: "other",
  工作目标: "other",
  成果形式: "other",
  备注: "other",
};

/** 市司法局牵头,市财政局配合: what a unit list is followed by where no label says what it is. */
export const LIST_VERBS: Readonly<Record<string, "lead" | "assist">> = {
  牵头负责: "lead",
  牵头落实: "lead",
  牵头实施: "lead",
  牵头组织: "lead",
  牵头: "lead",
  按职责分工负责: "lead",
  按照职责分工负责: "lead",
  按职责负责: "lead",
  分别负责: "lead",
  分工负责: "lead",
  负责落实: "lead",
  负责实施: "lead",
  具体负责: "lead",
  负责: "lead",
  组织实施: "lead",
  主办: "lead",
  积极配合: "assist",
  协同配合: "assist",
  配合: "assist",
  参与: "assist",
  参加: "assist",
  协助: "assist",
  协办: "assist",
  协同: "assist",
};

/** Endings of bodies that can be told to do something. */
export const UNIT_ENDINGS =
  "督查室|研究室|监察室|信息室|局|委|办|厅|部|院|政府|部门|单位|办公室|中心|委员会|联合会|协会|商会|学会|处|所|支行|分行|公司|集团|银行|党校|学院|大学|学校|合作社|联社|镇|乡|街道|街道办|县|区|市|州|团委|工会|残联|妇联|科协|侨联|工商联|文联|红十字会|总工会|机关|小组|领导小组|指挥部|站|园区|管委会|开发区|示范区|新区|编办|网信办|队|支队|大队|总队|监委|纪委|企业|电视台|广播台|报社|图书馆|博物馆|档案馆|医院|社区|村委会|居委会|团县委|团市委|团省委|团区委|成员单位|专班|机构|旗|盟|服务局|法院|检察院|联盟|基金会|公积金中心|仲裁委|律协|司法所|派出所|服务站";

/** 列第一位者为牵头单位,下同: said once, it holds from there on. */
export const FIRST_LEADS =
  /(?:(?:列|排|排名|位列|名列|位于|排列)(?:在)?(?:第一|首)|第一|首)(?:个|位|名)?(?:的|者)?(?:责任)?(?:单位|部门)?(?:的)?(?:为|是|系)(?:牵头|主办|主责)(?:单位|部门|责任单位)?/u;

export const LIST_CERTAINTY: Readonly<Record<"label" | "verb" | "bare", Certainty>> = {
  label: "certain",
  verb: "certain",
  bare: "implied",
};
