import { pinyin } from "pinyin-pro";
import type { Span } from "./cues.ts";

/** Puts common words right that were typed as pinyin (daoqi) or with the wrong characters of one sound (道期). */
export interface Speller {
  /** Pinyin to words, where all of it is words that are known here. */
  latin(text: string): string;
  /** Words of the wrong characters to the right ones; names, and what `knows` finds in the plans, are left alone. */
  homophones(text: string, knows: (phrase: string) => number, names: readonly Span[]): string;
}

/** Words of one syllable that pinyin between longer words may mean. */
const SINGLE = ["我", "的", "有", "在", "是", "要", "谁", "了", "吗", "第", "条", "找", "哪", "报", "交", "查", "看", "管"];
/** Days as people type them half in letters: xia周, 月di. */
const TIMES = [
  "本周",
  "这周",
  "下周",
  "上周",
  "这个月",
  "本月",
  "下月",
  "下个月",
  "上个月",
  "月底",
  "年底",
  "年内",
  "今年",
  "明年",
  "去年",
  "本季度",
  "下季度",
  "季度",
  "半年",
  "今天",
  "明天",
];
const LONGEST = 6;
const MIXED = /(\p{Script=Han}{0,3})([a-z]{2,12})(\p{Script=Han}{0,3})/gu;
const LATIN = /[a-z]{2,40}(?:[ '][a-z]{2,40}){0,8}/gu;

/** `words` are those worth finding. */
export function createSpeller(words: readonly string[]): Speller {
  const worth = [...new Set(words)].filter((word) => /^\p{Script=Han}{2,6}$/u.test(word));
  const known = new Set(worth);
  const bySound = soundsOf(worth, soundOf);
  const byPinyin = soundsOf([...worth, ...TIMES, ...SINGLE], (word) => fold(soundOf(word)));
  return {
    latin: (text) =>
      text
        .replace(MIXED, (all, before: string, run: string, after: string) => mixed({ before, run, after }, byPinyin) ?? all)
        .replace(LATIN, (run) => spelt(run.replace(/[ ']/gu, ""), byPinyin) ?? run),
    homophones(text, knows, names) {
      let fixed = "";
      for (let at = 0; at < text.length; ) {
        const name = names.find(({ start, end }) => at >= start && at < end);
        const next = names.find(({ start }) => start > at)?.start ?? text.length;
        const hit = name ? text.slice(at, name.end) : homophoneAt(text.slice(0, next), at, { known, bySound, knows });
        fixed += hit ?? text[at];
        at += hit?.length ?? 1;
      }
      return fixed;
    },
  };
}

function soundsOf(words: readonly string[], soundOfWord: (word: string) => string): ReadonlyMap<string, string> {
  const sounds = new Map<string, string>();
  for (const word of words) {
    const sound = soundOfWord(word);
    if (!sounds.has(sound)) sounds.set(sound, word);
  }
  return sounds;
}

interface Words {
  readonly known: ReadonlySet<string>;
  readonly bySound: ReadonlyMap<string, string>;
  readonly knows: (phrase: string) => number;
}

function homophoneAt(text: string, at: number, { known, bySound, knows }: Words): string | null {
  for (let length = LONGEST; length > 1; length--) {
    const typed = text.slice(at, at + length);
    if (typed.length < length || !/^\p{Script=Han}+$/u.test(typed)) continue;
    if (known.has(typed)) return typed;
    const meant = bySound.get(soundOf(typed));
    if (meant && meant !== typed && knows(typed) < 1) return meant;
  }
  return null;
}

/** dan位 and 任wu: a word of which a part is pinyin. */
function mixed(
  { before, run, after }: Readonly<Record<"before" | "run" | "after", string>>,
  byPinyin: ReadonlyMap<string, string>,
): string | null {
  for (let first = 0; first <= before.length; first++) {
    for (let last = after.length; last >= 0; last--) {
      const word =
        first === before.length && last === 0
          ? undefined
          : byPinyin.get(fold(soundOf(before.slice(first)) + run + soundOf(after.slice(0, last))));
      if (word) return before.slice(0, first) + word + after.slice(last);
    }
  }
  return null;
}

/** Latin letters as the fewest words that sound so; null where some letters are left. */
function spelt(run: string, bySound: ReadonlyMap<string, string>): string | null {
  const best: (readonly string[] | null)[] = [[]];
  const letters = fold(run);
  for (let end = 1; end <= letters.length; end++) {
    best[end] = null;
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const word = before ? bySound.get(letters.slice(start, end)) : undefined;
      if (before && word && before.length + 1 < (best[end]?.length ?? Number.POSITIVE_INFINITY)) best[end] = [...before, word];
    }
  }
  return best[letters.length]?.join("") ?? null;
}

function soundOf(word: string): string {
  return pinyin(word, { toneType: "none", type: "array" }).join("");
}

/** Sounds that many people do not tell apart: zh and z, ng and n, l and n. */
function fold(sound: string): string {
  return sound
    .replace(/([zcs])h/gu, "$1")
    .replace(/ng/gu, "n")
    .replaceAll("ü", "v");
}
