import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { DocumentError } from "../document/error.ts";
import type { SourceDocument } from "../document/types.ts";
import { findOcr } from "./ocr.ts";

export type ReadFile = { readonly file: string; readonly document: SourceDocument } | { readonly file: string; readonly error: string };

/** Reads files of any format one after the other; a broken one gives an error in plain Chinese and does not stop the rest. */
export async function* readFiles(files: readonly string[]): AsyncGenerator<ReadFile> {
  // The readers take a third of a second to load, which no other sub-command should pay.
  const [{ readDocument }, ocr] = await Promise.all([import("../document/read.ts"), findOcr()]);
  for (const file of files) {
    try {
      yield { file, document: await readDocument(await readFile(file), basename(file), ocr ? { ocr } : {}) };
    } catch (error) {
      yield { file, error: reasonOf(error) };
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof DocumentError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "没有这个文件,请检查路径。";
  if (code === "EISDIR") return "这是文件夹,请指明文件。";
  if (code === "EACCES") return "没有读取权限。";
  return `读不了这个文件(${error instanceof Error ? error.message : String(error)})。`;
}

/** A bar on stderr, drawn only for people who look on: many files, and a terminal. */
export function progressOf(total: number, stream: NodeJS.WriteStream = process.stderr): { step(file: string): void; clear(): void } {
  if (!stream.isTTY || total < 2) return { step: () => {}, clear: () => {} };
  let done = 0;
  const clear = () => stream.write("\r\u001b[K");
  return {
    clear,
    step(file) {
      done += 1;
      const filled = Math.round((done / total) * BAR);
      clear();
      stream.write(`${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${done}/${total} ${basename(file).slice(0, 40)}`);
    },
  };
}

const BAR = 20;
