/** Persons and meetings of a body, at the end of its name: what they must do, the body must see to. Longest first. */
export const TAILS =
  /(?:党政主要负责人|党政主要负责同志|主要负责同志|主要负责人|分管负责同志|分管负责人|负责同志|负责人|领导班子成员|领导班子|领导干部|党组书记|工作人员|班子成员|常务会议|全体会议|办公会议|党组会议|法定代表人|一把手|干部职工|及其工作人员|及其负责人|组成人员)$/;

/** Each stands for every one of a kind. */
export const ALL_WORDS = [
  "各级各类",
  "各级",
  "本级",
  "同级",
  "全体",
  "所有",
  "全部",
  "每个",
  "其他",
  "其它",
  "其余",
  "各类",
  "各个",
  "各",
] as const;

/** Of these nobody outside can tell who is meant. */
export const DOUBT_WORDS = [
  "有关的",
  "相关的",
  "有关",
  "相关",
  "涉及的",
  "涉及",
  "对应",
  "负有责任的",
  "承担任务的",
  "重点",
  "部分",
  "具备条件的",
  "有条件的",
] as const;

/** The whole of the plan's place, at every level. */
export const SCOPE_WORDS = [
  "全市各级",
  "全县各级",
  "全州各级",
  "全区各级",
  "全省各级",
  "全市",
  "全县",
  "全州",
  "全区",
  "全省",
  "全盟",
  "全旗",
  "我市",
  "我县",
  "我州",
  "我区",
  "本市",
  "本县",
  "本州",
  "本区",
  "本地区",
  "本地",
  "辖区内",
  "辖区",
] as const;

/** Whose departments they are. */
export const OWNER_WORDS = ["人民政府", "政府", "国家机关", "党委", "委"] as const;

/** After a level: 市直, 县级, 市县两级. */
export const LEVEL_SUFFIX = /^(?:级以上地方|级及以上|级以上|及以上|以上地方|以上|两级|三级|四级|直属|本级|级|直|属)/;

/** 及其所属部门 and its like. */
export const AND_ITS_DEPARTMENTS =
  /^(.*?)(人民政府|政府|党委|党委政府)(?:及|和)其?((?:所属|组成|工作|职能|有关|相关|各|下属)*(?:部门|工作部门|机构))(.*)$/;

/** A body that others are members of. */
export const MEMBER_UNITS =
  /^(.*?)(?:领导小组|委员会|联席会议|指挥部|协调小组|工作专班|专班|议事协调机构|协调机制)(?:各|全体|有关|相关)*成员单位$/;

/** Nouns that several fields share: 公安、民政等部门. */
export const SHARED_NOUNS = ["人民政府", "政府", "行政主管部门", "主管部门", "行政部门", "部门", "机关", "单位", "机构"] as const;

/** 驻县各单位, 中省驻市有关单位: branches of bodies of the province or the state. */
export const STATIONED = /^(?:中央|中省|中|省市|省|市|部)?、?驻.{1,3}?(?:各|有关|相关)*(?:单位|部门|机构)$/;
