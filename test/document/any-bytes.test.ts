import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { DocumentError } from "../../src/document/error.ts";
import { readDocument } from "../../src/document/read.ts";
import { cell, docxOf, paragraph, table } from "./make.ts";
import { ofdOf } from "./make-ofd.ts";

const MAGIC = [
  "",
  "%PDF-1.7\n",
  "PK\u0003\u0004",
  "<!doctype html><table>",
  "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
  "{\\rtf",
  "\xff\xfe",
  "| a | b |\n",
];

/** A document whose spans lie within its text, in order, or a DocumentError with words for people; never anything else. */
async function readsOrSaysWhy(bytes: Uint8Array, name: string): Promise<void> {
  const result = await readDocument(bytes, name).catch((error: unknown) => error);
  if (result instanceof DocumentError) {
    expect(result.message).toMatch(/。$/u);
    return;
  }
  if (result instanceof Error) throw result;
  const { text, lines } = result as Awaited<ReturnType<typeof readDocument>>;
  expect(lines.length).toBeGreaterThan(0);
  let from = 0;
  for (const line of lines) {
    expect(line.start).toBeGreaterThanOrEqual(from);
    expect(line.end).toBeGreaterThan(line.start);
    let cellFrom = line.start;
    for (const { start, end } of line.cells ?? []) {
      expect(start).toBeGreaterThanOrEqual(cellFrom);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(line.end);
      cellFrom = start;
    }
    from = line.end;
  }
  expect(from).toBeLessThanOrEqual(text.length);
}

const anyName = fc.constantFrom("a.txt", "a.md", "a.docx", "a.pdf", "a.wps", "无名");

describe("any bytes give a document or say why not", () => {
  test("random ones, behind the marks of each format", async () => {
    const bytes = fc
      .tuple(fc.constantFrom(...MAGIC), fc.uint8Array({ maxLength: 2000 }))
      .map(([magic, rest]) => Buffer.concat([Buffer.from(magic, "latin1"), rest]));
    await fc.assert(fc.asyncProperty(bytes, anyName, readsOrSaysWhy), { numRuns: 400 });
  });

  test("random text", async () => {
    const text = fc.string({
      unit: fc.constantFrom("一", "、", "(", "\n", "\t", "|", "-", " ", "<p>", "</table>", "<td>", "年", "\u2028", "★", "机密"),
      maxLength: 300,
    });
    await fc.assert(
      fc.asyncProperty(text, anyName, (words, name) => readsOrSaysWhy(Buffer.from(words), name)),
      { numRuns: 300 },
    );
  });

  const files = new Map<string, Uint8Array>();
  beforeAll(async () => {
    files.set("a.doc", readFileSync(new URL("../fixtures/documents/numbered.doc", import.meta.url)));
    files.set("a.docx", await docxOf([paragraph("总体要求", 0), paragraph("任务", 1), table([cell("任务"), cell("单位")])]));
    files.set("a.ofd", ofdOf(["总体要求。".repeat(30)]));
    files.set(
      "a.pdf",
      Buffer.from(
        `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n4 0 obj<</Length 52>>stream\nBT /F 12 Tf 10 100 Td (Plan of the county, 2021) Tj ET\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>`,
      ),
    );
  });

  test.each(["a.docx", "a.doc", "a.ofd", "a.pdf"])("%s with bytes changed, cut out or doubled", async (name) => {
    const whole = files.get(name) ?? new Uint8Array();
    await expect(readDocument(whole, name)).resolves.toMatchObject({ name });
    const change = fc.record({
      at: fc.nat(whole.length - 1),
      byte: fc.integer({ min: 0, max: 255 }),
      cut: fc.nat(40),
      twice: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        let bytes = Buffer.from(whole);
        for (const { at, byte, cut, twice } of changes) {
          if (at < bytes.length) bytes[at] = byte;
          bytes = Buffer.concat([bytes.subarray(0, twice ? at + cut : at), bytes.subarray(at + (twice ? 0 : cut))]);
        }
        await readsOrSaysWhy(bytes, name);
      }),
      { numRuns: 150 },
    );
  });
});

describe("time grows with the size, not faster", () => {
  test.each([
    ["one line of 10 MB", "市司法局每年报告。".repeat(1_100_000)],
    ["a million pipes", "| ".repeat(1_000_000)],
    ["dashes between pipes", `|${"-".repeat(1_000_000)}x`],
    ["short lines", "一\n".repeat(200_000)],
    ["open tags", `<html><body>${"<p>".repeat(300_000)}`],
    ["open cells", `<html><body><table>${"<tr><td>".repeat(100_000)}`],
    ["cells within paragraphs", `<html><body>${"<td><p>".repeat(200_000)}`],
    ["spaces before a bracket", `<html><body><p>${" \n".repeat(1_000_000)}字`],
    ["stars of Markdown", "*".repeat(500_000)],
    ["brackets of Markdown", "[".repeat(500_000)],
  ])("%s", { timeout: 20_000 }, async (_, text) => {
    const begun = performance.now();
    await readDocument(Buffer.from(text), "a.md").catch((error: unknown) => expect(error).toBeInstanceOf(DocumentError));
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
