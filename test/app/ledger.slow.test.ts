import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ledger, ledgerOf } from "../../src/app/ledger.ts";
import { writeLedger } from "../../src/app/write-ledger.ts";
import type { Application } from "../../src/context.ts";
import { openBot } from "../support/bot.ts";

const run = promisify(execFile);
const CALC = "/usr/lib/libreoffice/program/libsclo.so";

interface Page {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

describe("the workbook as LibreOffice prints it", () => {
  const folder = mkdtempSync(join(tmpdir(), "luzhi-ledger-"));
  let app: Application;
  beforeAll(async () => {
    if (!existsSync(CALC)) throw new Error("LibreOffice Calc is missing: apt-get install libreoffice-calc-nogui fonts-noto-cjk");
    app = await openBot();
  });
  afterAll(() => {
    app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ledgerFor = async (title: string): Promise<Ledger> => {
    const record = (await app.context.library.all()).find((one) => one.plan.title.includes(title));
    if (!record) throw new Error(`no plan ${title}`);
    return ledgerOf(app.context, { record, unit: null, today: "2024-12-20", withProgress: false });
  };

  const print = async (ledger: Ledger): Promise<readonly Page[]> => {
    const file = join(folder, "ledger.xlsx");
    writeFileSync(file, (await writeLedger(ledger, "xlsx")).bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    await run("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file]);
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(folder, "ledger.pdf"))));
    const { text } = await extractText(pdf, { mergePages: false });
    return Promise.all(
      text.map(async (page, at) => {
        const { width, height } = (await pdf.getPage(at + 1)).getViewport({ scale: 1 });
        return { text: page.replace(/\s+/g, ""), width, height };
      }),
    );
  };

  it.each(["六安市", "洪雅县", "山亭区"])(
    "puts the plan of %s on A4 across, one page wide, with header and number on each page",
    async (title) => {
      const ledger = await ledgerFor(title);
      const pages = await print(ledger);
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.length).toBeLessThan(ledger.rows.length / 2);
      for (const [at, { text, width, height }] of pages.entries()) {
        expect([Math.round(width), Math.round(height)]).toEqual([842, 595]);
        // Every column stands on every page: nothing ran over to a page beside it.
        for (const column of ["序号", "条款", "任务", "具体要求(原文)", "牵头单位", "下一到期日", "状态", "备注"])
          expect(text).toContain(column);
        expect(text).toContain(`第${at + 1}页,共${pages.length}页`);
      }
      expect(pages[0]?.text).toContain(ledger.title.replace(/\s+/g, ""));
    },
  );

  it("cuts no word of any clause off", async () => {
    const ledger = await ledgerFor("山亭区");
    const letters = (text: string) => text.replace(/[^\p{Script=Han}\d]/gu, "");
    const printed = letters((await print(ledger)).map(({ text }) => text).join(""));
    // A cell that is too low loses its first or its last lines.
    const cut = ledger.rows.filter(({ requirement }) => {
      const whole = letters(requirement);
      return !printed.includes(whole.slice(0, 12)) || !printed.includes(whole.slice(-12));
    });
    expect(cut.map((row) => row.requirement)).toEqual([]);
  });
});
