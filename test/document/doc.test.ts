import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/document/read.ts";
import { lineTexts, rows } from "./make.ts";

/** Saved by LibreOffice 7.4 as Word 97: automatic numbers, a table with a cell merged down, a page header. */
const FILE = readFileSync(new URL("../fixtures/documents/numbered.doc", import.meta.url));

describe("a .doc", () => {
  test("keeps automatic numbers, quotation marks and dashes, and leaves its header out", async () => {
    const document = await readDocument(FILE, "方案.doc");
    expect(document.format).toBe("doc");
    expect(lineTexts(document)).toEqual([
      "某县法治建设方案",
      "一、总体要求",
      "(一)指导思想",
      "任务 | 责任单位",
      "每年1月31日前报告 | 市司法局",
      "每季度通报 | 市司法局",
      "“结束”——完。",
    ]);
  });

  test("repeats a cell merged down", async () => {
    expect(rows(await readDocument(FILE, "方案.wps"))).toEqual([
      ["任务", "责任单位"],
      ["每年1月31日前报告", "市司法局"],
      ["每季度通报", "市司法局"],
    ]);
  });

  test("is refused for a mark in its header", async () => {
    const marked = Buffer.from(FILE);
    const header = Buffer.from("某县人民政府公报", "utf16le");
    const at = marked.indexOf(header);
    expect(at).toBeGreaterThan(0);
    marked.set(Buffer.from("机密★十年   ".padEnd(8), "utf16le").subarray(0, header.length), at);
    await expect(readDocument(marked, "方案.doc")).rejects.toMatchObject({ reason: "classified" });
  });

  test("with a password is refused", async () => {
    const locked = Buffer.from(FILE);
    const at = locked.indexOf(Buffer.from([0xec, 0xa5]));
    locked.writeUInt16LE(locked.readUInt16LE(at + 0x0a) | 0x0100, at + 0x0a);
    await expect(readDocument(locked, "方案.doc")).rejects.toMatchObject({ reason: "encrypted" });
  });

  test("whose chain of sectors runs in a circle is refused", async () => {
    const circular = Buffer.from(FILE);
    const table = (circular.readUInt32LE(76) + 1) * 512;
    for (let entry = 0; entry < 128; entry += 1) circular.writeUInt32LE(entry, table + entry * 4);
    await expect(readDocument(circular, "方案.doc")).rejects.toMatchObject({ reason: "broken" });
  });
});
