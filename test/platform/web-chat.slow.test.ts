import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { memoryInbox } from "../../src/chat/inbox.ts";
import type { Handler, Incoming } from "../../src/chat/types.ts";
import { type ChatApp, type ChatAppOptions, memoryDemo, startChatApp } from "../web/chat-app.ts";
import { launchChromium } from "../web/chromium.ts";

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const IDENTITIES = [
  { id: "hongya", label: "洪雅县司法局", kind: "unit" as const },
  { id: "zhumadian", label: "驻马店市市场监管局", kind: "unit" as const },
  { id: "citizen", label: "公民", kind: "citizen" as const },
];

let browser: Browser;
let app: ChatApp;
let context: BrowserContext;
let page: Page;
let demo: ReturnType<typeof memoryDemo>;
const complaints: string[] = [];
const heard: Incoming[] = [];

const handler: Handler = async (incoming) => {
  heard.push(incoming);
  if (incoming.text === "脚本")
    return [{ blocks: [{ kind: "paragraph", text: "<img src=x onerror=document.title='坏'><script>document.title='坏'</script>" }] }];
  if (incoming.text === "很长")
    return [{ blocks: Array.from({ length: 60 }, (_, index) => ({ kind: "paragraph", text: `第${index + 1}段` })) }];
  return [
    {
      blocks: [
        { kind: "title", text: `答：${incoming.location ? "收到位置" : incoming.text}` },
        { kind: "list", items: [{ text: "公开上年度行政执法总体情况", details: ["每年1月31日前"], number: 1 }] },
      ],
      choices: [{ label: "原文", say: "看第一条原文" }],
    },
  ];
};

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(() => {
  complaints.length = 0;
  heard.length = 0;
});
afterEach(async () => {
  await context.close();
  await app.close();
});

async function open(options: BrowserContextOptions = DESKTOP, appOptions: ChatAppOptions = {}): Promise<void> {
  demo = memoryDemo(Date.parse("2024-12-01T09:30:00+08:00"), IDENTITIES);
  app = await startChatApp(handler, { demo, ...appOptions });
  context = await browser.newContext({ locale: "zh-CN", ...options });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(app.url);
  await connected();
}

const part = (id: string) => page.getByTestId(id);
const connected = () => part("connection").filter({ hasText: "已连接" }).waitFor();
const log = () => part("log");
const answer = (text: string) => log().getByText(`答：${text}`);

const hasFocus = async (id: string) => (await page.locator(`[data-testid="${id}"]:focus`).count()) === 1;
const CHECKS = readFileSync(new URL("../web/page-checks.js", import.meta.url), "utf8");
const check = (name: string) => page.evaluate(`${CHECKS}; pageChecks.${name}()`);

async function ask(text: string): Promise<void> {
  await part("input").fill(text);
  await part("send").click();
}

async function session(): Promise<string> {
  const cookie = (await context.cookies()).find(({ name }) => name === "luzhi_session");
  return decodeURIComponent(cookie?.value ?? "").split(".")[0] ?? "";
}

