/** Verbs that say a direction and no result: whether it was done, nobody can tell. */
export const VAGUE_VERBS: readonly string[] = [
  "推进",
  "推动",
  "促进",
  "加强",
  "强化",
  "增强",
  "完善",
  "健全",
  "优化",
  "深化",
  "提升",
  "提高",
  "加快",
  "探索",
  "引导",
  "鼓励",
  "统筹",
];

/** Headings of the part that says why and whither, and asks nobody for anything. */
export const GENERAL_HEADING =
  /^(?:总体|指导思想|基本原则|工作原则|主要原则|(?:主要|发展|工作|总体|奋斗)?目标|(?:面临|发展)?形势|发展(?:现状|基础|环境)|现状|背景|重要意义|编制依据|规划(?:背景|依据|范围)|(?:取得的?)?(?:主要)?成[就效绩]|存在(?:的)?(?:主要)?问题|机遇|适用范围|附则)/u;
