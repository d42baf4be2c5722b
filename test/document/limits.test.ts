import { deflateRawSync, deflateSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type ReadOptions, readDocument } from "../../src/document/read.ts";
import { docxOf, docxOfXml, lineTexts, paragraph, readBytes, zipOf } from "./make.ts";

const MEGABYTE = 1_000_000;
const small: ReadOptions = { limits: { unpackedBytes: MEGABYTE, entries: 50, partBytes: MEGABYTE, pages: 3, characters: 10_000 } };

describe("a file that costs too much is refused", () => {
  test("by its own size", async () => {
    await expect(readDocument(new Uint8Array(2000), "a.txt", { limits: { bytes: 1000 } })).rejects.toMatchObject({ reason: "too-large" });
  });

  test("by the length of its text", async () => {
    await expect(readDocument(new TextEncoder().encode("字".repeat(10_001)), "a.txt", small)).rejects.toMatchObject({
      reason: "too-large",
    });
  });

  test("a zip bomb that tells its size", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(110 * MEGABYTE) }, { level: 9 });
    expect(bomb.length).toBeLessThan(MEGABYTE);
    await expect(readDocument(bomb, "a.docx")).rejects.toMatchObject({ reason: "too-large" });
  });

  test("a zip bomb that lies about its size", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(30 * MEGABYTE) }, { level: 9 });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    const central = view.getUint32(bomb.length - 22 + 16, true);
    view.setUint32(central + 24, 10, true);
    view.setUint32(22, 10, true);
    await expect(readDocument(bomb, "a.docx", small)).rejects.toMatchObject({ reason: "too-large" });
  });

  test("a zip whose parts are each small and together too much", async () => {
    const part = "<w:hdr>".padEnd(400_000, " ");
    const parts = Object.fromEntries([1, 2, 3].map((number) => [`word/header${number}.xml`, part]));
    await expect(readDocument(docxOfXml("", parts), "a.docx", small)).rejects.toMatchObject({ reason: "too-large" });
  });

  test("a zip of too many files", async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.xml`, ""]));
    await expect(readDocument(docxOfXml("", many), "a.docx", small)).rejects.toMatchObject({ reason: "too-large" });
  });

  test("a PDF whose stream unpacks to too much, and one within another", async () => {
    const pdf = (stream: Buffer) =>
      Buffer.concat([Buffer.from("%PDF-1.4\n1 0 obj<</Filter/FlateDecode>>stream\n"), stream, Buffer.from("\nendstream endobj")]);
    const zeros = deflateSync(Buffer.alloc(20 * MEGABYTE), { level: 9 });
    await expect(readDocument(pdf(zeros), "a.pdf", small)).rejects.toMatchObject({ reason: "too-large" });
    await expect(readDocument(pdf(deflateSync(zeros)), "a.pdf", small)).rejects.toMatchObject({ reason: "too-large" });
  });

  test("a table whose merged cells repeat a long text", async () => {
    const rows = `<tr><td rowspan="100">${"字".repeat(1400)}</td><td>甲</td></tr>${"<tr><td>乙</td></tr>".repeat(99)}`;
    const page = `<html><body><table>${rows.repeat(100)}</table></body></html>`;
    await expect(readBytes(page, "a.html")).rejects.toMatchObject({ reason: "too-large" });
  });
});

describe("tricks of XML do no harm", () => {
  test("entities of a DTD are neither expanded nor fetched", async () => {
    const bytes = zipOf({
      "word/document.xml":
        '<!DOCTYPE d [<!ENTITY a "哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>文&b;&f;&#21475;</w:t></w:r></w:p></w:body></w:document>',
    });
    const [line] = lineTexts(await readBytes(bytes, "a.docx"));
    expect(line).toBe("文&b;&f;口");
  });

  test("nesting without end is refused", async () => {
    const deep = docxOfXml("<w:x>".repeat(50_000));
    await expect(readBytes(deep, "a.docx")).rejects.toMatchObject({ reason: "broken" });
    await expect(readBytes(`<html><body>${"<div>".repeat(50_000)}字`, "a.html")).rejects.toMatchObject({ reason: "broken" });
  });
});

describe("an error says what the file is and what to do", () => {
  const png = Uint8Array.of(
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    0,
    0,
    0,
    0x0d,
    0x49,
    0x48,
    0x44,
    0x52,
    0,
    0,
    0,
    1,
    0,
    0,
    0,
    1,
    8,
    0,
    0,
    0,
    0,
  );
  const ole = (stream: string) =>
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504), Buffer.from(stream, "utf16le"), Buffer.alloc(512)]);

  test.each([
    ["an empty file", new Uint8Array(), "empty", "空的"],
    ["blank text", new TextEncoder().encode(" \n\u3000\n"), "empty", "没有文字"],
    ["a picture", png, "unsupported", "图片"],
    ["a spreadsheet", zipOf({ "xl/workbook.xml": "<x/>" }), "unsupported", "Excel"],
    ["another archive", zipOf({ "a.txt": "文" }), "unsupported", "压缩包"],
    ["an old spreadsheet", ole("Workbook"), "unsupported", "Excel"],
    ["a locked Word file", ole("EncryptedPackage"), "encrypted", "密码"],
    ["rich text", new TextEncoder().encode("{\\rtf1 abc}"), "unsupported", "RTF"],
    ["a broken OLE file", ole("WordDocument"), "broken", "另存为"],
    ["half a PDF", new TextEncoder().encode("%PDF-1.7\n1 0 obj"), "broken", "重新下载"],
  ])("%s", async (_, bytes, reason, words) => {
    const error = await readDocument(bytes, "a.bin").catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: "DocumentError", reason });
    expect(String(error)).toContain(words);
  });

  test("a zip with a password", async () => {
    const locked = zipOf({ "word/document.xml": "<w:document/>" });
    const view = new DataView(locked.buffer, locked.byteOffset);
    const central = view.getUint32(locked.length - 22 + 16, true);
    view.setUint16(central + 8, view.getUint16(central + 8, true) | 1, true);
    await expect(readDocument(locked, "a.docx")).rejects.toMatchObject({ reason: "encrypted" });
  });

  test("half a docx", async () => {
    const bytes = await docxOf([paragraph("正文。")]);
    await expect(readDocument(bytes.subarray(0, bytes.length / 2), "a.docx")).rejects.toMatchObject({ reason: "broken" });
  });

  test("a docx whose text is damaged", async () => {
    const bytes = zipSync({ "word/document.xml": [deflateRawSync(Buffer.from("<w:document>")), { level: 0 }] });
    await expect(readDocument(bytes, "a.docx")).rejects.toMatchObject({ reason: "broken" });
  });
});
