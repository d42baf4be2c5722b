import { pinyin } from "pinyin-pro";

/** Puts common words right that were typed as pinyin (daoqi) or with the wrong characters of one sound (道期). */
export interface Speller {
  /** Pinyin to words, where all of it is words that are known here. */
  latin(text: string): string;
  /** Words of the wrong characters to the right ones; what `knows` finds in the plans is left alone. */
  homophones(text: string, knows: (phrase: string) => number): string;
}

/** Words of one syllable that pinyin between longer words may mean. */
const SINGLE = ["我", "的", "有", "在", "是", "要", "谁", "了", "吗", "第", "条", "找", "哪", "报", "交", "查", "看", "管"];
const LONGEST = 6;
const LATIN = /[a-z]{2,40}(?:[ '][a-z]{2,40}){0,8}/gu;

/** `words` are those worth finding. */
export function createSpeller(words: readonly string[]): Speller {
  const worth = [...new Set(words)].filter((word) => /^\p{Script=Han}{2,6}$/u.test(word));
  const known = new Set(worth);
  const bySound = new Map<string, string>();
  for (const word of [...worth, ...SINGLE]) {
    const sound = soundOf(word);
    if (!bySound.has(sound)) bySound.set(sound, word);
  }
  return {
    latin: (text) => text.replace(LATIN, (run) => spelt(run.replace(/[ ']/gu, ""), bySound) ?? run),
    homophones(text, knows) {
      let fixed = "";
      for (let at = 0; at < text.length; ) {
        const hit = homophoneAt(text, at, { known, bySound, knows });
        fixed += hit ?? text[at];
        at += hit?.length ?? 1;
      }
      return fixed;
    },
  };
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
  return fold(pinyin(word, { toneType: "none", type: "array" }).join(""));
}

/** Sounds that many people do not tell apart: zh and z, ng and n, l and n. */
function fold(sound: string): string {
  return sound
    .replace(/([zcs])h/gu, "$1")
    .replace(/ng/gu, "n")
    .replaceAll("ü", "v");
}