describe.each([
  ["a phone", PHONE],
  ["a desktop", DESKTOP],
])("the page on %s", (name, device) => {
  it("says that it is a demo, lets me choose who I am, ask, and tap an answer", async () => {
    await open(device);
    expect(await part("demo").textContent()).toContain("演示模式");
    await part("identity").selectOption({ label: "洪雅县司法局" });
    await log().getByText("现在以“洪雅县司法局”的身份对话").waitFor();
    await ask("我单位有哪些任务");
    await answer("我单位有哪些任务").waitFor();
    await part("choice").click();
    await answer("看第一条原文").waitFor();
    expect(heard.map(({ text }) => text)).toEqual(["我单位有哪些任务", "看第一条原文"]);
    expect(complaints).toEqual([]);
  });

  it("offers what people in my place ask", async () => {
    await open(device);
    await part("welcome").getByRole("button", { name: "公民" }).click();
    await part("suggestions").getByRole("button", { name: "欠薪了找谁" }).click();
    await answer("欠薪了找谁").waitFor();
    expect(await part("welcome").isVisible()).toBe(false);
  });

  it("shows a reminder the moment it is sent", async () => {
    await open(device);
    await app.platform.send(await session(), { blocks: [{ kind: "title", text: "【到期提醒】1月24日" }] }, "d");
    await log().getByText("【到期提醒】1月24日").waitFor();
  });

  it("moves the clock by a day, to a given day, to any time and to the next reminder", async () => {
    await open(device);
    const controls = async () => {
      if (!(await part("clock-day").isVisible())) await part("clock").click();
    };
    expect(await part("clock").textContent()).toBe("2024年12月1日 周日 09:30");
    await controls();
    await part("clock-day").click();
    await part("clock").filter({ hasText: "2024年12月2日 周一" }).waitFor();
    await controls();
    await part("clock-jump").click();
    await part("clock").filter({ hasText: "2024年12月20日 周五 08:58" }).waitFor();
    await controls();
    await part("clock-field").fill("2025-01-06T07:30");
    await part("clock-set").click();
    await part("clock").filter({ hasText: "2025年1月6日 周一 07:30" }).waitFor();
    expect(Math.abs(demo.now() - Date.parse("2025-01-05T23:30:00Z"))).toBeLessThan(60_000);
    await controls();
    await part("clock-next").click();
    await part("clock").filter({ hasText: "2025年1月24日 周五 09:00" }).waitFor();
    await controls();
    await part("clock-next").click();
    await part("notice").filter({ hasText: "没有提醒" }).waitFor();
  });

  it("has no sideways scrolling, with large type neither", async () => {
    await open(device);
    await ask("长".repeat(200));
    await answer("长".repeat(20)).waitFor();
    expect(await check("overflow"), name).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "大字" }).click();
    expect(await check("overflow"), name).toBeLessThanOrEqual(0);
    await page.reload();
    expect(await page.getByRole("button", { name: "大字" }).getAttribute("aria-pressed")).toBe("true");
  });
});

