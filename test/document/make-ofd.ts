import { zipOf } from "./make.ts";

/** A4 in millimetres, set as official documents are: 16-point type, 28 characters a line. */
const SIZE = 5.6;
const LEFT = 28;
const CHARACTERS = 28;
const LINES = 22;

/** An OFD of the paragraphs, each indented by two characters and wrapped, with page numbers in the foot. */
export function ofdOf(paragraphs: readonly string[]): Uint8Array {
  const printed = paragraphs.flatMap(wrap);
  const pages = Array.from({ length: Math.ceil(printed.length / LINES) }, (_, page) => printed.slice(page * LINES, (page + 1) * LINES));
  const entries = pages.map((lines, page) => [`Doc_0/Pages/Page_${page}/Content.xml`, pageXml(lines, page)] as const);
  return zipOf({ "OFD.xml": OFD, "Doc_0/Document.xml": documentXml(pages.length), ...Object.fromEntries(entries) });
}

interface Line {
  readonly text: string;
  readonly indent: number;
}

function wrap(paragraph: string): Line[] {
  const characters = [...paragraph];
  const lines: Line[] = [{ text: takeLine(characters, CHARACTERS - 2), indent: 2 }];
  while (characters.length > 0) lines.push({ text: takeLine(characters, CHARACTERS), indent: 0 });
  return lines;
}

/** Latin words are not broken. */
function takeLine(characters: string[], most: number): string {
  const line = characters.splice(0, most);
  while (/[a-z]/iu.test(line.at(-1) ?? "") && /[a-z]/iu.test(characters[0] ?? "")) characters.unshift(line.pop() ?? "");
  return line.join("");
}

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const OFD = `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`;

function documentXml(pages: number): string {
  const list = Array.from({ length: pages }, (_, page) => `<ofd:Page ID="${page + 10}" BaseLoc="Pages/Page_${page}/Content.xml"/>`).join(
    "",
  );
  return `<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${list}</ofd:Pages></ofd:Document>`;
}

/** Objects stand in reverse: reading order is by place, not by order in the file. */
function pageXml(lines: readonly Line[], page: number): string {
  const body = lines.map((line, index) => textObject(line, 40 + index * 10)).reverse();
  const foot = textObject({ text: `- ${page + 1} -`, indent: 12 }, 280);
  return `<ofd:Page ${NAMESPACE}><ofd:Content><ofd:Layer>${[foot, ...body].join("")}</ofd:Layer></ofd:Content></ofd:Page>`;
}

function textObject({ text, indent }: Line, y: number): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const steps = text.length > 1 ? ` DeltaX="g ${text.length - 1} ${SIZE}"` : "";
  const x = LEFT + indent * SIZE;
  return `<ofd:TextObject Boundary="${x} ${y} ${text.length * SIZE} 8" Size="${SIZE}"><ofd:TextCode X="0" Y="6"${steps}>${escaped}</ofd:TextCode></ofd:TextObject>`;
}
