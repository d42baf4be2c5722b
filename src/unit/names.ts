/** A name as printed, in one writing: half-width brackets, no spaces or quotes, without 等 and 中共. */
export function cleanName(printed: string): string {
  return printed
    .normalize("NFKC")
    .replace(/[\s“”"'‘’《》〔〕[\]【】]/g, "")
    .replace(/^[、,;:。·]+|[、,;:。·]+$/g, "")
    .replace(/(?:等(?:有关|相关)?(?:部门|单位|部门单位)?)$/, "")
    .replace(/^(?:中共|由|会同)/, "")
    .replace(/(?<=[局委办院厅部门位])(?:牵头|负责|配合|协助|参与|组织实施)$/, "");
}

/** Long and short writings that mean the same; the order matters where one holds another. */
const WRITINGS: readonly (readonly [RegExp, string])[] = [
  [/[和与及暨·]/g, ""],
  [/监督管理/g, "监管"],
  [/监管管理/g, "监管"],
  [/委员会/g, "委"],
  [/办公室/g, "办"],
  [/人民政府/g, "政府"],
  [/人力资源社会保障|人力社保/g, "人社"],
  [/住房城乡建设/g, "住建"],
  [/发展改革/g, "发改"],
  [/卫生健康/g, "卫健"],
  [/工业信息化/g, "工信"],
  [/经济信息化/g, "经信"],
  [/综合行政执法/g, "综合执法"],
  [/联合会$/, "联"],
  [/退役军人事务/g, "退役军人"],
  [/应急管理局/g, "应急局"],
];

/** Equal for writings of one name: 市场监督管理局 and 市场监管局, 住房城乡建设局 and 住建局. */
export function nameKey(name: string): string {
  return WRITINGS.reduce((key, [long, short]) => key.replace(long, short), name);
}

/** A body outside the directory may end so. */
const BODY_ENDINGS =
  /(?:局|委|委员会|办|办公室|厅|中心|管委会|指挥部|领导小组|联席会议|法院|检察院|公司|集团|银行|支行|分行|支队|大队|总队|站|所|馆|处|学校|中学|小学|学院|大学|医院|协会|联合会|联|部|社|院|厂|农场|林场|街道|开发区|园区|委会)$/;

/** Words of a sentence, which no body has in its name. */
const SENTENCE_WORDS =
  /[吗呢吧啊呀哪谁您你我他她它的了着过是在有要请想能会把被让给问说看找到这那么什怎几多\d]|怎么|如何|多少|可以|需要|一下|随便|任务|到期|提醒/;

/** True for a name that a local body could bear, whatever the directory knows. `stem` has no place in front. */
export function looksLikeBody(stem: string): boolean {
  const ending = BODY_ENDINGS.exec(stem)?.[0];
  if (!ending || !/^[\u4e00-\u9fff()]{3,30}$/.test(stem)) return false;
  const rest = stem.slice(0, -ending.length).replace(/[各级有关相主管]/g, "");
  return rest.length >= 2 && !SENTENCE_WORDS.test(stem.slice(0, -ending.length).replace(/委会|协会|社会|会计|在线/g, ""));
}

/** Share of letter pairs that two names have in common, 0 to 1. */
export function likeness(a: string, b: string): number {
  const [x, y] = [pairs(a), pairs(b)];
  const common = [...x].filter((p) => y.has(p)).length;
  return x.size + y.size === 0 ? 0 : (2 * common) / (x.size + y.size);
}

function pairs(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}
