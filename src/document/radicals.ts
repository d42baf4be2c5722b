/*
 * Many Chinese PDF fonts map common characters (行, 见, 长) to the code of the radical that looks the same. The equivalents are those of
 * Unicode's EquivalentUnifiedIdeograph.txt (14.0). Normalising all text with NFKC would also change ①, full-width marks and units.
 */

/** For U+2F00–U+2FD5, in order; ⼾ is 户, which it stands for in mainland files, where Unicode has 戶. */
const KANGXI =
  "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮" +
  "皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/** The radicals supplement, U+2E81–U+2EF3, has gaps: pairs. */
const SUPPLEMENT =
  "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬" +
  "⻭⻮⻯⻰⻱⻲⻳";
const SUPPLEMENT_EQUIVALENTS =
  "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐" +
  "歯齿竜龙龜亀龟";

const EQUIVALENTS: ReadonlyMap<string, string> = new Map([
  ...[...KANGXI].map((ideograph, index) => [String.fromCodePoint(0x2f00 + index), ideograph] as const),
  ...[...SUPPLEMENT].map((radical, index) => [radical, [...SUPPLEMENT_EQUIVALENTS][index] ?? radical] as const),
]);

/** Text with radicals, compatibility ideographs (U+F900–U+FAFF) and joined dashes (⸺) replaced by the characters they stand for. */
export function plainIdeographs(text: string): string {
  return text
    .replaceAll("\u2e3a", "——")
    .replaceAll(/[\u2e80-\u2fdf\uf900-\ufaff]/gu, (character) => EQUIVALENTS.get(character) ?? character.normalize("NFKC"));
}
