/** Prints the plans of a UTF-8 text file as JSON: `npx tsx test/plan/parse-file.ts FILE`. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { textDocument } from "../../src/document/text.ts";
import { parsePlans } from "../../src/plan/parse.ts";

const file = process.argv[2];
if (file === undefined) throw new Error("usage: parse-file FILE");
console.log(JSON.stringify(parsePlans(textDocument(readFileSync(file, "utf8"), basename(file)))));
