import type { RegionLevel } from "./types.ts";

/** Nationalities as they stand in names of autonomous places, longest first so that 蒙古族 goes before 蒙古. */
const NATIONALITIES = (
  "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 " +
  "阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
)
  .split(" ")
  .flatMap((name) => [`${name}族`, ...(name.length > 1 ? [name] : [])])
  .sort((a, b) => b.length - a.length);

/** Short forms that no rule yields, from local usage. */
const CUSTOMARY: Readonly<Record<string, readonly string[]>> = {
  巴音郭楞蒙古自治州: ["巴州", "巴音郭楞州", "巴音郭楞"],
  博尔塔拉蒙古自治州: ["博州", "博尔塔拉州", "博尔塔拉"],
  克孜勒苏柯尔克孜自治州: ["克州", "克孜勒苏州", "克孜勒苏"],
  伊犁哈萨克自治州: ["伊犁州", "伊犁"],
  西双版纳傣族自治州: ["西双版纳州", "西双版纳", "版纳州"],
  莫力达瓦达斡尔族自治旗: ["莫力达瓦旗", "莫旗"],
  鄂伦春自治旗: ["鄂伦春旗"],
  鄂温克族自治旗: ["鄂温克旗"],
  塔什库尔干塔吉克自治县: ["塔什库尔干县", "塔县", "塔什库尔干"],
  察布查尔锡伯自治县: ["察布查尔县", "察县", "察布查尔"],
  巴里坤哈萨克自治县: ["巴里坤县", "巴里坤"],
  和布克赛尔蒙古自治县: ["和布克赛尔县", "和丰县"],
  东乡族自治县: ["东乡县"],
  互助土族自治县: ["互助县"],
  天祝藏族自治县: ["天祝县", "天祝"],
  阿克塞哈萨克族自治县: ["阿克塞县", "阿克塞"],
  河南蒙古族自治县: ["河南县"],
  龙胜各族自治县: ["龙胜县", "龙胜"],
  隆林各族自治县: ["隆林县", "隆林"],
};

const ENDINGS: Readonly<Record<RegionLevel, readonly string[]>> = {
  province: ["维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市"],
  prefecture: ["地区", "市", "盟"],
  county: ["林区", "特区", "新区", "县", "市", "区"],
  township: ["街道办事处", "地区办事处", "街道", "民族乡", "苏木", "镇", "乡"],
  village: ["社区居委会", "村委会", "社区", "村"],
};

/**
 * What people say instead of the full name; the first is the shortest that is still official style (昌吉州, 木垒县, 洪雅).
 * A name of one letter is never shortened: 忠县 stays 忠县.
 */
export function shortNamesOf(name: string, level: RegionLevel): readonly string[] {
  const customary = CUSTOMARY[name];
  if (customary) return customary;
  const autonomous = /^(.+)自治(州|县|旗)$/.exec(name);
  if (autonomous?.[1] && autonomous[2]) return autonomousShortNames(autonomous[1], autonomous[2]);
  const ending = ENDINGS[level].find((e) => name.endsWith(e) && name.length - e.length >= 2);
  if (!ending) return [];
  const stem = name.slice(0, -ending.length);
  if (ending === "民族乡" || ending === "乡") return [withoutNationalities(stem)].filter((n) => n.length >= 2);
  return [stem];
}

function autonomousShortNames(stem: string, kind: string): readonly string[] {
  const plain = withoutNationalities(stem);
  return plain.length >= 2 ? [`${plain}${kind}`, plain] : [`${plain}${kind}`];
}

function withoutNationalities(stem: string): string {
  let rest = stem;
  for (;;) {
    const tail = NATIONALITIES.find((n) => rest.endsWith(n) && rest.length - n.length >= 1);
    if (!tail) return rest;
    rest = rest.slice(0, -tail.length);
  }
}
