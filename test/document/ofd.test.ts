import { expect, test } from "vitest";
import { textDocument } from "../../src/document/text.ts";
import { lineTexts, readBytes, SEED_PLANS, seedText, squeezed, zipOf } from "./make.ts";
import { ofdOf } from "./make-ofd.ts";

test.each(SEED_PLANS)("%s gives the same lines as its text", async (name) => {
  const own = squeezed(textDocument(seedText(name), name));
  const document = await readBytes(ofdOf(own), "方案.ofd");
  expect(document.format).toBe("ofd");
  expect(squeezed(document)).toEqual(own);
});

const page = (objects: string) =>
  zipOf({
    "OFD.xml": "<OFD><DocBody><DocRoot>/Doc_0/Document.xml</DocRoot></DocBody></OFD>",
    "Doc_0/Document.xml": '<Document><Pages><Page BaseLoc="./Pages/P.xml"/><Page BaseLoc="Pages/missing.xml"/></Pages></Document>',
    "Doc_0/Pages/P.xml": `<Page><Content><Layer><PageBlock>${objects}</PageBlock></Layer></Content></Page>`,
  });

test("objects are placed by boundary, matrix and steps; invisible and slanting ones are left out", async () => {
  const bytes = page(`
    <TextObject Boundary="40 100 60 8" CTM="2 0 0 2 0 0" Size="2.5"><TextCode X="0" Y="3" DeltaX="2.5 g 1 2.5">司法局</TextCode><TextCode X="7.5" Y="3">等</TextCode></TextObject>
    <TextObject Boundary="20 100 20 8" Size="5"><TextCode X="0" Y="6">责任单位</TextCode></TextObject>
    <TextObject Boundary="20 150 20 8" Size="5" Visible="false"><TextCode X="0" Y="6">看不见</TextCode></TextObject>
    <TextObject Boundary="20 160 20 8" CTM="0.7 0.7 -0.7 0.7 0 0" Size="5"><TextCode X="0" Y="6">水印</TextCode></TextObject>`);
  expect(lineTexts(await readBytes(bytes, "a.ofd"))).toEqual(["责任单位司法局等"]);
});

test("an OFD of pictures has no text layer", async () => {
  await expect(readBytes(page("<ImageObject/>"), "a.ofd")).rejects.toMatchObject({ reason: "no-text-layer" });
});
