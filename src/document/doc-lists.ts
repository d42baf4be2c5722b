import type { Level, List } from "./word-numbering.ts";

/** Names of number formats by code ([MS-OSHARED] 2.2.1.3 MSONFC); others print digits. */
const FORMATS: Readonly<Record<number, string>> = {
  1: "upperRoman",
  2: "lowerRoman",
  3: "upperLetter",
  4: "lowerLetter",
  10: "ideographDigital",
  11: "japaneseCounting",
  14: "decimalFullWidth",
  18: "decimalEnclosedCircle",
  22: "decimalZero",
  23: "bullet",
  26: "decimalEnclosedFullstop",
  27: "decimalEnclosedParen",
  28: "decimalEnclosedCircleChinese",
  29: "ideographEnclosedCircle",
  30: "ideographTraditional",
  31: "ideographZodiac",
  33: "taiwaneseCounting",
  35: "taiwaneseCountingThousand",
  37: "chineseCounting",
  38: "chineseLegalSimplified",
  39: "chineseCountingThousand",
  255: "none",
};
const LIST_BYTES = 28;
const LEVEL_BYTES = 28;
const OVERRIDE_BYTES = 16;

/**
 * The lists of a .doc by their override's index, from 1, as paragraphs name them. `lists` is the table stream from PlfLst on: the levels follow
 * after it, uncounted. `overrides` is PlfLfo ([MS-DOC] 2.9.131, 2.9.150, 2.9.203).
 */
export function readDocLists(lists: Buffer, overrides: Buffer): Map<string, List> {
  const definitions = readDefinitions(lists);
  const out = new Map<string, List>();
  const count = overrides.length < 4 ? 0 : Math.min(overrides.readUInt32LE(0), Math.floor((overrides.length - 4) / OVERRIDE_BYTES));
  let at = 4 + count * OVERRIDE_BYTES;
  for (let index = 0; index < count; index += 1) {
    const start = 4 + index * OVERRIDE_BYTES;
    const id = String(overrides.readUInt32LE(start));
    const changes = overrides.readUInt8(start + 12);
    const definition = definitions.get(id);
    const levels = new Map(definition?.levels);
    const startOverrides = new Map<number, number>();
    at += 4;
    for (let change = 0; change < changes && at + 8 <= overrides.length; change += 1) {
      const flags = overrides.readUInt32LE(at + 4);
      const depth = flags & 0x0f;
      if ((flags & 0x10) !== 0) startOverrides.set(depth, overrides.readUInt32LE(at));
      at += 8;
      if ((flags & 0x20) === 0) continue;
      const { level, end } = readLevel(overrides, at);
      if (level !== undefined) levels.set(depth, level);
      at = end;
    }
    out.set(String(index + 1), { abstract: id, levels, startOverrides, levelOfStyle: definition?.levelOfStyle ?? new Map() });
  }
  return out;
}

type Definition = Pick<List, "levels" | "levelOfStyle">;

function readDefinitions(lists: Buffer): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  const count = lists.length < 2 ? 0 : Math.min(lists.readUInt16LE(0), Math.floor((lists.length - 2) / LIST_BYTES));
  let at = 2 + count * LIST_BYTES;
  for (let index = 0; index < count; index += 1) {
    const start = 2 + index * LIST_BYTES;
    const simple = (lists.readUInt8(start + 26) & 1) === 1;
    const levels = new Map<number, Level>();
    const levelOfStyle = new Map<string, number>();
    for (let depth = 0; depth < (simple ? 1 : 9); depth += 1) {
      const { level, end } = readLevel(lists, at);
      if (level !== undefined) levels.set(depth, level);
      at = end;
      levelOfStyle.set(String(lists.readUInt16LE(start + 8 + depth * 2)), depth);
    }
    definitions.set(String(lists.readUInt32LE(start)), { levels, levelOfStyle });
  }
  return definitions;
}

/** A level's fixed part, two lists of properties, and its text, in which a character 0–8 stands for that level's number. */
function readLevel(data: Buffer, at: number): { level: Level | undefined; end: number } {
  if (at + LEVEL_BYTES + 2 > data.length) return { level: undefined, end: data.length };
  const flags = data.readUInt8(at + 5);
  const textAt = at + LEVEL_BYTES + data.readUInt8(at + 24) + data.readUInt8(at + 25);
  if (textAt + 2 > data.length) return { level: undefined, end: data.length };
  const end = textAt + 2 + data.readUInt16LE(textAt) * 2;
  const text = data.toString("utf16le", textAt + 2, Math.min(end, data.length));
  const level: Level = {
    start: data.readUInt32LE(at),
    format: FORMATS[data.readUInt8(at + 4)] ?? "decimal",
    pattern: [...text].map((character) => (character.charCodeAt(0) < 9 ? `%${character.charCodeAt(0) + 1}` : character)).join(""),
    restart: (flags & 0x08) === 0 ? undefined : data.readUInt8(at + 26),
    legal: (flags & 0x04) !== 0,
    suffix: data.readUInt8(at + 15) === 1 ? "space" : "tab",
  };
  return { level, end };
}
