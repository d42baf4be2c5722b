import { DocumentError } from "./error.ts";

const HEADER = 512;
const END_OF_CHAIN = 0xfffffffe;
const DIRECTORY_ENTRY = 128;

/**
 * The streams of an OLE compound file by name ([MS-CFB]). Chains that run in a circle or out of the file are refused, so no more is read than
 * the file holds.
 */
export function readOle(bytes: Uint8Array): { stream(name: string): Buffer | undefined } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < HEADER) throw damaged();
  const sectorSize = file.readUInt16LE(30) === 12 ? 4096 : 512;
  const sector = (number: number) => {
    const start = (number + 1) * sectorSize;
    if (start >= file.length) throw damaged();
    return file.subarray(start, start + sectorSize);
  };
  const table = readTable(file, sector);
  const big = (first: number) => follow(table, first).map(sector);
  const directory = Buffer.concat(big(file.readUInt32LE(48)));
  const entries = readDirectory(directory);
  const root = entries.find((entry) => entry.type === 5);
  const miniCutoff = file.readUInt32LE(56);
  const mini = root === undefined ? Buffer.alloc(0) : Buffer.concat(big(root.first));
  const miniTable = toNumbers(Buffer.concat(big(file.readUInt32LE(60))));
  return {
    stream(name) {
      const entry = entries.find((each) => each.type === 2 && each.name === name);
      if (entry === undefined) return undefined;
      const parts =
        entry.size < miniCutoff ? follow(miniTable, entry.first).map((at) => mini.subarray(at * 64, at * 64 + 64)) : big(entry.first);
      return Buffer.concat(parts).subarray(0, entry.size);
    },
  };
}

/** The allocation table: its sectors are listed in the header, and in a chain of sectors of their own where there are more than 109. */
function readTable(file: Buffer, sector: (number: number) => Buffer): number[] {
  const sectors = toNumbers(file.subarray(76, HEADER));
  let next = file.readUInt32LE(68);
  for (let left = file.readUInt32LE(72); left > 0 && next < END_OF_CHAIN - 1; left -= 1) {
    const more = toNumbers(sector(next));
    next = more.pop() ?? END_OF_CHAIN;
    sectors.push(...more);
    if (sectors.length > file.length / sector(0).length + 128) throw damaged();
  }
  return sectors.filter((number) => number < END_OF_CHAIN - 1).flatMap((number) => toNumbers(sector(number)));
}

function follow(table: readonly number[], first: number): number[] {
  const chain: number[] = [];
  for (let at = first; at < END_OF_CHAIN - 1; at = table[at] ?? END_OF_CHAIN) {
    chain.push(at);
    if (chain.length > table.length) throw damaged();
  }
  return chain;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly first: number;
  readonly size: number;
}

function readDirectory(directory: Buffer): Entry[] {
  return Array.from({ length: Math.floor(directory.length / DIRECTORY_ENTRY) }, (_, index) => {
    const entry = directory.subarray(index * DIRECTORY_ENTRY, (index + 1) * DIRECTORY_ENTRY);
    const nameBytes = Math.min(64, Math.max(2, entry.readUInt16LE(64))) - 2;
    return {
      name: entry.toString("utf16le", 0, nameBytes),
      type: entry.readUInt8(66),
      first: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    };
  });
}

function toNumbers(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4));
}

function damaged(): DocumentError {
  return new DocumentError("broken", "Word 文件不完整或已损坏,打不开。请重新下载或另存为 docx 再上传。");
}