describe("the page", () => {
  it("is used by keyboard alone", async () => {
    await open();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await hasFocus("input")).toBe(true);
    await page.keyboard.type("本月到期");
    await page.keyboard.press("Enter");
    await answer("本月到期").waitFor();
    while (!(await hasFocus("choice"))) await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await answer("看第一条原文").waitFor();
  });

  it("does not send what an input method has still in hand, nor a new line", async () => {
    await open();
    await part("input").fill("wo");
    await part("input").dispatchEvent("keydown", { key: "Enter", isComposing: true });
    await part("input").press("Shift+Enter");
    await part("input").pressSequentially("二");
    expect(await part("input").inputValue()).toBe("wo\n二");
    expect(heard).toEqual([]);
  });

  it("names every control, and reads new lines out", async () => {
    await open();
    await ask("帮助");
    await answer("帮助").waitFor();
    expect(await check("nameless")).toEqual([]);
    await expect.poll(() => log().getAttribute("aria-live")).toBe("polite");
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  });

  it.each(["light", "dark"] as const)("can be read in %s colours", async (colorScheme) => {
    await open({ ...DESKTOP, colorScheme });
    await ask("帮助");
    await answer("帮助").waitFor();
    expect(await check("weak")).toEqual([]);
    const paper = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(paper).toBe(colorScheme === "dark" ? "rgb(21, 24, 27)" : "rgb(244, 241, 234)");
  });

  it("lets me tap a number of the newest list, and of no older one", async () => {
    await open(PHONE);
    await ask("第一次");
    await answer("第一次").waitFor();
    await part("number").tap();
    await answer("1").waitFor();
    expect(heard.map(({ text }) => text)).toEqual(["第一次", "1"]);
    expect(await part("number").first().isDisabled()).toBe(true);
    expect(await part("number").last().isEnabled()).toBe(true);
  });

  it("shows markup as text and runs none of it", async () => {
    await open();
    await ask("脚本");
    await log().getByText("<script>document.title='坏'</script>").waitFor();
    expect(await page.title()).toBe("履职");
    expect(await log().locator("img[src=x]").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it("shows a long answer from its beginning", async () => {
    await open(PHONE);
    await ask("很长");
    await log().getByText("第60段").waitFor({ state: "attached" });
    await expect.poll(() => log().getByText("第1段", { exact: true }).isVisible()).toBe(true);
    const top = await log().getByText("第1段", { exact: true }).boundingBox();
    const frame = await log().boundingBox();
    expect((top?.y ?? 0) - (frame?.y ?? 0)).toBeGreaterThanOrEqual(0);
    expect((top?.y ?? 0) - (frame?.y ?? 0)).toBeLessThan(120);
  });

  it("has the log again after a reload, and in a second tab", async () => {
    await open();
    await ask("帮助");
    await answer("帮助").waitFor();
    await page.reload();
    await answer("帮助").waitFor();
    const second = await context.newPage();
    await second.goto(app.url);
    await second.getByTestId("log").getByText("答：帮助").waitFor();
    await ask("第二句");
    await second.getByTestId("log").getByText("答：第二句").waitFor();
    expect(await second.locator(".entry.person").count()).toBe(2);
  });

  it("comes back by itself after the server was restarted, and shows once what was sent meanwhile", async () => {
    const inbox = memoryInbox();
    await open(DESKTOP, { inbox });
    await ask("以前");
    await answer("以前").waitFor();
    const { port } = app;
    await app.close();
    await part("connection").filter({ hasText: "重新连接" }).waitFor();
    const said = { by: "bot" as const, reply: { blocks: [{ kind: "paragraph" as const, text: "停机时的提醒" }] } };
    await inbox.append(await session(), { said, key: "push:x", at: Date.now() });
    app = await startChatApp(handler, { demo, inbox, port });
    await log().getByText("停机时的提醒").waitFor();
    await connected();
    await ask("以后");
    await answer("以后").waitFor();
    expect(await log().getByText("停机时的提醒").count()).toBe(1);
    expect(await answer("以前").count()).toBe(1);
  });

  it("sends a line again whose answer was lost on the way, and the bot hears it once", async () => {
    await open();
    let lost = 0;
    await page.route("**/chat/messages", async (route) => {
      if (lost === 2) return route.fallback();
      lost += 1;
      // The first time the server gets it and its answer is lost, the second time nothing gets through.
      if (lost === 1) await route.fetch();
      return route.abort("connectionreset");
    });
    await ask("只听一次");
    await answer("只听一次").waitFor();
    await expect.poll(() => lost).toBe(2);
    await page.waitForResponse("**/chat/messages");
    expect(heard).toHaveLength(1);
    expect(await page.locator(".entry.person").count()).toBe(1);
  });

  it("keeps what I typed when the server refuses it", async () => {
    await open(DESKTOP, { pace: { burst: 1, perMinute: 1 } });
    await ask("一");
    await answer("一").waitFor();
    await ask("二");
    await part("notice").filter({ hasText: "发得太快" }).waitFor();
    expect(await part("input").inputValue()).toBe("二");
  });

  it("sends where I am when I allow it", async () => {
    await open({ ...DESKTOP, permissions: ["geolocation"], geolocation: { latitude: 31.7349, longitude: 116.5232 } });
    await part("location").click();
    await answer("收到位置").waitFor();
    expect(heard[0]?.location).toEqual({ latitude: 31.7349, longitude: 116.5232, datum: "WGS-84" });
  });

  it("asks for a place name when I do not allow it", async () => {
    await open(DESKTOP);
    await part("location").click();
    await part("notice").filter({ hasText: "可以直接说地名" }).waitFor();
    expect(heard).toEqual([]);
  });

  it("has no demo controls where there is no demo mode", async () => {
    await open(DESKTOP, { demo: null });
    await ask("帮助");
    await answer("帮助").waitFor();
    expect(await part("demo").isVisible()).toBe(false);
    expect(await page.getByText("演示").count()).toBe(await page.getByText("演示").filter({ visible: false }).count());
  });
});
