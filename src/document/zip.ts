import { inflateRawSync } from "node:zlib";
import { DocumentError } from "./error.ts";
import { type Limits, tooLarge } from "./limits.ts";

/** The entries of a zip archive, unpacked one at a time and only when asked for. */
export interface Zip {
  readonly names: ReadonlySet<string>;
  /** `undefined` where there is no such entry. Throws a DocumentError for what cannot be unpacked within the limits. */
  read(name: string): Uint8Array | undefined;
}

/**
 * Opens a zip archive by its central directory. What the archive claims of its sizes is checked first; what comes out is counted while
 * unpacking, over all reads, so that an archive that lies about its sizes is refused too. Layout: PKWARE APPNOTE 6.3, 4.3.
 */
export function openZip(bytes: Uint8Array, limits: Limits): Zip {
  const entries = readDirectory(bytes, limits);
  let left = limits.unpackedBytes;
  return {
    names: new Set(entries.keys()),
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      const unpacked = unpack(bytes, entry, Math.min(left, limits.partBytes));
      left -= unpacked.length;
      return unpacked;
    },
  };
}

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

function readDirectory(bytes: Uint8Array, limits: Limits): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw tooLarge(`压缩包内有${count}个文件`);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  let claimed = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw brokenZip();
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/");
    const entry: Entry = {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    claimed += entry.unpacked;
    if (claimed > limits.unpackedBytes) throw tooLarge("解压后超过上限");
    entries.set(name, entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record lies in the last 64 kB, before a comment. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw brokenZip();
}

function unpack(bytes: Uint8Array, entry: Entry, limit: number): Uint8Array {
  if (entry.encrypted) throw new DocumentError("encrypted", "文件已加密,读不了。请去掉密码后再上传。");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) throw brokenZip();
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) {
    if (packed.length > limit) throw tooLarge("解压后超过上限");
    return packed;
  }
  if (entry.method !== 8) throw brokenZip();
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge("解压后超过上限");
    throw brokenZip(cause);
  }
}

function brokenZip(cause?: unknown): DocumentError {
  return new DocumentError("broken", "文件不完整或已损坏,打不开。请重新下载或另存一份再上传。", { cause });
}
