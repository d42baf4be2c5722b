import { pinyin } from "pinyin-pro";

/** A text, and beside it its sounds: one character each, so that a place in one is the same place in the other. */
export interface SoundedText {
  readonly text: string;
  readonly sounds: string;
}

/** Of fewer characters too many words sound alike. */
const SHORTEST = 4;
/** A topic is no longer; what is, is a sentence. */
const LONGEST = 16;

export function sounded(text: string): SoundedText {
  return { text, sounds: [...text].map(soundOf).join("") };
}

/** A phrase with its slips put right as the texts print it: 公平竞争神查, zhengwu公开. As it was where nothing there sounds so. */
export function respell(phrase: string, texts: readonly SoundedText[]): string {
  const typed = partsOf(phrase);
  if (!typed || typed.length < SHORTEST || typed.length > LONGEST) return phrase;
  for (let length = typed.length; length >= SHORTEST; length--) {
    for (let start = 0; start + length <= typed.length; start++) {
      const meant = printedAs({ typed, start, length }, texts);
      if (meant) return wordsOf(typed.slice(0, start)) + meant + wordsOf(typed.slice(start + length));
    }
  }
  return phrase;
}

interface Part {
  readonly typed: string;
  readonly sound: string;
}

/** Characters and syllables; null where letters are no pinyin. */
function partsOf(phrase: string): readonly Part[] | null {
  const parts: Part[] = [];
  for (const [run] of phrase.matchAll(/[a-z]+|[^a-z]/gu)) {
    const syllables = /^[a-z]/u.test(run) ? syllablesOf(run) : [{ typed: run, sound: soundOf(run) }];
    if (!syllables) return null;
    parts.push(...syllables);
  }
  return parts;
}

function wordsOf(parts: readonly Part[]): string {
  return parts.map(({ typed }) => typed).join("");
}

interface Window {
  readonly typed: readonly Part[];
  readonly start: number;
  readonly length: number;
}

interface Printed {
  readonly words: string;
  readonly times: number;
}

/** What the texts print most often that sounds like a part of it; null where they print that as typed. */
function printedAs(window: Window, texts: readonly SoundedText[]): string | null {
  const part = window.typed.slice(window.start, window.start + window.length);
  const words = wordsOf(part);
  const sound = part.map((one) => one.sound).join("");
  if (!/^[\p{Script=Han}a-z]{4,}$/u.test(words) || texts.some(({ text }) => text.includes(words))) return null;
  const counts = new Map<string, number>();
  for (const { text, sounds } of texts) {
    for (let at = sounds.indexOf(sound); at >= 0; at = sounds.indexOf(sound, at + 1)) {
      const printed = text.slice(at, at + sound.length);
      counts.set(printed, (counts.get(printed) ?? 0) + 1);
    }
  }
  const likely = [...counts].sort((a, b) => b[1] - a[1]).find(([printed, times]) => isSlip(window, { words: printed, times }, texts));
  return likely?.[0] ?? null;
}

/** A few characters changed at most, each in pairs that the texts have more seldom: 乡镇执法 is no slip for a rare 乡政执法. */
function isSlip({ typed, start, length }: Window, printed: Printed, texts: readonly SoundedText[]): boolean {
  const changed = Array.from({ length }, (_, at) => start + at).filter((at) => {
    const character = typed[at]?.typed ?? "";
    return !/^[a-z]/u.test(character) && character !== printed.words[at - start];
  });
  if (changed.length > Math.max(1, Math.floor(length / 4))) return false;
  const pairs = changed.flatMap((at) => [typed.slice(Math.max(0, at - 1), at + 1), typed.slice(at, at + 2)]);
  return pairs.every((pair) => pair.length < 2 || timesOf(wordsOf(pair), texts) < printed.times);
}

function timesOf(words: string, texts: readonly SoundedText[]): number {
  return texts.reduce((sum, { text }) => sum + text.split(words).length - 1, 0);
}

/** Letters as the fewest syllables. */
function syllablesOf(letters: string): readonly Part[] | null {
  const best: (readonly Part[] | null)[] = [[]];
  for (let end = 1; end <= letters.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - 6); start < end; start++) {
      const typed = letters.slice(start, end);
      const [before, sound] = [best[start], codes.get(fold(typed))];
      if (before && sound && before.length + 1 < (best[end]?.length ?? Number.POSITIVE_INFINITY)) best[end] = [...before, { typed, sound }];
    }
  }
  return best[letters.length] ?? null;
}

/** One private character a sound, and the sounds of characters that were met. */
const codes = new Map<string, string>();
const known = new Map<string, string>();

function soundOf(character: string): string {
  if (!/^[\u3400-\u9fff]$/u.test(character)) return character;
  const made = known.get(character) ?? codeOf(fold(pinyin(character, { toneType: "none" })));
  known.set(character, made);
  return made;
}

function codeOf(sound: string): string {
  const made = codes.get(sound) ?? String.fromCharCode(0xe800 + codes.size);
  codes.set(sound, made);
  return made;
}

/** Sounds that many people do not tell apart: zh and z, ng and n. */
function fold(sound: string): string {
  return sound
    .replace(/([zcs])h/u, "$1")
    .replace(/ng$/u, "n")
    .replaceAll("ü", "v");
}
