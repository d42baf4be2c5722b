import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Whatever of the program has a say in how a text is read; text/ and time/ hold vocabularies too.
const FOLDERS = ["document", "plan", "text", "time"];

/** Changes when the program reads plans differently than before, so that an upgrade reads the seeds again and a plain start does not. */
export function readerDigest(): string {
  const source = fileURLToPath(new URL("../src", import.meta.url));
  const hash = createHash("sha256");
  for (const folder of FOLDERS) {
    const names = readdirSync(join(source, folder), { recursive: true, encoding: "utf8" }).filter((name) => /\.[jt]s$/.test(name));
    for (const name of names.sort()) hash.update(name).update(readFileSync(join(source, folder, name)));
  }
  return hash.digest("hex");
}
