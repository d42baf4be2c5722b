import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { DocumentError } from "../document/error.ts";
import { layoutText } from "../document/layout.ts";
import { scannedPage } from "../document/scan.ts";

const run = promisify(execFile);

/** The longer side of a page in pixels: an A4 page at 210 dots an inch, and a bound for pages of any size. */
const PAGE_PIXELS = 2480;
const MAX_PAGES = 120;
const PAGE_TIMEOUT = 90_000;
const RENDER_TIMEOUT = 300_000;
const MAX_OUTPUT = 50_000_000;

/**
 * Reads a scanned PDF with poppler's `pdftoppm` and `tesseract` (chi_sim), where both are installed; `undefined` where one is missing. The
 * programs get fixed arguments, no shell, a folder of their own and a time limit. The promise rejects with a DocumentError.
 */
export async function findOcr(): Promise<((bytes: Uint8Array) => Promise<string>) | undefined> {
  const found = await Promise.all([
    runTool("pdftoppm", ["-v"], 10_000).then(() => true),
    runTool("tesseract", ["--list-langs"], 10_000).then(({ stdout, stderr }) => /^chi_sim$/mu.test(stdout + stderr)),
  ]).catch(() => [false]);
  return found.every(Boolean) ? readScannedPdf : undefined;
}

async function readScannedPdf(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "luzhi-ocr-"));
  try {
    const file = join(folder, "scan.pdf");
    await writeFile(file, bytes);
    const pages = [];
    for (const image of await renderPages(file, folder)) pages.push(await readImage(image));
    return layoutText(pages).paragraphs.join("\n");
  } catch (cause) {
    if (cause instanceof DocumentError) throw cause;
    throw new DocumentError("no-text-layer", "扫描件识别失败。请上传 Word 原件或带文字的 PDF。", { cause });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function renderPages(file: string, folder: string): Promise<string[]> {
  const last = String(MAX_PAGES + 1);
  await runTool("pdftoppm", ["-gray", "-png", "-scale-to", String(PAGE_PIXELS), "-l", last, file, join(folder, "page")], RENDER_TIMEOUT);
  const images = (await readdir(folder)).filter((name) => name.endsWith(".png")).toSorted();
  if (images.length > MAX_PAGES) throw new DocumentError("too-large", `扫描件超过${MAX_PAGES}页。请拆分后再上传。`);
  return images.map((name) => join(folder, name));
}

async function readImage(image: string): Promise<ReturnType<typeof scannedPage>> {
  const { stdout } = await runTool("tesseract", [image, "stdout", "-l", "chi_sim", "--psm", "3", "tsv"], PAGE_TIMEOUT);
  return scannedPage(stdout);
}

/** One thread: the bot answers people on the same machine. */
function runTool(program: string, args: readonly string[], timeout: number): Promise<{ stdout: string; stderr: string }> {
  const env = { PATH: process.env["PATH"] ?? "/usr/bin:/bin", OMP_THREAD_LIMIT: "1", LC_ALL: "C.UTF-8" };
  return run(program, args, { timeout, maxBuffer: MAX_OUTPUT, killSignal: "SIGKILL", env });
}
