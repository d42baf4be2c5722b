import type { PrintedLine, PrintedPage } from "./layout.ts";

/** The share of a page's height, at its head and at its foot, where running heads and page numbers stand. */
const ZONE = 0.12;
/** - 3 -, — 3 —, 第3页 共9页, 3/9, 3. A lone number in the foot is a page's, not a clause's. */
const PAGE_NUMBER =
  /^[-—–―─·•.\s]*(?:第\s?)?[\d一二三四五六七八九十百]{1,4}(?:\s?页)?(?:\s?[/,，、]?\s?(?:共|of)?\s?\d{1,4}(?:\s?页)?)?[-—–―─·•.\s]*$/u;

/** Takes page numbers, and lines that stand on several pages at the same height, out of the pages. */
export function dropMargins(pages: readonly PrintedPage[]): { pages: PrintedPage[]; margins: string[] } {
  const repeated = repeatedKeys(pages);
  const margins: string[] = [];
  const bodies = pages.map((page) => {
    const lines = page.lines.filter((line) => {
      const marginal = inZone(line, page) && (PAGE_NUMBER.test(line.text) || repeated.has(key(line)));
      if (marginal) margins.push(line.text);
      return !marginal;
    });
    return { ...page, lines };
  });
  return { pages: bodies, margins };
}

/** Lines of the zones that stand on at least three pages and on half of all. */
function repeatedKeys(pages: readonly PrintedPage[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.lines.filter((line) => inZone(line, page)).map(key));
    for (const each of keys) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  const enough = Math.max(3, pages.length / 2);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([each]) => each));
}

/** Whether something stands in the head or foot of its page. */
export function inZone(line: { readonly y: number }, page: { readonly height: number }): boolean {
  return line.y < ZONE * page.height || line.y > (1 - ZONE) * page.height;
}

/** Without figures, which differ from page to page; with the rough height, as a paragraph's words may repeat elsewhere. */
function key(line: PrintedLine): string {
  return `${Math.round(line.y / (line.size * 2 || 1))}:${line.text.replaceAll(/\d+/gu, "#")}`;
}
