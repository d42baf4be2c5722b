import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataFolder, type Started, startLuzhi } from "../support/program.ts";
import { launchChromium } from "./chromium.ts";

// What README.md promises a newcomer, on the built program. The pictures in docs/images are of this run.
const PICTURES = process.env["LUZHI_PICTURES"];

const [data, remove] = dataFolder();
let program: Started;
let browser: Browser;

beforeAll(async () => {
  [program, browser] = await Promise.all([startLuzhi([], { data }), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  const ran = await program?.stop();
  remove();
  expect(ran?.code).toBe(0);
});

describe("a newcomer at the page", () => {
  it("asks as 洪雅县司法局 and gets its numbered clauses, marked as a draft", async () => {
    const page = await open({ width: 390, height: 844 });
    await be(page, "洪雅县司法局");
    await say(page, "我单位有哪些任务");
    await hears(page, /洪雅县司法局共 \d+ 项任务:牵头 \d+ 项/);
    await hears(page, /征求意见稿,尚未生效/);
    await hears(page, /二、\(五\) 全面落实告知承诺制/);
    await picture(page, "chat-phone");
    await say(page, "1");
    await hears(page, /责任单位/);
    await page.close();
  });

  it("sets the clock to December 2024 as 驻马店市市场监管局 and sees the January reminder arrive", async () => {
    const page = await open({ width: 1180, height: 860 });
    await be(page, "驻马店市市场监管局");
    await page.getByTestId("clock-jump").click();
    await expect.poll(() => page.getByTestId("clock").textContent(), { timeout: 20_000 }).toContain("2024年12月20日");
    const january = page.getByTestId("log").getByText("每年1月31日前公开本机关上年度行政执法总体情况");
    for (let step = 0; step < 4 && (await january.count()) === 0; step++) {
      await page.getByTestId("clock-next").click();
      await page.waitForTimeout(1000);
    }
    await expect.poll(() => january.count(), { timeout: 20_000 }).toBeGreaterThan(0);
    await hears(page, /最后一个工作日是1月27日/);
    await picture(page, "reminder-desktop");
    await page.close();
  });

  it("finds out as a citizen that nothing is recorded, and whom to call", async () => {
    const page = await open({ width: 390, height: 844 });
    await be(page, "公众");
    await say(page, "遂平县最近的服务点");
    await hears(page, /遂平县还没有录入公共法律服务点的地址/);
    await hears(page, /12348/);
    await page.close();
  });
});

async function open(viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport });
  const page = await context.newPage();
  await page.goto(program.url);
  await page.getByTestId("identity").locator("option").nth(1).waitFor({ state: "attached" });
  return page;
}

async function be(page: Page, label: string): Promise<void> {
  await page.getByTestId("identity").selectOption({ label });
  await page.getByTestId("log").getByText(`现在以“${label}”的身份对话`).waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByTestId("input").fill(text);
  await page.getByTestId("send").click();
}

async function hears(page: Page, words: RegExp): Promise<void> {
  await expect.poll(() => page.getByTestId("log").textContent(), { timeout: 20_000 }).toMatch(words);
}

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}
