import { writeFile } from "node:fs/promises";
import { UsageError } from "./options.ts";

/** Throws a UsageError where the file is there already and is not to be overwritten, or cannot be written. */
export async function saveFile(path: string, bytes: Uint8Array, force = false): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: force ? "w" : "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new UsageError(`已经有文件 ${path}。要覆盖请加 --force。`, { cause: error });
    if (code === "ENOENT") throw new UsageError(`没有这个文件夹,写不出 ${path}。`, { cause: error });
    throw new UsageError(`写不出 ${path}(${code ?? String(error)})。请检查路径和权限。`, { cause: error });
  }
}
