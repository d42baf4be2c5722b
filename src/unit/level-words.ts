import type { Region, RegionLevel } from "../region/types.ts";

/** `city` is the plan's own place when that is a city, the prefecture above it otherwise. */
export type LevelWord = RegionLevel | "city";

/** Words for levels in front of a body or a group. */
const LEVEL_WORDS: readonly (readonly [string, readonly LevelWord[]])[] = [
  ["旗县市区 旗县区 旗县 县市区 县区 县市 区市县 区县 区市 市区县 县 旗 区", ["county"]],
  ["设区的市 地市 市州 州市 自治州 州 盟 地区", ["prefecture"]],
  ["市", ["city"]],
  ["自治区 省", ["province"]],
  ["苏木乡镇街道 苏木乡镇 乡镇苏木 苏木镇 苏木 乡镇街道 乡镇街 乡镇场 乡镇 镇街 镇乡 街镇 乡街 乡 镇 街道", ["township"]],
  ["嘎查村 嘎查 村居 村", ["village"]],
  ["市县乡 市县镇", ["city", "county", "township"]],
  ["市县区 市县", ["city", "county"]],
  ["省市县乡", ["province", "city", "county", "township"]],
  ["省市县", ["province", "city", "county"]],
  ["县乡村", ["county", "township", "village"]],
  ["县乡 县镇", ["county", "township"]],
  ["乡村 镇村", ["township", "village"]],
];

/** Longest first. */
const BY_LENGTH = LEVEL_WORDS.flatMap(([words, levels]) => words.split(" ").map((word) => ({ word, levels }))).sort(
  (a, b) => b.word.length - a.word.length,
);

/** The level word that the text begins with: 县(市、区), 州, 乡镇(街道). */
export function levelWordAt(text: string): { readonly length: number; readonly levels: readonly LevelWord[] } | null {
  const bracketed = /^([市县区旗州盟乡镇街道村苏木嘎查]{1,6})\(([市县区旗州盟地乡镇街道办场园社居苏木嘎查、,]+)\)/.exec(text);
  if (bracketed?.[1] && bracketed[2]) return { length: bracketed[0].length, levels: bracketedLevels(bracketed[1], bracketed[2]) };
  const plain = BY_LENGTH.find(({ word }) => text.startsWith(word));
  return plain ? { length: plain.word.length, levels: plain.levels } : null;
}

/** In 县(市、区) and 市(县、区) all mean the county; in 市县(区) the city stands for itself. */
function bracketedLevels(base: string, bracket: string): readonly LevelWord[] {
  if (/[村查]/.test(base)) return ["village"];
  if (/[乡镇街木]/.test(base)) return ["township"];
  if (/^市县/.test(base)) return ["city", "county"];
  return /[县区旗]/.test(base + bracket) ? ["county"] : ["prefecture"];
}

const PLACE_ENDINGS: Readonly<Record<string, RegExp>> = {
  县: /县$/,
  市: /市$/,
  区: /区$/,
  州: /州$/,
  自治州: /自治州$/,
  盟: /盟$/,
  旗: /旗$/,
  省: /省$/,
  自治区: /自治区$/,
  镇: /镇$/,
  乡: /乡$/,
  街道: /街道$/,
};

/** The place itself or one above it that 县, 市, 州 … in front of a body's name means; `chain` begins with the place. */
export function placeMeant(word: string, chain: readonly Region[]): Region | null {
  const ending = PLACE_ENDINGS[word];
  if (!ending) return null;
  return chain.find((region) => ending.test(region.name) && !(word === "区" && region.level === "province")) ?? null;
}
