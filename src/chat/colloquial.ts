/**
 * How people say common words, and the plain word: dialects, chat language, the many names of one's own unit. In order: a longer saying stands
 * before a shorter one that it contains.
 */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/(?:啥|么|嘛|哪)子(?=时候|时间)|啥(?=时候|时间)|(?<![什怎这那多要])么(?=时候)/gu, "什么"],
  [/什么时间|啥时间|几时|何时|甚时候|几多时候/gu, "什么时候"],
  [/啥子|啥个|啥玩意儿?|啥|甚么|咩|乜嘢?|么事|么斯|(?<![什怎这那多要])么子/gu, "什么"],
  [/咋个|咋样|咋整|咋弄|咋搞|咋办|怎么办呀?|怎样|咋|点样|朗个|啷个|哪样/gu, "怎么"],
  [/哪个(?=负责|管|弄|搞|牵头|来弄|整|办)/gu, "谁"],
  [/一哈/gu, "一下"],
  [/搁(?=这|那|哪|谁|什么|我)/gu, "在"],
  [/提醒我?(?:看)?一眼/gu, "给我看"],
  // Slips for 公证, where it is something to go and get done.
  [
    /(?<=(?:[办做搞弄](?:理|一?个|一下)?|去|房产|遗嘱|继承|委托))公正(?=$|[\s,，。!?？的要了吗呢去啊]|费|手续|材料)|公正(?=处|书|员|费)/gu,
    "公证",
  ],
  [/干嘛|干吗|做嘛/gu, "干什么"],
  [/边个|哪位|边位/gu, "谁"],
  [/边度|边处|哪儿|哪块儿?|哪哈儿?|哪边|哪嘎达|哪搭|哪疙瘩|何处|什么地方|哪个地方|啥地方/gu, "哪里"],
  [/没得|冇得?|莫得|木有|么有/gu, "没有"],
  [/有木有/gu, "有没有"],
  [/活路|活儿|活计|差事|担子/gu, "活"],
  [/好多(?=条|项|个|件|嘛|任务|活)/gu, "多少"],
  [/今儿个?/gu, "今天"],
  [/明儿个?/gu, "明天"],
  [/瞅瞅|瞅一?下|瞅一?眼|瞧瞧|瞧一?下|看哈|睇下|看一?眼|瞄一?眼|看看|看一?下/gu, "看"],
  [/俺们?|咱们?|阿拉|伲|偶们?|吾们?|我们|咱/gu, "我"],
  [
    /(?:我|本|自己)的?(?:这个?)?(?:单位|(?<!我的?)机关|局(?!长)|委(?!托|员)|办公室|科室|厅(?!长)|部门|(?<!我的)[乡镇](?![镇村上])|街道)(?:里头?|这边|这里|这儿|这块)?/gu,
    "我单位",
  ],
  [/我(?:头上|名下|手上|手里|手头)/gu, "我单位"],
  [/妮|侬/gu, "你"],
  [/\bddl\b|\bdeadline\b|死线/giu, "截止"],
];

/** Politeness, sighs and hesitation: they say nothing of what is wanted. */
const FILLERS: readonly RegExp[] = [
  /(?:早上|上午|中午|下午|晚上|大家)好|各位(?:领导|老师|同事)?|你好啊?|您好啊?|哈喽|嗨/gu,
  /不好意思|打扰(?:一下|了)?|麻烦(?:你|您)?(?:了|一下)?|劳驾|拜托(?:了)?|辛苦(?:了|您|你)?|谢谢(?:你|您|啦|了)?|多谢|感谢|请教(?:一下)?|请问(?:一下|下)?|求助|在线等|急用?[,。!]|有劳/gu,
  /(?<!叫我|是|当|找)(?:老师|同志|师傅|领导|大哥|大姐|小助手|小助理|助手|机器人)(?:[,:,。!]|$)/gu,
  /(?:^|[,。!?\s])(?:嗯+|呃+|额+|哎+|唉+|喂+|诶+|哦+|那个|那什么|就是说?|这个嘛|话说|对了|然后)(?=[,。!?\s\p{Script=Han}]|$)/gu,
  /来着|(?<=.)[呗噻嘞咧哟哈哒撒滴](?=[,。!?\s]|$)/gu,
  /\p{Extended_Pictographic}/gu,
];

/** The sentence in plain words, without fillers. A sentence of nothing but fillers stays as it is. */
export function plainWords(text: string): string {
  const spaced = FILLERS.reduce((rest, filler) => rest.replace(filler, " "), text.toLowerCase());
  const kept = /[\p{L}\p{N}]/u.test(spaced.replace(/[呀啊哦呢吧嘛哈]/gu, "")) ? spaced : text.toLowerCase();
  return PLAIN.reduce((rest, [saying, plain]) => rest.replace(saying, plain), kept)
    .replace(/\s{2,}/gu, " ")
    .trim();
}
